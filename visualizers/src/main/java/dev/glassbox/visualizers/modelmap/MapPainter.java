package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.modelmap.MapPlan.Kind;
import javafx.scene.text.TextAlignment;

/** Draws the whole map: grounds, ribbons, parts, then what is written around them. */
final class MapPainter {
    private final Scene scene;
    private final Brush brush;
    private final MapLayout layout;
    private final ModelMapFrame frame;
    private final StreamPainter streams;
    private final StripPainter strips;

    MapPainter(Scene scene) {
        this.scene = scene;
        brush = scene.brush();
        layout = scene.layout();
        frame = scene.frame();
        streams = new StreamPainter(scene);
        strips = new StripPainter(scene);
    }

    void paint(double width, double height) {
        ground();
        frame.plan().cells().forEach(this::ground);
        if (frame.path().isOpen()) {
            new FlowPainter(scene).flows();
        } else {
            streams.whole();
        }
        EndPainter ends = new EndPainter(scene);
        ends.tokens();
        ends.logits();
        ends.answers();
        frame.plan().cells().forEach(this::part);
        outlines(scene.stage() >= 0 || frame.broken().isPresent());
        MapMargins margins = new MapMargins(scene, width, height);
        margins.names();
        margins.ledger();
        margins.scales();
    }

    /** Rings around what is pointed at, computed just now, or where the pass stops. */
    void outlines(boolean wanted) {
        if (wanted) {
            frame.plan().cells().forEach(this::outline);
        }
    }

    /** The opened place lies on a sheet of its own, between what has shrunk to the edges. */
    private void ground() {
        if (!frame.path().isOpen()) {
            return;
        }
        double left = Double.MAX_VALUE;
        double right = 0;
        for (MapPlan.Cell cell : frame.plan().cells()) {
            boolean inside =
                    cell.kind() == Kind.STRIP
                            || cell.kind() == Kind.CURVES
                            || cell.kind() == Kind.SQUARE
                            || cell.kind() == Kind.NUMBERS;
            if (inside) {
                left = Math.min(left, layout.rect(cell.part()).x());
                right = Math.max(right, layout.rect(cell.part()).right());
            }
        }
        double pad = 0.45 * brush.em();
        Rect sheet =
                new Rect(
                        left - pad,
                        layout.top() - pad,
                        right - left + 2 * pad,
                        layout.bottom() - layout.top() + 2 * pad);
        brush.g().setFill(scene.ink(frame.path().layer() < 0 ? "next" : "block", 0.06));
        brush.round(sheet, 0.7 * brush.em());
        brush.g().setStroke(scene.ink(frame.path().layer() < 0 ? "next" : "block", 0.35));
        brush.roundLine(sheet, 0.7 * brush.em(), 1.2);
    }

    private void ground(MapPlan.Cell cell) {
        Rect r = layout.rect(cell.part());
        String kind = MapPart.kindOf(cell.part());
        double em = brush.em();
        double opacity = scene.opacity(cell.part());
        switch (cell.kind()) {
            case BLOCK -> {
                brush.g().setFill(scene.ink(kind, 0.055 * opacity));
                brush.round(padded(r), 0.6 * em);
                brush.g().setStroke(scene.ink(kind, 0.35 * opacity));
                brush.roundLine(padded(r), 0.6 * em, 1.2);
            }
            case BAR -> {
                brush.g().setFill(scene.ink(kind, 0.16 * opacity));
                brush.round(r, 0.35 * em);
                brush.g().setStroke(scene.ink(kind, 0.6 * opacity));
                brush.roundLine(r, 0.35 * em, 1.2);
            }
            case EDGE -> {
                brush.g().setFill(scene.ink(kind, 0.22 * opacity));
                brush.round(r, Math.min(0.3 * em, r.w() / 2));
            }
            case CURVES -> {
                brush.g().setFill(brush.colour("surface", 0.75));
                brush.round(r, 0.4 * em);
            }
            default -> {}
        }
    }

    private Rect padded(Rect r) {
        double pad = 0.25 * brush.em();
        return new Rect(r.x(), r.y() - pad, r.w(), r.h() + 2 * pad);
    }

    private void part(MapPlan.Cell cell) {
        Strip strip = frame.numbers().strips().get(cell.part());
        switch (cell.kind()) {
            case STRIP -> {
                if (strip != null) {
                    strips.strip(cell.part(), strip);
                    int head =
                            "kv".contains(MapPart.kindOf(cell.part()))
                                    ? frame.anatomy().group(frame.head())
                                    : frame.head();
                    strips.chosenHead(cell.part(), strip, head);
                }
                stacked(cell);
            }
            case CURVES -> {
                if (strip != null) {
                    Rect r = layout.rect(cell.part());
                    streams.curves(strip, r, r.x(), r.right(), scene.opacity(cell.part()));
                }
            }
            case SQUARE -> {
                if (strip != null) {
                    strips.square(
                            cell.part(),
                            strip,
                            MapPart.kindOf(cell.part()).equals("pattern"),
                            frame.path().query(),
                            frame.path().key());
                }
            }
            case NUMBERS ->
                    frame.dot().ifPresent(dot -> new NumbersPainter(scene).dot(cell.part(), dot));
            default -> {}
        }
    }

    /** Parts below the first of a column have their sign beside them: no name stands above. */
    private void stacked(MapPlan.Cell cell) {
        String kind = MapPart.kindOf(cell.part());
        if (cell.from() == 0 && !kind.equals("q")) {
            return;
        }
        Rect r = layout.rect(cell.part());
        double radius = 0.68 * brush.em();
        double x = r.x() - 0.8 * brush.em();
        double y = r.y() + Math.min(r.h() / 2, 0.8 * brush.em());
        String sign = scene.texts().text("modelmap.sign." + kind);
        double half = Math.max(radius, brush.width(sign, 0.85, true) / 2 + 0.35 * brush.em());
        Rect badge = new Rect(x - half, y - radius, 2 * half, 2 * radius);
        brush.g().setFill(brush.colour("surface", scene.opacity(cell.part())));
        brush.round(badge, radius);
        brush.g().setStroke(scene.ink(kind, scene.opacity(cell.part())));
        brush.roundLine(badge, radius, 1.8);
        brush.text(
                sign,
                x,
                y,
                0.85,
                true,
                brush.colour("text", scene.opacity(cell.part())),
                TextAlignment.CENTER);
    }

    /** What is pointed at, computed just now, or where the pass stops by a changed size. */
    private void outline(MapPlan.Cell cell) {
        boolean broken =
                frame.broken()
                        .filter(joint -> joint.part().equals(MapPart.kindOf(cell.part())))
                        .isPresent();
        if (!scene.isLit(cell.part()) && !broken) {
            return;
        }
        Rect r = layout.rect(cell.part());
        double pad = 0.3 * brush.em();
        Rect ring = new Rect(r.x() - pad, r.y() - pad, r.w() + 2 * pad, r.h() + 2 * pad);
        brush.g().setStroke(brush.colour("surface"));
        brush.roundLine(ring, 0.5 * brush.em(), 5);
        brush.g().setStroke(brush.colour(broken ? "danger" : "accent"));
        brush.roundLine(ring, 0.5 * brush.em(), 2.6);
    }
}

package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.modelmap.MapLayout.Rect;

/**
 * The ribbons between the parts of an opened place: one for each position, as wide at each end as
 * that part's row is long, on the part's own scale; the residual stream passes below.
 */
final class FlowPainter {
    private static final double FULL = 0.72;
    private static final double BAND_TOP = 0.895; // the stream below an opened block
    private static final double BAND_HEIGHT = 0.09;

    private final Scene scene;
    private final Brush brush;
    private final MapLayout layout;
    private final PassNumbers numbers;

    FlowPainter(Scene scene) {
        this.scene = scene;
        brush = scene.brush();
        layout = scene.layout();
        numbers = scene.frame().numbers();
    }

    void flows() {
        for (MapPlan.Flow flow : scene.frame().plan().flows()) {
            if (flow.skip()) {
                skip(flow);
            } else if (!MapPart.kindOf(flow.to()).equals("next")) {
                flow(flow);
            }
        }
    }

    private void flow(MapPlan.Flow flow) {
        if (flow.to().equals("unembed") || flow.to().equals("dot")) {
            last(flow);
            return;
        }
        Rect from = end(flow.from());
        Rect to = end(flow.to());
        String kind = MapPart.kindOf(flow.to());
        String ink = ink(MapPart.kindOf(flow.from()), kind);
        double opacity = Math.min(scene.opacity(flow.from()), scene.opacity(flow.to()));
        double[] left = shares(flow.from());
        double[] right = shares(flow.to());
        int stands = standsOut(MapPart.kindOf(flow.from()));
        for (int p = layout.first(); p < layout.count(); p++) {
            boolean chosen = p == stands;
            brush.g().setFill(scene.ink(ink, opacity * (chosen ? 0.6 : 0.22)));
            brush.ribbon(
                    from.right(),
                    layout.row(from, p),
                    left[p] * layout.pitch(from) * FULL,
                    to.x(),
                    layout.row(to, p),
                    right[p] * layout.pitch(to) * FULL);
        }
    }

    /** Queries, keys and values keep their colours; closed blocks are passed by the stream. */
    private static String ink(String from, String to) {
        return from.matches("[qkv]") ? from : to.equals("block") ? "x" : to;
    }

    /** The row that is followed; of the keys it is the opened cell's key. */
    private int standsOut(String from) {
        int key = scene.frame().path().key();
        return from.equals("k") && key >= 0 ? key : scene.frame().position();
    }

    /** Squares are drawn smaller than the room they are given. */
    private Rect end(String part) {
        boolean square =
                scene.frame().plan().cells().stream()
                        .anyMatch(c -> c.part().equals(part) && c.kind() == MapPlan.Kind.SQUARE);
        return square ? layout.square(scene.rect(part)) : scene.rect(part);
    }

    /** Only the last position goes on to the logits. */
    private void last(MapPlan.Flow flow) {
        Rect from = scene.rect(flow.from());
        Rect to = scene.rect(flow.to());
        brush.g().setFill(brush.colour("axis-vocab", 0.2 * scene.opacity("unembed")));
        boolean numbers = MapPart.kindOf(flow.from()).equals("dot");
        double y = numbers ? from.y() + from.h() / 2 : layout.row(from, layout.count() - 1);
        double thick = numbers ? from.h() * 0.5 : layout.pitch(from) * FULL;
        brush.ribbon(from.right(), y, thick, to.x(), to.y() + to.h() / 2, to.h());
    }

    /** The stream is carried on below what reads from it, and what was computed is added to it. */
    private void skip(MapPlan.Flow flow) {
        Rect from = scene.rect(flow.from());
        Rect to = scene.rect(flow.to());
        double high = layout.bottom() - layout.top();
        double top = layout.top() + BAND_TOP * high;
        double pitch = BAND_HEIGHT * high / layout.shown();
        double[] left = shares(flow.from());
        double[] right = shares(flow.to());
        double opacity = scene.opacity(flow.from());
        for (int p = layout.first(); p < layout.count(); p++) {
            boolean chosen = p == scene.frame().position();
            brush.g().setFill(brush.colour("axis-position", opacity * (chosen ? 0.65 : 0.32)));
            double y = top + (p - layout.first() + 0.5) * pitch;
            brush.ribbon(from.right(), y, left[p] * pitch * 0.9, to.x(), y, right[p] * pitch * 0.9);
        }
        plus(to.x() - 0.1 * brush.em(), top - 0.55 * brush.em(), scene.opacity(flow.to()));
    }

    private void plus(double x, double y, double opacity) {
        double r = 0.55 * brush.em();
        brush.g().setFill(brush.colour("surface"));
        brush.g().fillOval(x - r, y - r, 2 * r, 2 * r);
        brush.g().setStroke(brush.colour("axis-position", opacity));
        brush.g().setLineWidth(1.6);
        brush.g().strokeOval(x - r, y - r, 2 * r, 2 * r);
        brush.g().strokeLine(x - r * 0.5, y, x + r * 0.5, y);
        brush.g().strokeLine(x, y - r * 0.5, x, y + r * 0.5);
    }

    /** How long each row of a part is, from 0 to 1 of its longest. */
    private double[] shares(String part) {
        Strip strip = numbers.strips().get(part);
        String kind = MapPart.kindOf(part);
        double[] lengths;
        double longest;
        if (kind.equals("pattern") || kind.equals("scores")) {
            lengths = new double[layout.count()];
            java.util.Arrays.fill(lengths, 1);
            longest = 1;
        } else if (strip != null) {
            lengths = strip.norms();
            longest = PassNumbers.largest(lengths);
        } else {
            lengths = stream(part, kind);
            longest = numbers.widest();
        }
        double[] shares = new double[lengths.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Double.isFinite(lengths[i]) && longest > 0 ? lengths[i] / longest : 0;
        }
        return shares;
    }

    /** What the stream is long where a closed part hands it on. */
    private double[] stream(String part, String kind) {
        if (kind.equals("block")) {
            int next = Integer.parseInt(part.substring("block.".length())) + 1;
            return next < numbers.layers().size()
                    ? numbers.layers().get(next).pre()
                    : numbers.last();
        }
        return kind.equals("norm") ? numbers.last() : numbers.layers().get(0).pre();
    }
}

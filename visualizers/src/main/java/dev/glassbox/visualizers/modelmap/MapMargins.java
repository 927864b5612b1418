package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.modelmap.MapLayout.Placed;
import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.modelmap.MapPlan.Kind;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.text.TextAlignment;

/** What is written above and below the map: names, counts, shapes on the arrows, scales. */
final class MapMargins {
    private static final double NAME = 0.95; // sizes of text, in em
    private static final double COUNT = 0.72;
    private static final double SHAPE = 0.76;

    private final Scene scene;
    private final Brush brush;
    private final MapLayout layout;
    private final ModelMapFrame frame;
    private final double width;
    private final double height;

    MapMargins(Scene scene, double width, double height) {
        this.scene = scene;
        this.width = width;
        this.height = height;
        brush = scene.brush();
        layout = scene.layout();
        frame = scene.frame();
    }

    private List<MapPart> tops() {
        List<MapPart> tops = new ArrayList<>();
        List<MapPlan.Cell> cells = frame.plan().cells();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).from() == 0) {
                tops.add(frame.parts().get(i));
            }
        }
        return tops;
    }

    private boolean shrunk(MapPart part) {
        return frame.plan().cells().stream()
                .anyMatch(cell -> cell.part().equals(part.id()) && cell.kind() == Kind.EDGE);
    }

    /** Every column's name and how many trained numbers are in it. */
    void names() {
        double em = brush.em();
        double top = layout.top() - MapLayout.HEADER * em;
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, List<String>> counts = new LinkedHashMap<>();
        Map<String, List<String>> extents = new LinkedHashMap<>();
        for (MapPart part : tops()) {
            String sign = sign(part);
            boolean edge = shrunk(part);
            names.put(
                    part.id(),
                    edge ? List.of(sign) : List.of(scene.texts().text(part.name()), sign));
            long count = part.kind().equals("q") ? projections(part.id()) : part.parameters();
            if (count > 0 && !edge) {
                String share = Numbers.percent((double) count / frame.counts().total());
                counts.put(part.id(), List.of(ModelMapFrame.grouped(count) + " · " + share, share));
            }
            extent(part).ifPresent(text -> extents.put(part.id(), List.of(text)));
        }
        for (Placed one : alike(names)) {
            String kind = MapPart.kindOf(one.part());
            brush.text(
                    one.text(),
                    one.x(),
                    top + 0.7 * em,
                    NAME,
                    true,
                    brush.colour(
                            scene.isLit(one.part()) ? "accent" : nameInk(kind),
                            Math.max(0.45, scene.opacity(one.part()))),
                    TextAlignment.CENTER);
        }
        for (Placed one : layout.place(counts, text -> brush.width(text, COUNT, false), 1, width)) {
            brush.text(
                    one.text(),
                    one.x(),
                    top + 1.72 * em,
                    COUNT,
                    false,
                    brush.colour("text-muted"),
                    TextAlignment.CENTER);
        }
        for (Placed one :
                layout.place(extents, text -> brush.width(text, COUNT, false), 1, width)) {
            brush.text(
                    one.text(),
                    one.x(),
                    top + 2.6 * em,
                    COUNT,
                    false,
                    brush.colour("text-muted"),
                    TextAlignment.CENTER);
        }
    }

    /** Blocks are all called by their names, or all by their numbers where that is too long. */
    private List<Placed> alike(Map<String, List<String>> names) {
        List<Placed> placed = placed(names);
        boolean whole = true;
        for (Map.Entry<String, List<String>> one : names.entrySet()) {
            boolean named =
                    placed.stream()
                            .anyMatch(
                                    there ->
                                            there.part().equals(one.getKey())
                                                    && there.text().equals(one.getValue().get(0)));
            whole &= named || !MapPart.kindOf(one.getKey()).equals("block");
        }
        if (!whole) {
            names.replaceAll(
                    (part, forms) ->
                            "block embed".contains(MapPart.kindOf(part))
                                    ? forms.subList(forms.size() - 1, forms.size())
                                    : forms);
            return placed(names);
        }
        return placed;
    }

    private List<Placed> placed(Map<String, List<String>> names) {
        return layout.place(names, text -> brush.width(text, NAME, true), 1, width);
    }

    /** Colours of ribbons are too pale for text; the axes' colours are made for it. */
    private static String nameInk(String kind) {
        String ink = Scene.ink(kind);
        return ink.startsWith("cat-") ? "text" : ink;
    }

    private long projections(String q) {
        String block = q.substring(0, q.length() - 1);
        return frame.counts().of(q)
                + frame.counts().of(block + "k")
                + frame.counts().of(block + "v");
    }

    private String sign(MapPart part) {
        return part.kind().equals("block")
                ? part.id().substring("block.".length())
                : scene.texts().text("modelmap.sign." + part.kind());
    }

    /** What the deepest colours of a strip stand for. */
    private Optional<String> extent(MapPart part) {
        Strip strip = frame.numbers().strips().get(part.id());
        return strip == null || part.kind().equals("pattern")
                ? Optional.empty()
                : Optional.of("±" + Numbers.brief(strip.extent()));
    }

    /** The shape on every arrow, in names and in numbers; each axis in its own colour. */
    void ledger() {
        double em = brush.em();
        Map<String, List<String>> forms = new LinkedHashMap<>();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        List<MapPlan.Cell> cells = frame.plan().cells();
        List<String> written = new ArrayList<>();
        double column = -1;
        for (int i = 0; i < cells.size(); i++) {
            MapPart part = frame.parts().get(i);
            Shape shape = part.shape();
            double x = layout.rect(part.id()).x();
            if (x != column) {
                written.clear();
                column = x;
            }
            boolean again = written.contains(shape.live());
            if (shape.axes().isEmpty() || shrunk(part) || again) {
                continue;
            }
            written.add(shape.live());
            shapes.put(part.id(), shape);
            forms.put(part.id(), List.of(shape.symbolic(), shape.live()));
        }
        double top = layout.bottom() + 0.75 * em;
        for (Placed one :
                layout.place(
                        forms,
                        text -> brush.width(text, SHAPE, false),
                        MapLayout.lines(frame.plan()),
                        width)) {
            Shape shape = shapes.get(one.part());
            if (shape == null) {
                continue; // a part without a value of its own
            }
            Rect r = layout.rect(one.part());
            double y = top + one.line() * 2.05 * em;
            double opacity = Math.max(0.45, scene.opacity(one.part()));
            brush.g().setStroke(brush.colour("line-strong", 0.55 * opacity));
            brush.g().setLineWidth(1);
            brush.g().strokeLine(r.middle(), layout.bottom() + 0.3 * em, r.middle(), y - 0.1 * em);
            boolean names = one.text().equals(shape.symbolic());
            if (names) {
                axes(shape, true, one.x(), y + 0.5 * em, opacity);
            }
            axes(shape, false, one.x(), y + (names ? 1.4 : 0.7) * em, opacity);
        }
    }

    private void axes(Shape shape, boolean names, double middle, double y, double opacity) {
        String all = names ? shape.symbolic() : shape.live();
        double x = middle - brush.width(all, SHAPE, !names) / 2;
        x = piece("[", x, y, "text-muted", !names, opacity);
        for (int i = 0; i < shape.axes().size(); i++) {
            Shape.Axis axis = shape.axes().get(i);
            x = piece(i == 0 ? "" : ", ", x, y, "text-muted", !names, opacity);
            x =
                    piece(
                            names ? axis.name() : String.valueOf(axis.length()),
                            x,
                            y,
                            axis.colour(),
                            !names,
                            opacity);
        }
        piece("]", x, y, "text-muted", !names, opacity);
    }

    private double piece(
            String text, double x, double y, String colour, boolean bold, double opacity) {
        brush.text(text, x, y, SHAPE, bold, brush.colour(colour, opacity), TextAlignment.LEFT);
        return x + brush.width(text, SHAPE, bold);
    }

    /** What widths and colours stand for, with numbers. */
    void scales() {
        double em = brush.em();
        double y = height - 0.75 * em;
        double x = 0.6 * em;
        if (!frame.path().isOpen()) {
            x =
                    sample(
                            x,
                            y,
                            "axis-position",
                            0.4,
                            "modelmap.scale.stream",
                            Numbers.picture(frame.numbers().widest()));
            x =
                    sample(
                            x,
                            y,
                            "cat-5",
                            0.6,
                            "modelmap.scale.attention",
                            String.valueOf(frame.head()));
            if (frame.anatomy().hasMlp()) {
                sample(x, y, "cat-4", 0.6, "modelmap.scale.mlp", "");
            }
            return;
        }
        double bar = 7 * em;
        ColorScale scale = ColorScale.signed(brush.palette(), 1);
        for (int i = 0; i < bar; i++) {
            brush.g().setFill(Brush.colour(scale.argb(2 * i / bar - 1), 1));
            brush.g().fillRect(x + i, y - 0.4 * em, 1.5, 0.8 * em);
        }
        String words = scene.texts().text("modelmap.scale.strips");
        brush.text(
                brush.fitted(words, COUNT, false, width - bar - 2 * em),
                x + bar + 0.5 * em,
                y,
                COUNT,
                false,
                brush.colour("text-muted"),
                TextAlignment.LEFT);
    }

    private double sample(
            double x, double y, String colour, double opacity, String key, String value) {
        double em = brush.em();
        String words = scene.texts().text(key, "value", value);
        double needs = 2.6 * em + brush.width(words, COUNT, false) + 1.4 * em;
        if (x + needs > width) {
            return x;
        }
        brush.g().setFill(brush.colour(colour, opacity));
        brush.ribbon(x, y, 0.2 * em, x + 2.2 * em, y, 0.9 * em);
        brush.text(
                words,
                x + 2.6 * em,
                y,
                COUNT,
                false,
                brush.colour("text-muted"),
                TextAlignment.LEFT);
        return x + needs;
    }
}

package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.LinkCanvas;
import dev.glassbox.visualizers.control.LinkData;
import dev.glassbox.visualizers.control.LinkWords;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A pattern: its heat map, its lines between two columns, or the table of its numbers. */
final class PatternView implements GridCells {

    /** What a gesture on the map leads to. */
    interface Gestures {
        /** The row that is talked about is another one; -1 for none. */
        void pointed(int query);

        void moved(int query, int key);

        void chosen(int query, int key);
    }

    private static final String AXIS = "axis-position";

    private final HeatmapCanvas map = new HeatmapCanvas(new HeatmapStyle(AXIS, 2, true, true));
    private final NumberTable table = new NumberTable();
    private final LinkCanvas lines = new LinkCanvas();
    private final StackPane both = new StackPane(map, lines, table);
    private final Gestures gestures;
    private @Nullable AttentionFrame frame;
    private @Nullable Texts texts;

    PatternView(Gestures gestures) {
        this.gestures = gestures;
        map.setCells(this);
        table.setCells(this);
        lines.setCells(new Rows());
        swap(map);
    }

    Region node() {
        return both;
    }

    void show(AttentionState state, AttentionFrame newFrame, Texts newTexts, Palette palette) {
        frame = newFrame;
        texts = newTexts;
        boolean asLines = state.look().view() == Look.View.LINES;
        newFrame.shown()
                .ifPresent(
                        shown -> {
                            if (asLines) {
                                link(newFrame, shown, newTexts, palette);
                            } else {
                                draw(state, newFrame, shown.pattern(), newTexts, palette);
                            }
                        });
        newFrame.table().ifPresent(numbers -> write(newFrame, numbers, newTexts, palette));
        swap(newFrame.table().isPresent() ? table : asLines ? lines : map);
        Optional<AttentionState.Cell> cell = AttentionFrame.cell(state, newFrame.reading());
        if (cell.isPresent()) {
            map.choose(cell.get().query(), cell.get().key());
            table.choose(cell.get().query(), cell.get().key());
            lines.choose(cell.get().query(), 0);
        } else {
            map.chooseNone();
            lines.chooseNone();
            table.chooseNone();
        }
    }

    private void draw(
            AttentionState state,
            AttentionFrame shown,
            HeadPattern pattern,
            Texts t,
            Palette palette) {
        HeatmapData data =
                new HeatmapData(
                        pattern.queries(),
                        pattern.keys(),
                        pattern.weights(),
                        shown.reading().tokens(),
                        shown.reading().keys(),
                        HeatmapData.Kind.MAGNITUDE,
                        1);
        HeatmapWords words =
                new HeatmapWords(
                        t.text(shown.description()),
                        t.text("attention.axis.query"),
                        t.text("attention.axis.key"),
                        t.text("attention.scale"),
                        t.text(state.look().filters() ? "attention.left-out" : "attention.masked"),
                        t.text("attention.keys"));
        map.show(data, words, palette);
    }

    private void link(AttentionFrame frame, Shown shown, Texts t, Palette palette) {
        LinkData data =
                new LinkData(
                        frame.reading().tokens(),
                        frame.reading().keys(),
                        shown.lines().stream()
                                .map(
                                        line ->
                                                new LinkData.Link(
                                                        line.query(), line.key(), line.weight()))
                                .toList(),
                        AXIS,
                        AXIS,
                        true);
        LinkWords words =
                new LinkWords(
                        t.text(frame.description()),
                        t.text("attention.line.queries"),
                        t.text("attention.line.keys"),
                        t.text("attention.scale"),
                        t.text("attention.line.help"));
        lines.show(data, words, palette);
    }

    private void write(AttentionFrame shown, PatternTable numbers, Texts t, Palette palette) {
        TableData data =
                new TableData(
                        numbers.tokens(),
                        numbers.keys(),
                        numbers::text,
                        Numbers.WIDEST_SHARE,
                        AXIS);
        TableWords words =
                new TableWords(
                        t.text(shown.description()),
                        t.text("control.table"),
                        t.text("attention.axis.query"),
                        t.text("attention.axis.key"),
                        numbers.hasMasked()
                                ? t.text("attention.table.masked", "sign", PatternTable.MASKED)
                                : "",
                        t.text("attention.keys"));
        table.show(data, words, palette);
    }

    /** One of the three is there; the keyboard stays with the pattern. */
    private void swap(Region to) {
        boolean focused = map.isFocused() || table.isFocused() || lines.isFocused();
        for (Region part : java.util.List.of(map, lines, table)) {
            boolean there = part == to;
            part.setVisible(there);
            part.setManaged(there);
        }
        if (focused) {
            focus();
        }
    }

    void focus() {
        (table.isVisible() ? table : lines.isVisible() ? lines : map).requestFocus();
    }

    /** The rows of the lines: a query stands for the key it looks at most, and a key for its. */
    private final class Rows implements GridCells {
        @Override
        public String words(int row, int column) {
            return frame == null || texts == null || frame.pattern().isEmpty()
                    ? ""
                    : texts.text(frame.rowWords(row, column == 0));
        }

        @Override
        public void reached(int row, int column) {
            gestures.pointed(column == 0 ? row : -1);
        }

        @Override
        public void chosen(int row, int column) {
            AttentionFrame shown = frame;
            if (shown == null || shown.pattern().isEmpty()) {
                return;
            }
            HeadPattern pattern = shown.pattern().get();
            int query = column == 0 ? row : pattern.keenest(row);
            gestures.chosen(query, column == 0 ? pattern.strongest(row) : row);
        }
    }

    @Override
    public String words(int row, int column) {
        return frame == null || texts == null ? "" : texts.text(frame.cellWords(row, column));
    }

    @Override
    public void reached(int row, int column) {
        gestures.pointed(row);
    }

    @Override
    public void moved(int row, int column) {
        gestures.moved(row, column);
    }

    @Override
    public void chosen(int row, int column) {
        gestures.chosen(row, column);
    }

    void dispose() {
        map.setCells(null);
        table.setCells(null);
        lines.setCells(null);
        frame = null;
    }
}

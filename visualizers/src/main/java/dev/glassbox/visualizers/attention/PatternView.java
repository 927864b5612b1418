package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One head's pattern: its heat map, or the table of its numbers. */
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
    private final StackPane both = new StackPane(map, table);
    private final Gestures gestures;
    private @Nullable AttentionFrame frame;
    private @Nullable Texts texts;

    PatternView(Gestures gestures) {
        this.gestures = gestures;
        map.setCells(this);
        table.setCells(this);
        swap(false);
    }

    Region node() {
        return both;
    }

    void show(AttentionState state, AttentionFrame newFrame, Texts newTexts, Palette palette) {
        frame = newFrame;
        texts = newTexts;
        newFrame.pattern().ifPresent(pattern -> draw(newFrame, pattern, newTexts, palette));
        newFrame.table().ifPresent(numbers -> write(newFrame, numbers, newTexts, palette));
        swap(newFrame.table().isPresent());
        Optional<AttentionState.Cell> cell = AttentionFrame.cell(state, newFrame.reading());
        if (cell.isPresent()) {
            map.choose(cell.get().query(), cell.get().key());
            table.choose(cell.get().query(), cell.get().key());
        } else {
            map.chooseNone();
            table.chooseNone();
        }
    }

    private void draw(AttentionFrame shown, HeadPattern pattern, Texts t, Palette palette) {
        HeatmapData data =
                new HeatmapData(
                        pattern.size(),
                        pattern.size(),
                        pattern.weights(),
                        shown.reading().tokens(),
                        shown.reading().tokens(),
                        HeatmapData.Kind.MAGNITUDE,
                        1);
        HeatmapWords words =
                new HeatmapWords(
                        t.text(shown.description()),
                        t.text("attention.axis.query"),
                        t.text("attention.axis.key"),
                        t.text("attention.scale"),
                        t.text("attention.masked"),
                        t.text("attention.keys"));
        map.show(data, words, palette);
    }

    private void write(AttentionFrame shown, PatternTable numbers, Texts t, Palette palette) {
        TableData data =
                new TableData(
                        numbers.tokens(),
                        numbers.tokens(),
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

    /** One of the two is there; the keyboard stays with the pattern. */
    private void swap(boolean toTable) {
        boolean focused = map.isFocused() || table.isFocused();
        for (Region part : java.util.List.of(map, table)) {
            boolean there = toTable == (part == table);
            part.setVisible(there);
            part.setManaged(there);
        }
        if (focused) {
            focus();
        }
    }

    void focus() {
        (table.isVisible() ? table : map).requestFocus();
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
        frame = null;
    }
}

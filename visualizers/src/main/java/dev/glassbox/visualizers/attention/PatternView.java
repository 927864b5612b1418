package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The heat map of one head's pattern. */
final class PatternView implements HeatmapCanvas.Cells {

    /** What a gesture on the map leads to. */
    interface Gestures {
        /** The row that is talked about is another one; -1 for none. */
        void pointed(int query);

        void moved(int query, int key);

        void chosen(int query, int key);
    }

    private final HeatmapCanvas map =
            new HeatmapCanvas(new HeatmapStyle("axis-position", 2, true, true));
    private final Gestures gestures;
    private @Nullable AttentionFrame frame;
    private @Nullable Texts texts;

    PatternView(Gestures gestures) {
        this.gestures = gestures;
        map.setCells(this);
    }

    HeatmapCanvas node() {
        return map;
    }

    void show(AttentionState state, AttentionFrame newFrame, Texts newTexts, Palette palette) {
        frame = newFrame;
        texts = newTexts;
        newFrame.pattern().ifPresent(pattern -> draw(newFrame, pattern, newTexts, palette));
        Optional<AttentionState.Cell> cell = AttentionFrame.cell(state, newFrame.reading());
        if (cell.isPresent()) {
            map.choose(cell.get().query(), cell.get().key());
        } else {
            map.chooseNone();
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

    void focus() {
        map.requestFocus();
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
        frame = null;
    }
}

package dev.glassbox.visualizers.sampling;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Palette;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The stages as a table of numbers: one row a token. */
final class StageTable implements GridCells {
    private final IntConsumer onChosen;
    private List<StageColumn> columns = List.of();
    private @Nullable SamplingFrame frame;
    private @Nullable Texts texts;

    /**
     * @param onChosen called with the row of a token that was chosen
     */
    StageTable(IntConsumer onChosen) {
        this.onChosen = onChosen;
    }

    void show(
            SamplingState state,
            SamplingFrame newFrame,
            Texts newTexts,
            NumberTable table,
            Palette palette) {
        frame = newFrame;
        texts = newTexts;
        columns = StageColumn.of(state, newFrame);
        if (!state.table() || newFrame.candidates().isEmpty()) {
            return;
        }
        List<StageColumn> shown = columns;
        List<Candidate> candidates = newFrame.candidates();
        TableData data =
                new TableData(
                        candidates.stream().map(c -> TokenText.label(c.token(), 10)).toList(),
                        shown.stream().map(column -> column.title(newTexts)).toList(),
                        (row, column) -> shown.get(column).number(candidates.get(row)),
                        "−000.0000",
                        "axis-vocab");
        table.show(
                data,
                new TableWords(
                        newTexts.text(newFrame.description()),
                        newTexts.text("control.table"),
                        newTexts.text("sampling.table.rows"),
                        newTexts.text("sampling.table.columns"),
                        "",
                        newTexts.text("sampling.keys")),
                palette);
    }

    @Override
    public String words(int row, int column) {
        SamplingFrame f = frame;
        Texts t = texts;
        if (f == null || t == null || row >= f.candidates().size() || column >= columns.size()) {
            return "";
        }
        Candidate c = f.candidates().get(row);
        return t.text(
                "sampling.table.cell",
                "token",
                TokenText.visible(c.token()),
                "column",
                columns.get(column).title(t),
                "number",
                columns.get(column).number(c));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        onChosen.accept(row);
    }
}

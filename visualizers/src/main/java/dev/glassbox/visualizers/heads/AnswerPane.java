package dev.glassbox.visualizers.heads;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.LinkCanvas;
import dev.glassbox.visualizers.control.LinkData;
import dev.glassbox.visualizers.control.LinkWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Two orders of the same tokens with a line from each token's one place to its other: were
 * attention an explanation, no two lines would cross.
 */
final class AnswerPane extends HBox implements GridCells {
    private static final double LINE = 0.45; // all lines are alike

    private final LinkCanvas lines = new LinkCanvas();
    private final Label title = label("answer-title");
    private final Label rollout = label("answer-number");
    private final Label rolloutName = label("answer-name");
    private final Label mean = label("answer-number");
    private final Label meanName = label("answer-name");
    private final Label meaning = label("answer-words");
    private final Label limits = label("answer-words");
    private @Nullable Comparison shown;
    private @Nullable Texts texts;

    AnswerPane() {
        getStyleClass().add("answer-pane");
        lines.setCells(this);
        HBox.setHgrow(lines, Priority.ALWAYS);
        VBox words = new VBox(title, rollout, rolloutName, mean, meanName, meaning, limits);
        words.getStyleClass().add("answer-side");
        getChildren().setAll(lines, words);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void show(HeadsState state, HeadsFrame frame, Comparison c, Texts t, Palette palette) {
        shown = c;
        texts = t;
        List<Integer> byAttention = c.byAttention();
        List<Integer> byLoss = c.byLoss();
        lines.show(
                new LinkData(
                        c.written(byAttention, c.attention()),
                        c.written(byLoss, c.lost()),
                        IntStream.range(0, byAttention.size())
                                .mapToObj(
                                        rank ->
                                                new LinkData.Link(
                                                        rank,
                                                        byLoss.indexOf(byAttention.get(rank)),
                                                        LINE))
                                .toList(),
                        "axis-position",
                        "axis-position",
                        false),
                new LinkWords(
                        t.text(frame.description()),
                        t.text(
                                state.by() == HeadsState.By.ROLLOUT
                                        ? "heads.answer.by-rollout"
                                        : "heads.answer.by-mean"),
                        t.text("heads.answer.by-loss"),
                        "",
                        t.text("heads.answer.keys")),
                palette);
        title.setText(
                t.text(
                        "heads.answer.title",
                        "answer",
                        c.answer(),
                        "probability",
                        Numbers.percent(c.probability())));
        rollout.setText(Numbers.fixed(c.rollout(), 2));
        rolloutName.setText(t.text("heads.answer.rho.rollout", "count", c.tokens().size()));
        mean.setText(Numbers.fixed(c.mean(), 2));
        meanName.setText(t.text("heads.answer.rho.mean", "count", c.tokens().size()));
        meaning.setText(t.text("heads.answer.meaning"));
        limits.setText(t.text("heads.answer.limits"));
    }

    @Override
    public String words(int row, int column) {
        Comparison c = shown;
        if (c == null || texts == null) {
            return "";
        }
        int position = (column == 0 ? c.byAttention() : c.byLoss()).get(row);
        return texts.text(
                "heads.answer.row",
                "token",
                c.tokens().get(position),
                "position",
                position,
                "attention",
                Numbers.picture(c.attention().get(position)),
                "attention-rank",
                c.byAttention().indexOf(position) + 1,
                "lost",
                Numbers.picture(c.lost().get(position)),
                "loss-rank",
                c.byLoss().indexOf(position) + 1);
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        lines.choose(row, column);
    }

    void dispose() {
        lines.setCells(null);
        shown = null;
    }
}

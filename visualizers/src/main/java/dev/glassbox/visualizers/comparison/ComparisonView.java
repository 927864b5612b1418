package dev.glassbox.visualizers.comparison;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.ChangeBars;
import dev.glassbox.visualizers.chart.StandView;
import dev.glassbox.visualizers.control.LayerHeadPicker;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Both sides above, and below what comes next or one head's patterns, laid over each other. */
final class ComparisonView extends StandView<ComparisonState, ComparisonFrame> {
    private final SideRow a =
            new SideRow(
                    "side-a",
                    id -> change(s -> s.withModel(id)),
                    text -> change(s -> s.withPrompt(text)));
    private final SideRow b =
            new SideRow(
                    "side-b",
                    id -> change(s -> s.withOtherModel(id)),
                    text -> change(s -> s.withOtherPrompt(text)));
    private final WordChoice shown =
            new WordChoice(i -> change(s -> s.withShown(Shown.values()[i])));
    private final LayerHeadPicker picker =
            new LayerHeadPicker(
                    layer -> change(s -> s.withLayer(layer)),
                    head -> change(s -> s.withHead(head)));
    private final Label verdict = new Label();
    private final Label figures = new Label();
    private final Label notice = new Label();
    private final ChangeBars bars = new ChangeBars();
    private final PatternsView patterns = new PatternsView();

    ComparisonView(ViewHost<ComparisonState> host) {
        super(host);
        for (Label line : List.of(verdict, figures, notice)) {
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
        }
        verdict.getStyleClass().add("comparison-verdict");
        figures.getStyleClass().add("comparison-figures");
        notice.getStyleClass().add("comparison-notice");
        StackPane both = new StackPane(bars, patterns);
        both.setMinSize(0, 0);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox picture = new VBox(verdict, figures, notice, both);
        picture.getStyleClass().add("comparison-picture");
        picture.setMinHeight(0);
        FlowPane choices = new FlowPane(shown, picker);
        VBox head = new VBox(a, b, choices);
        head.getStyleClass().add("comparison-head");
        stand(head, choices, picture, 24, "comparison.css");
    }

    @Override
    protected void paint(ComparisonState newState, ComparisonFrame newFrame, Texts t) {
        verdict.setText(t.text(newFrame.verdict()));
        figures.setText(t.text(newFrame.figures()));
        notice.setText(newFrame.notice().map(t::text).orElse(""));
        notice.setVisible(newFrame.notice().isPresent());
        notice.setManaged(newFrame.notice().isPresent());
        boolean asPatterns = newState.shown() == Shown.PATTERN;
        bars.setVisible(!asPatterns);
        patterns.setVisible(asPatterns && newFrame.absence().isEmpty());
        patterns.show(newFrame, t, host().palette());
        showBars(newFrame, t);
    }

    @Override
    protected Optional<Workings> workings(ComparisonFrame shown) {
        return Optional.of(shown.workings());
    }

    @Override
    protected String absence(ComparisonFrame shown, Texts texts) {
        return shown.absence().map(texts::text).orElse("");
    }

    private void showBars(ComparisonFrame drawn, Texts t) {
        List<ChangeBars.Run> runs =
                List.of(
                        new ChangeBars.Run(
                                t.text("comparison.a"),
                                t.text("comparison.a"),
                                ChangeBars.Style.LANE,
                                "cat-1"),
                        new ChangeBars.Run(
                                t.text("comparison.b"),
                                t.text("comparison.b"),
                                ChangeBars.Style.LANE,
                                "cat-2"));
        List<ChangeBars.Row> rows =
                drawn.next().stream()
                        .map(
                                one ->
                                        new ChangeBars.Row(
                                                TokenText.visible(one.text()),
                                                List.of(one.a(), one.b()),
                                                Numbers.points(one.difference()),
                                                false))
                        .toList();
        bars.show(
                runs,
                rows,
                t.text("comparison.bars.difference"),
                t.text("comparison.bars.spoken", "tokens", drawn.nextInWords()),
                host().palette());
    }

    @Override
    protected void controls(ComparisonState s, @Nullable ComparisonFrame last, Texts t) {
        List<String> ids = last == null ? List.of() : last.models();
        ComparisonFrame.Shape shape = last == null ? new ComparisonFrame.Shape(1, 1) : last.shape();
        a.show(t.text("comparison.a"), s.model(), s.prompt(), ids, t);
        b.show(t.text("comparison.b"), s.otherModel(), s.otherPrompt(), ids, t);
        shown.show(
                "",
                List.of(
                        new WordChoice.Choice(
                                t.text("comparison.shown.next"),
                                t.text("comparison.shown.next.help")),
                        new WordChoice.Choice(
                                t.text("comparison.shown.pattern"),
                                t.text("comparison.shown.pattern.help"))),
                s.shown().ordinal());
        boolean asPatterns = s.shown() == Shown.PATTERN;
        picker.setVisible(asPatterns);
        picker.setManaged(asPatterns);
        picker.show(shape.layers(), s.layer(), shape.heads(), s.head(), t);
    }

    @Override
    protected void release() {
        patterns.dispose();
    }
}

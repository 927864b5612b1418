package dev.glassbox.visualizers.comparison;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.ChangeBars;
import dev.glassbox.visualizers.chart.PictureStand;
import dev.glassbox.visualizers.control.LayerHeadPicker;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Both sides above, and below what comes next or one head's patterns, laid over each other. */
final class ComparisonView
        implements VisualizerView<ComparisonState, ComparisonFrame>, PictureStand.Gestures {
    private final ViewHost<ComparisonState> host;
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
    private final PictureStand stand;

    private @Nullable ComparisonState state;
    private @Nullable ComparisonFrame frame;
    private Set<String> covered = Set.of();

    ComparisonView(ViewHost<ComparisonState> host) {
        this.host = host;
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
        choices.getStyleClass().add("stand-choices");
        VBox head = new VBox(a, b, choices);
        head.getStyleClass().add("comparison-head");
        stand = new PictureStand(head, picture, 24, this);
        choices.getChildren().add(stand.toggles());
        stand.dress(ComparisonView.class.getResource("comparison.css"));
    }

    @Override
    public Node node() {
        return stand.node();
    }

    @Override
    public void show(ComparisonState newState, ComparisonFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts t = host.texts();
        controls(newState, newFrame.models(), newFrame.shape());
        verdict.setText(t.text(newFrame.verdict()));
        figures.setText(t.text(newFrame.figures()));
        notice.setText(newFrame.notice().map(t::text).orElse(""));
        notice.setVisible(newFrame.notice().isPresent());
        notice.setManaged(newFrame.notice().isPresent());
        boolean asPatterns = newState.shown() == Shown.PATTERN;
        bars.setVisible(!asPatterns);
        patterns.setVisible(asPatterns && newFrame.absence().isEmpty());
        patterns.show(newFrame, t, host.palette());
        showBars(newFrame, t);
        stand.show(
                newFrame,
                new PictureStand.Look(
                        newState.table(), newState.inspector(), Optional.of(newFrame.workings())),
                newFrame.absence().map(t::text).orElse(""),
                t,
                host.palette(),
                host.reducedMotion());
        applyCovers();
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
                host.palette());
    }

    private void controls(ComparisonState s, List<String> ids, ComparisonFrame.Shape shape) {
        Texts t = host.texts();
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
    public void showTrouble(ComparisonState newState, String sentence) {
        state = newState;
        ComparisonFrame last = frame;
        controls(
                newState,
                last == null ? List.of() : last.models(),
                last == null ? new ComparisonFrame.Shape(1, 1) : last.shape());
        stand.controls(
                new PictureStand.Look(newState.table(), newState.inspector(), Optional.empty()),
                host.texts());
        stand.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        applyCovers();
    }

    private void applyCovers() {
        stand.cover(!covered.isEmpty(), host.texts());
    }

    private void change(UnaryOperator<ComparisonState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void table(boolean on) {
        change(s -> s.withTable(on));
    }

    @Override
    public void inspector(boolean on) {
        change(s -> s.withInspector(on));
    }

    @Override
    public void open(Workings.Source source) {
        host.open(source);
    }

    @Override
    public void dispose() {
        patterns.dispose();
        stand.dispose();
        state = null;
        frame = null;
    }
}

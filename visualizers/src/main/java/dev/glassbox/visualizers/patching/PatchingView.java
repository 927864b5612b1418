package dev.glassbox.visualizers.patching;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.ChangeBars;
import dev.glassbox.visualizers.chart.PictureStand;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.TwoPanes;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two texts above, both runs at the left, what comes next at the right. */
final class PatchingView
        implements VisualizerView<PatchingState, PatchingFrame>,
                PictureStand.Gestures,
                RunsView.Gestures {
    private final ViewHost<PatchingState> host;
    private final PromptField clean = new PromptField(text -> change(s -> s.withPrompt(text)));
    private final PromptField corrupted =
            new PromptField(text -> change(s -> s.withCorrupted(text)));
    private final WordChoice hook =
            new WordChoice(i -> change(s -> s.withHook(PatchedHook.values()[i])));
    private final Button clear = new Button();
    private final RunsView runs = new RunsView(this);
    private final Label verdict = new Label();
    private final ChangeBars bars = new ChangeBars();
    private final PictureStand stand;

    private @Nullable PatchingState state;
    private Set<String> covered = Set.of();

    PatchingView(ViewHost<PatchingState> host) {
        this.host = host;
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.getStyleClass().add("patching-verdict");
        VBox side = new VBox(verdict, bars);
        side.getStyleClass().add("patching-side");
        VBox.setVgrow(bars, Priority.ALWAYS);
        clear.getStyleClass().add("stand-button");
        clear.setOnAction(e -> change(s -> s.withPatches(List.of())));
        FlowPane choices = new FlowPane(hook, clear);
        choices.getStyleClass().add("stand-choices");
        VBox head = new VBox(clean, corrupted, choices);
        head.getStyleClass().add("patching-head");
        TwoPanes picture = new TwoPanes(runs.node(), side, new TwoPanes.Sizes(44, 0.56, 22, 17));
        stand = new PictureStand(head, picture, 20, this);
        choices.getChildren().add(stand.toggles());
        stand.dress(PatchingView.class.getResource("patching.css"));
    }

    @Override
    public Node node() {
        return stand.node();
    }

    @Override
    public void show(PatchingState newState, PatchingFrame frame) {
        state = newState;
        Texts t = host.texts();
        controls(newState);
        runs.show(frame, t, host.palette());
        verdict.setText(t.text(frame.verdict()));
        showBars(frame, t);
        stand.show(
                frame,
                new PictureStand.Look(newState.table(), newState.inspector(), frame.workings()),
                frame.map().isPresent() ? "" : t.text(frame.description()),
                t,
                host.palette(),
                host.reducedMotion());
        applyCovers();
    }

    private void showBars(PatchingFrame frame, Texts t) {
        List<ChangeBars.Run> drawn =
                List.of(
                        new ChangeBars.Run(
                                t.text("patching.bars.clean"),
                                t.text("patching.bars.clean.brief"),
                                ChangeBars.Style.MARK,
                                "cat-1"),
                        new ChangeBars.Run(
                                t.text("patching.bars.corrupted"),
                                t.text("patching.bars.corrupted.brief"),
                                ChangeBars.Style.OUTLINE,
                                "cat-2"),
                        new ChangeBars.Run(
                                t.text("patching.bars.patched"),
                                t.text("patching.bars.patched.brief"),
                                ChangeBars.Style.FILL,
                                "axis-vocab"));
        List<ChangeBars.Row> rows =
                frame.next().stream()
                        .map(
                                one ->
                                        new ChangeBars.Row(
                                                TokenText.visible(one.text()),
                                                List.of(
                                                        one.clean(),
                                                        one.corrupted(),
                                                        one.patched()),
                                                Numbers.points(one.patched() - one.corrupted()),
                                                one.right()))
                        .toList();
        bars.show(
                drawn,
                rows,
                t.text("patching.bars.difference"),
                t.text("patching.bars.spoken", "tokens", frame.nextInWords()),
                host.palette());
    }

    private void controls(PatchingState s) {
        Texts t = host.texts();
        clean.show(s.prompt(), t.text("patching.prompt.clean"), t);
        corrupted.show(s.corrupted(), t.text("patching.prompt.corrupted"), t);
        hook.show(
                t.text("patching.hook"),
                List.of(
                        new WordChoice.Choice(
                                t.text("patching.hook.resid"), t.text("patching.hook.resid.help")),
                        new WordChoice.Choice(
                                t.text("patching.hook.attn"), t.text("patching.hook.attn.help")),
                        new WordChoice.Choice(
                                t.text("patching.hook.mlp"), t.text("patching.hook.mlp.help"))),
                s.hook().ordinal());
        clear.setText(t.text("patching.clear"));
        clear.setTooltip(new Tooltip(t.text("patching.clear.help")));
        clear.setDisable(s.patches().isEmpty());
    }

    @Override
    public void showTrouble(PatchingState newState, String sentence) {
        state = newState;
        controls(newState);
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

    private void change(UnaryOperator<PatchingState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void toggled(Patch patch) {
        change(s -> s.toggled(patch));
    }

    @Override
    public void dropped(Patch patch) {
        change(s -> s.with(patch));
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
        runs.dispose();
        stand.dispose();
        state = null;
    }
}

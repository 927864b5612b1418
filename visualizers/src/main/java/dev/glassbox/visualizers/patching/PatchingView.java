package dev.glassbox.visualizers.patching;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.ChangeBars;
import dev.glassbox.visualizers.chart.StandView;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.TwoPanes;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two texts above, both runs at the left, what comes next at the right. */
final class PatchingView extends StandView<PatchingState, PatchingFrame>
        implements RunsView.Gestures {
    private final PromptField clean = new PromptField(text -> change(s -> s.withPrompt(text)));
    private final PromptField corrupted =
            new PromptField(text -> change(s -> s.withCorrupted(text)));
    private final WordChoice hook =
            new WordChoice(i -> change(s -> s.withHook(PatchedHook.values()[i])));
    private final Button clear = new Button();
    private final RunsView runs = new RunsView(this);
    private final Label verdict = new Label();
    private final ChangeBars bars = new ChangeBars();

    PatchingView(ViewHost<PatchingState> host) {
        super(host);
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.getStyleClass().add("patching-verdict");
        VBox side = new VBox(verdict, bars);
        side.getStyleClass().add("patching-side");
        VBox.setVgrow(bars, Priority.ALWAYS);
        clear.getStyleClass().add("stand-button");
        clear.setOnAction(e -> change(s -> s.withPatches(List.of())));
        FlowPane choices = new FlowPane(hook, clear);
        VBox head = new VBox(clean, corrupted, choices);
        head.getStyleClass().add("patching-head");
        TwoPanes picture = new TwoPanes(runs.node(), side, new TwoPanes.Sizes(44, 0.56, 22, 17));
        stand(head, choices, picture, 20, "patching.css");
    }

    @Override
    protected void paint(PatchingState newState, PatchingFrame newFrame, Texts t) {
        runs.show(newFrame, t, host().palette());
        verdict.setText(t.text(newFrame.verdict()));
        showBars(newFrame, t);
    }

    @Override
    protected Optional<Workings> workings(PatchingFrame shown) {
        return shown.workings();
    }

    @Override
    protected String absence(PatchingFrame shown, Texts texts) {
        return shown.map().isPresent() ? "" : texts.text(shown.description());
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
                host().palette());
    }

    @Override
    protected void controls(PatchingState s, @Nullable PatchingFrame last, Texts t) {
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
    public void toggled(Patch patch) {
        change(s -> s.toggled(patch));
    }

    @Override
    public void dropped(Patch patch) {
        change(s -> s.with(patch));
    }

    @Override
    protected void release() {
        runs.dispose();
    }
}

package dev.glassbox.visualizers.ablation;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.ChangeBars;
import dev.glassbox.visualizers.chart.StandView;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.TwoPanes;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Switches for the parts of a model at the left, what comes next at the right. */
final class AblationView extends StandView<AblationState, AblationFrame> {
    private final PromptHead prompt = new PromptHead(t -> change(s -> s.withPrompt(t)), i -> {});
    private final WordChoice mode = new WordChoice(i -> change(s -> s.withMode(Mode.values()[i])));
    private final WordChoice measure =
            new WordChoice(i -> change(s -> s.withMeasure(Measure.values()[i])));
    private final Button allOn = new Button();
    private final ToggleButton more = new ToggleButton();
    private final PieceChoice pieces = new PieceChoice(piece -> change(s -> s.toggled(piece)));
    private final GridView grid = new GridView(part -> change(s -> s.toggled(part)));
    private final Label verdict = new Label();
    private final Label figures = new Label();
    private final Label notice = new Label();
    private final ChangeBars bars = new ChangeBars();

    AblationView(ViewHost<AblationState> host) {
        super(host);
        for (Label line : List.of(verdict, figures, notice)) {
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
        }
        verdict.getStyleClass().add("ablation-verdict");
        figures.getStyleClass().add("ablation-figures");
        notice.getStyleClass().add("ablation-notice");
        VBox side = new VBox(verdict, figures, notice, bars);
        side.getStyleClass().add("ablation-side");
        VBox.setVgrow(bars, Priority.ALWAYS);
        allOn.getStyleClass().add("stand-button");
        allOn.setOnAction(e -> change(AblationState::allOn));
        more.getStyleClass().add("stand-button");
        more.setOnAction(e -> change(s -> s.withMore(more.isSelected())));
        FlowPane choices = new FlowPane(mode, measure, allOn, more);
        VBox head = new VBox(prompt, choices, pieces);
        head.getStyleClass().add("ablation-head");
        TwoPanes picture = new TwoPanes(grid.node(), side, new TwoPanes.Sizes(40, 0.52, 17, 19));
        stand(head, choices, picture, 17, "ablation.css");
    }

    @Override
    protected void paint(AblationState newState, AblationFrame newFrame, Texts t) {
        pieces.show(newState, newFrame.possible(), t);
        grid.show(newFrame, t, host().palette());
        verdict.setText(t.text(newFrame.verdict()));
        figures.setText(t.text(newFrame.figures()));
        notice.setText(newFrame.notice().map(t::text).orElse(""));
        notice.setVisible(newFrame.notice().isPresent());
        notice.setManaged(newFrame.notice().isPresent());
        showBars(newFrame, t);
    }

    @Override
    protected Optional<Workings> workings(AblationFrame shown) {
        return Optional.of(shown.workings());
    }

    @Override
    protected String absence(AblationFrame shown, Texts texts) {
        return "";
    }

    private void showBars(AblationFrame shown, Texts t) {
        List<ChangeBars.Run> runs =
                List.of(
                        new ChangeBars.Run(
                                t.text("ablation.bars.before"),
                                t.text("ablation.bars.before.brief"),
                                ChangeBars.Style.OUTLINE,
                                "text"),
                        new ChangeBars.Run(
                                t.text("ablation.bars.after"),
                                t.text("ablation.bars.after.brief"),
                                ChangeBars.Style.FILL,
                                "axis-vocab"));
        List<ChangeBars.Row> rows =
                shown.next().stream()
                        .map(
                                one ->
                                        new ChangeBars.Row(
                                                TokenText.visible(one.text()),
                                                List.of(one.before(), one.after()),
                                                Numbers.points(one.after() - one.before()),
                                                one.answer()))
                        .toList();
        bars.show(
                runs,
                rows,
                t.text("ablation.bars.difference"),
                t.text("ablation.bars.spoken", "tokens", shown.nextInWords()),
                host().palette());
    }

    @Override
    protected void controls(AblationState s, @Nullable AblationFrame last, Texts t) {
        List<String> labels = last == null ? List.of() : last.tokens();
        boolean recorded = last != null && last.recorded();
        prompt.show(s.prompt(), labels, -1, recorded, t);
        mode.show(
                t.text("ablation.mode"),
                List.of(
                        new WordChoice.Choice(
                                t.text("ablation.mode.zero"), t.text("ablation.mode.zero.help")),
                        new WordChoice.Choice(
                                t.text("ablation.mode.mean"), t.text("ablation.mode.mean.help"))),
                s.mode().ordinal());
        measure.show(
                t.text("ablation.measure"),
                List.of(
                        new WordChoice.Choice(
                                t.text("ablation.measure.logit"),
                                t.text("ablation.measure.logit.help")),
                        new WordChoice.Choice(
                                t.text("ablation.measure.probability"),
                                t.text("ablation.measure.probability.help")),
                        new WordChoice.Choice(
                                t.text("ablation.measure.kl"), t.text("ablation.measure.kl.help"))),
                s.measure().ordinal());
        allOn.setText(t.text("ablation.all-on"));
        allOn.setTooltip(new Tooltip(t.text("ablation.all-on.help")));
        allOn.setDisable(s.off().isEmpty() && s.without().isEmpty());
        more.setText(t.text("ablation.more"));
        more.setTooltip(new Tooltip(t.text("ablation.more.help")));
        boolean open = s.more() || !s.without().isEmpty();
        more.setSelected(open);
        pieces.setVisible(open);
        pieces.setManaged(open);
    }

    @Override
    protected void release() {
        grid.dispose();
    }
}

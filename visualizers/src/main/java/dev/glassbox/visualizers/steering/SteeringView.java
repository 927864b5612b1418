package dev.glassbox.visualizers.steering;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.ChangeBars;
import dev.glassbox.visualizers.chart.StandView;
import dev.glassbox.visualizers.control.NameChoice;
import dev.glassbox.visualizers.control.NumberSlider;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.TwoPanes;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The direction above; the next token at the left, what is written on at the right. */
final class SteeringView extends StandView<SteeringState, SteeringFrame> {
    private static final double STEP = 0.1;

    private final PromptHead prompt = new PromptHead(t -> change(s -> s.withPrompt(t)), i -> {});
    private final PromptField plus = new PromptField(text -> change(s -> s.withPlus(text)));
    private final PromptField minus = new PromptField(text -> change(s -> s.withMinus(text)));
    private final NameChoice layer =
            new NameChoice(name -> change(s -> s.withLayer(Integer.parseInt(name))));
    private final NumberSlider strength =
            new NumberSlider(
                    -SteeringState.MOST,
                    SteeringState.MOST,
                    STEP,
                    times -> change(s -> s.withStrength(times)));
    private final Button again = new Button();
    private final Label verdict = new Label();
    private final Label figures = new Label();
    private final ChangeBars bars = new ChangeBars();
    private final LinesView lines = new LinesView();

    SteeringView(ViewHost<SteeringState> host) {
        super(host);
        for (Label line : List.of(verdict, figures)) {
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
        }
        verdict.getStyleClass().add("steering-verdict");
        figures.getStyleClass().add("steering-figures");
        VBox next = new VBox(verdict, figures, bars);
        next.getStyleClass().add("steering-side");
        VBox.setVgrow(bars, Priority.ALWAYS);
        again.getStyleClass().add("stand-button");
        again.setOnAction(e -> change(s -> s.withSeed(s.seed() + 1)));
        HBox texts = new HBox(plus, minus);
        texts.getStyleClass().add("steering-texts");
        HBox.setHgrow(plus, Priority.ALWAYS);
        HBox.setHgrow(minus, Priority.ALWAYS);
        strength.getStyleClass().add("steering-strength");
        FlowPane choices = new FlowPane(layer, strength, again);
        VBox head = new VBox(prompt, texts, choices);
        head.getStyleClass().add("steering-head");
        TwoPanes picture = new TwoPanes(next, lines, new TwoPanes.Sizes(40, 0.55, 19, 17));
        stand(head, choices, picture, 18, "steering.css");
    }

    @Override
    protected void paint(SteeringState newState, SteeringFrame newFrame, Texts t) {
        verdict.setText(t.text(newFrame.verdict()));
        figures.setText(t.text(newFrame.figures()));
        lines.show(newState, newFrame, t);
        showBars(newFrame, t);
    }

    @Override
    protected Optional<Workings> workings(SteeringFrame shown) {
        return shown.workings();
    }

    @Override
    protected String absence(SteeringFrame shown, Texts texts) {
        return shown.present() ? "" : texts.text(shown.description());
    }

    private void showBars(SteeringFrame shown, Texts t) {
        List<ChangeBars.Run> runs =
                List.of(
                        new ChangeBars.Run(
                                t.text("steering.bars.before"),
                                t.text("steering.bars.before.brief"),
                                ChangeBars.Style.OUTLINE,
                                "text"),
                        new ChangeBars.Run(
                                t.text("steering.bars.after"),
                                t.text("steering.bars.after.brief"),
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
                                                one.best()))
                        .toList();
        bars.show(
                runs,
                rows,
                t.text("steering.bars.difference"),
                t.text("steering.bars.spoken", "tokens", shown.nextInWords()),
                host().palette());
    }

    @Override
    protected void controls(SteeringState s, @Nullable SteeringFrame last, Texts t) {
        List<String> labels = last == null ? List.of() : last.tokens();
        boolean recorded = last != null && last.recorded();
        int layers = last == null ? 1 : last.layers();
        prompt.show(s.prompt(), labels, -1, recorded, t);
        plus.show(s.plus(), t.text("steering.plus"), t);
        minus.show(s.minus(), t.text("steering.minus"), t);
        layer.show(
                t.text("steering.layer"),
                t.text("steering.layer.help"),
                IntStream.range(0, layers).mapToObj(String::valueOf).toList(),
                String.valueOf(s.layer()));
        strength.show(
                t.text("steering.strength"),
                t.text("steering.strength.help"),
                s.strength(),
                Numbers.signed(s.strength(), 1));
        again.setText(t.text("steering.again"));
        again.setTooltip(new Tooltip(t.text("steering.again.help", "seed", s.seed())));
    }
}

package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.SettingSlider;
import dev.glassbox.visualizers.control.Stepper;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The settings of sampling: the usual ones, and the others where they are asked for. */
final class RuleControls extends VBox {
    private static final int LARGEST_K = 100;

    private final Consumer<SamplingConfig> onChanged;
    private final FlowPane usual = new FlowPane();
    private final FlowPane others = new FlowPane();
    private final SettingSlider temperature;
    private final SettingSlider topK;
    private final SettingSlider topP;
    private final SettingSlider minP;
    private final SettingSlider typical;
    private final SettingSlider repetition;
    private final SettingSlider presence;
    private final SettingSlider frequency;
    private final Stepper seed;
    private SamplingConfig config = SamplingConfig.PLAIN;
    private @Nullable Texts texts;

    /**
     * @param onChanged called with other settings
     */
    RuleControls(Consumer<SamplingConfig> onChanged) {
        this.onChanged = onChanged;
        getStyleClass().add("sampling-rules");
        temperature =
                new SettingSlider(
                        SamplingState.MIN_TEMPERATURE,
                        SamplingState.MAX_TEMPERATURE,
                        0.05,
                        value -> Numbers.fixed(value, 2),
                        value -> change(c -> c.withTemperature(value)));
        topK = slider(0, LARGEST_K, 1, 0, 0, (c, v) -> with(c, (int) v, c.topP(), c.minP()));
        topP = slider(0, 1, 0.01, 2, 1, (c, v) -> with(c, c.topK(), v, c.minP()));
        minP = slider(0, 1, 0.01, 2, 0, (c, v) -> with(c, c.topK(), c.topP(), v));
        typical = slider(0.01, 1, 0.01, 2, 1, RuleControls::withTypical);
        repetition =
                slider(
                        1,
                        2,
                        0.05,
                        2,
                        1,
                        (c, v) -> with(c, v, c.presencePenalty(), c.frequencyPenalty()));
        presence =
                slider(
                        0,
                        5,
                        0.1,
                        1,
                        0,
                        (c, v) -> with(c, c.repetitionPenalty(), v, c.frequencyPenalty()));
        frequency =
                slider(
                        0,
                        5,
                        0.1,
                        1,
                        0,
                        (c, v) -> with(c, c.repetitionPenalty(), c.presencePenalty(), v));
        seed = new Stepper(0, Long.MAX_VALUE, value -> change(c -> c.withSeed(value)));
        usual.getStyleClass().add("sampling-controls");
        others.getStyleClass().add("sampling-controls");
        usual.getChildren().setAll(temperature, topK, topP);
        others.getChildren().setAll(minP, typical, repetition, presence, frequency);
        getChildren().setAll(usual, others);
    }

    /** What one number of the settings becomes. */
    private interface Setting {
        SamplingConfig with(SamplingConfig config, double value);
    }

    private SettingSlider slider(
            double low, double high, double step, int decimals, double off, Setting setting) {
        DoubleFunction<String> written =
                value -> value == off ? off() : Numbers.fixed(value, decimals);
        return new SettingSlider(
                low, high, step, written, value -> change(c -> setting.with(c, value)));
    }

    private String off() {
        return texts == null ? "" : texts.text("sampling.off");
    }

    /** Puts the seed and buttons behind the usual settings. */
    void add(Node... buttons) {
        usual.getChildren().add(seed);
        usual.getChildren().addAll(buttons);
    }

    void show(SamplingConfig newConfig, boolean more, Texts newTexts) {
        config = newConfig;
        texts = newTexts;
        others.setVisible(more);
        others.setManaged(more);
        temperature.show(
                newTexts.text("control.temperature.name"),
                newConfig.temperature(),
                newTexts.text("control.temperature.help"));
        topK.show("top-k", newConfig.topK(), newTexts.text("sampling.rule.top-k"));
        topP.show("top-p", newConfig.topP(), newTexts.text("sampling.rule.top-p"));
        minP.show("min-p", newConfig.minP(), newTexts.text("sampling.rule.min-p"));
        typical.show(
                newTexts.text("sampling.rule.typical.name"),
                newConfig.typicalP(),
                newTexts.text("sampling.rule.typical"));
        repetition.show(
                newTexts.text("sampling.rule.repetition.name"),
                newConfig.repetitionPenalty(),
                newTexts.text("sampling.rule.repetition"));
        presence.show(
                newTexts.text("sampling.rule.presence.name"),
                newConfig.presencePenalty(),
                newTexts.text("sampling.rule.presence"));
        frequency.show(
                newTexts.text("sampling.rule.frequency.name"),
                newConfig.frequencyPenalty(),
                newTexts.text("sampling.rule.frequency"));
        seed.show(
                newTexts.text("sampling.seed"),
                newConfig.seed(),
                newTexts.text("sampling.seed.help"));
    }

    private void change(UnaryOperator<SamplingConfig> setting) {
        if (texts != null) {
            onChanged.accept(setting.apply(config));
        }
    }

    private static SamplingConfig with(SamplingConfig c, int topK, double topP, double minP) {
        return new SamplingConfig(
                c.temperature(),
                topK,
                topP,
                minP,
                c.typicalP(),
                c.repetitionPenalty(),
                c.presencePenalty(),
                c.frequencyPenalty(),
                c.noRepeatNgramSize(),
                c.seed());
    }

    private static SamplingConfig withTypical(SamplingConfig c, double typical) {
        return new SamplingConfig(
                c.temperature(),
                c.topK(),
                c.topP(),
                c.minP(),
                typical,
                c.repetitionPenalty(),
                c.presencePenalty(),
                c.frequencyPenalty(),
                c.noRepeatNgramSize(),
                c.seed());
    }

    private static SamplingConfig with(
            SamplingConfig c, double repetition, double presence, double frequency) {
        return new SamplingConfig(
                c.temperature(),
                c.topK(),
                c.topP(),
                c.minP(),
                c.typicalP(),
                repetition,
                presence,
                frequency,
                c.noRepeatNgramSize(),
                c.seed());
    }
}

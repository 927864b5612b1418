package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.chart.ProbabilityBars;
import dev.glassbox.visualizers.control.TemperatureSlider;
import dev.glassbox.visualizers.scale.Palette;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The ten most probable next tokens, and the temperature. */
final class NextTokenView extends VBox {
    /** Longer tokens are cut: the bars need the room, and the words hold them whole. */
    private static final int LONGEST_LABEL = 12;

    private final Label title = new Label();
    private final ProbabilityBars bars = new ProbabilityBars();
    private final TemperatureSlider temperature;

    NextTokenView(DoubleConsumer onTemperature) {
        getStyleClass().add("next-token");
        title.getStyleClass().add("next-token-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        temperature =
                new TemperatureSlider(
                        AttentionState.MIN_TEMPERATURE,
                        AttentionState.MAX_TEMPERATURE,
                        onTemperature);
        VBox.setVgrow(bars, Priority.ALWAYS);
        getChildren().setAll(title, bars, temperature);
    }

    void show(AttentionState state, AttentionFrame frame, Texts texts, Palette palette) {
        boolean writesOn = !frame.next().isEmpty();
        title.setText(texts.text(writesOn ? "attention.next" : "attention.next.none"));
        bars.setVisible(writesOn);
        temperature.setVisible(writesOn);
        List<ProbabilityBars.Bar> drawn =
                frame.next().stream()
                        .map(
                                token ->
                                        new ProbabilityBars.Bar(
                                                TokenText.label(token.text(), LONGEST_LABEL),
                                                token.probability()))
                        .toList();
        bars.show(
                drawn, texts.text("attention.next.spoken", "tokens", frame.nextInWords()), palette);
        temperature.show(state.temperature(), texts);
    }
}

package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The temperature of the next token's distribution. Moving it never runs the model again. */
public final class TemperatureSlider extends VBox {
    private static final double STEP = 0.05;

    private final Label name = new Label();
    private final Label value = new Label();
    private final Slider slider = new Slider();
    private boolean updating;

    /**
     * @param low least temperature, above 0
     * @param high largest
     * @param onChanged called with each new temperature, a multiple of 0.05
     */
    public TemperatureSlider(double low, double high, DoubleConsumer onChanged) {
        getStyleClass().add("temperature");
        slider.setMin(low);
        slider.setMax(high);
        slider.setBlockIncrement(2 * STEP);
        name.setLabelFor(slider);
        value.getStyleClass().add("temperature-value");
        value.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(name, gap, value);
        heading.setAlignment(Pos.BASELINE_LEFT);
        getChildren().setAll(heading, slider);
        slider.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            double rounded = Math.max(low, Math.min(high, round(is.doubleValue())));
                            value.setText(Numbers.fixed(rounded, 2));
                            if (!updating && rounded != round(was.doubleValue())) {
                                onChanged.accept(rounded);
                            }
                        });
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("temperature.css");
    }

    public void show(double temperature, Texts texts) {
        updating = true;
        name.setText(texts.text("control.temperature.name"));
        slider.setTooltip(new Tooltip(texts.text("control.temperature.help")));
        slider.setAccessibleHelp(texts.text("control.temperature.help"));
        if (round(slider.getValue()) != round(temperature)) {
            slider.setValue(temperature);
        }
        value.setText(Numbers.fixed(temperature, 2));
        slider.setAccessibleText(name.getText() + " " + value.getText());
        updating = false;
    }

    /** The slider itself, for tests. */
    Slider slider() {
        return slider;
    }

    /** To the nearest step, as the decimal that a person would write. */
    private static double round(double temperature) {
        return Math.round(Math.round(temperature / STEP) * STEP * 100) / 100.0;
    }
}

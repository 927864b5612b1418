package dev.glassbox.visualizers.control;

import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A number between two ends, chosen in steps; its name before it and the number behind it. */
public final class NumberSlider extends HBox {
    private final Label name = new Label();
    private final Label value = new Label();
    private final Slider slider = new Slider();
    private final double step;
    private boolean updating;

    /**
     * @param step the numbers are its multiples
     * @param onChanged called with each new number
     */
    public NumberSlider(double low, double high, double step, DoubleConsumer onChanged) {
        this.step = step;
        getStyleClass().addAll("temperature", "number-slider");
        setAlignment(Pos.CENTER_LEFT);
        slider.setMin(low);
        slider.setMax(high);
        slider.setBlockIncrement(step);
        slider.setMajorTickUnit((high - low) / 2);
        slider.setShowTickMarks(true);
        name.setLabelFor(slider);
        name.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("temperature-value");
        value.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().setAll(name, slider, value);
        slider.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            double rounded = round(is.doubleValue());
                            if (!updating && rounded != round(was.doubleValue())) {
                                onChanged.accept(rounded);
                            }
                        });
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("temperature.css");
    }

    /**
     * @param number where the slider stands
     * @param written the number as it is read
     */
    public void show(String label, String help, double number, String written) {
        updating = true;
        name.setText(label);
        value.setText(written);
        slider.setTooltip(new Tooltip(help));
        slider.setAccessibleHelp(help);
        slider.setAccessibleText(label + " " + written);
        if (round(slider.getValue()) != round(number)) {
            slider.setValue(number);
        }
        updating = false;
    }

    /** The slider itself, for tests. */
    Slider slider() {
        return slider;
    }

    /** To the nearest step, as the decimal that a person would write. */
    private double round(double number) {
        return Math.round(Math.round(number / step) * step * 1000) / 1000.0;
    }
}

package dev.glassbox.visualizers.control;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A whole number from 0 up, dragged or moved by the arrow keys, with its name and value. */
public final class StepSlider extends HBox {
    private final Label name = new Label();
    private final Slider slider = new Slider();
    private final Label value = new Label();
    private IntFunction<String> written = String::valueOf;
    private boolean updating;

    /**
     * @param onChanged called with each new number
     */
    public StepSlider(IntConsumer onChanged) {
        getStyleClass().addAll("temperature", "step-slider");
        setAlignment(Pos.CENTER_LEFT);
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        name.setLabelFor(slider);
        name.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("temperature-value");
        value.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(name, slider, value);
        slider.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            int number = (int) Math.round(is.doubleValue());
                            value.setText(written.apply(number));
                            if (!updating && number != Math.round(was.doubleValue())) {
                                onChanged.accept(number);
                            }
                        });
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("temperature.css");
    }

    /**
     * @param label what the number is
     * @param most the largest number
     */
    public void show(String label, int most, int number) {
        show(label, most, number, String::valueOf);
    }

    /**
     * As above, where the numbers have names.
     *
     * @param newWritten how a number is read
     */
    public void show(String label, int most, int number, IntFunction<String> newWritten) {
        updating = true;
        written = newWritten;
        name.setText(label);
        slider.setMax(Math.max(1, most));
        if (Math.round(slider.getValue()) != number) {
            slider.setValue(number);
        }
        value.setText(newWritten.apply(number));
        slider.setAccessibleText(label + " " + value.getText());
        slider.setTooltip(new Tooltip(label));
        updating = false;
    }
}

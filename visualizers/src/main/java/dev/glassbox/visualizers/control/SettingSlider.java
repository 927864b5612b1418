package dev.glassbox.visualizers.control;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A number of a setting between two ends, its name and value above it. */
public final class SettingSlider extends VBox {
    private final Label name = new Label();
    private final Label value = new Label();
    private final Slider slider = new Slider();
    private final Tooltip tip = new Tooltip();
    private final double step;
    private final DoubleFunction<String> written;
    private boolean updating;

    /**
     * @param step between the values it can have
     * @param written how a value is written, {@code off} included
     * @param onChanged called with each new value
     */
    public SettingSlider(
            double low,
            double high,
            double step,
            DoubleFunction<String> written,
            DoubleConsumer onChanged) {
        this.step = step;
        this.written = written;
        getStyleClass().add("temperature");
        slider.setMin(low);
        slider.setMax(high);
        slider.setBlockIncrement(step);
        slider.setTooltip(tip);
        name.setLabelFor(slider);
        name.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("temperature-value");
        value.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        gap.setMinWidth(4);
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(name, gap, value);
        heading.setAlignment(Pos.BASELINE_LEFT);
        getChildren().setAll(heading, slider);
        slider.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            double now = Math.max(low, Math.min(high, round(is.doubleValue())));
                            value.setText(written.apply(now));
                            if (!updating && now != round(was.doubleValue())) {
                                onChanged.accept(now);
                            }
                        });
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("temperature.css");
    }

    /**
     * @param help what it is for, in a sentence
     */
    public void show(String newName, double newValue, String help) {
        updating = true;
        name.setText(newName);
        tip.setText(help);
        slider.setAccessibleHelp(help);
        if (round(slider.getValue()) != newValue) {
            slider.setValue(newValue);
        }
        value.setText(written.apply(newValue));
        slider.setAccessibleText(newName + " " + value.getText());
        updating = false;
    }

    /** The slider itself, for tests. */
    public Slider slider() {
        return slider;
    }

    /** To the nearest step, as the decimal that a person would write. */
    private double round(double raw) {
        return Math.round(Math.round(raw / step) * step * 1000) / 1000.0;
    }
}

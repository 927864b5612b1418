package dev.glassbox.visualizers.cache;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.ChoiceRow;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What is looked at, and what is supposed of the cache. */
final class Controls extends FlowPane {
    private final Consumer<UnaryOperator<CacheState>> onChange;
    private final ChoiceRow<CacheState.View> view;
    private final StackPane kvPlace = new StackPane();
    private @Nullable ChoiceRow<Integer> kvHeads; // for the heads of the model at hand
    private List<Integer> offered = List.of();
    private final Label windowName = new Label();
    private final Slider window = new Slider(0, 1, 0);
    private final Label windowValue = new Label();
    private final ChoiceRow<Integer> bytes;
    private boolean updating;

    Controls(Consumer<UnaryOperator<CacheState>> onChange) {
        this.onChange = onChange;
        getStyleClass().add("cache-controls");
        view = new ChoiceRow<>(List.of(CacheState.View.values()), v -> change(s -> s.withView(v)));
        bytes = new ChoiceRow<>(List.of(4, 2, 1), b -> change(s -> s.withBytes(b)));
        windowName.setLabelFor(window);
        windowName.setMinWidth(USE_PREF_SIZE);
        windowValue.getStyleClass().add("cache-window-value");
        windowValue.setMinWidth(USE_PREF_SIZE);
        window.setBlockIncrement(1);
        window.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            int tokens = (int) Math.round(is.doubleValue());
                            change(s -> s.window() == tokens ? s : s.withWindow(tokens));
                        });
        HBox windowBox = new HBox(windowName, window, windowValue);
        windowBox.getStyleClass().add("cache-window");
        windowBox.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(view, kvPlace, windowBox, bytes);
    }

    private void change(UnaryOperator<CacheState> gesture) {
        if (!updating) {
            onChange.accept(gesture);
        }
    }

    /**
     * @param frame the picture; null before the first
     */
    void show(CacheState s, @Nullable CacheFrame frame, Texts t) {
        updating = true;
        view.show("", s.view(), v -> t.text(named(v)), v -> t.text(help(v)));
        int own = frame == null ? 1 : frame.ownKvHeads();
        ChoiceRow<Integer> row = kvHeads(frame == null ? List.of(1, 2) : frame.divisors());
        row.show(
                t.text("cache.kv-heads"),
                s.kvHeads() == null ? own : s.kvHeads(),
                String::valueOf,
                n -> t.text(n == own ? "cache.kv-heads.own" : "cache.kv-heads.help", "count", n));
        windowName.setText(t.text("cache.window"));
        window.setAccessibleText(t.text("cache.window.help"));
        window.setTooltip(new Tooltip(t.text("cache.window.help")));
        window.setMax(Math.max(s.window(), frame == null ? 1 : frame.longest()));
        window.setValue(s.window());
        windowValue.setText(
                s.window() == 0
                        ? t.text("cache.window.all")
                        : t.text("cache.window.tokens", "count", s.window()));
        bytes.show(
                t.text("cache.bytes"),
                s.bytes(),
                String::valueOf,
                b -> t.text("cache.bytes.help", "count", b));
        updating = false;
    }

    private ChoiceRow<Integer> kvHeads(List<Integer> counts) {
        ChoiceRow<Integer> row = kvHeads;
        if (row == null || !counts.equals(offered)) {
            offered = counts;
            row = new ChoiceRow<>(counts, n -> change(s -> s.withKvHeads(n)));
            kvHeads = row;
            kvPlace.getChildren().setAll(row);
        }
        return row;
    }

    private static String named(CacheState.View view) {
        return switch (view) {
            case GROWTH -> "cache.view.growth";
            case HEADS -> "cache.view.heads";
            case WINDOW -> "cache.view.window";
        };
    }

    private static String help(CacheState.View view) {
        return switch (view) {
            case GROWTH -> "cache.view.growth.help";
            case HEADS -> "cache.view.heads.help";
            case WINDOW -> "cache.view.window.help";
        };
    }
}

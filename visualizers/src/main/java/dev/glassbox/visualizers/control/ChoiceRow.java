package dev.glassbox.visualizers.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.StackPane;

/**
 * One of a few values, such as those of an enum: a {@link WordChoice} by value.
 *
 * @param <T> what is chosen
 */
public final class ChoiceRow<T> extends StackPane {
    private final List<T> values;
    private final WordChoice words;

    /**
     * @param values at least two, from left to right
     * @param onChosen called with another value than the one shown
     */
    public ChoiceRow(List<T> values, Consumer<T> onChosen) {
        this.values = List.copyOf(values);
        words = new WordChoice(index -> onChosen.accept(this.values.get(index)));
        getChildren().setAll(words);
    }

    /**
     * @param label what is chosen here; may be empty where the choices say it
     * @param chosen none is marked if it is not among the values
     * @param named each value's name on its button
     * @param help each value in a sentence, for its tooltip and for screen readers
     */
    public void show(String label, T chosen, Function<T, String> named, Function<T, String> help) {
        words.show(
                label,
                values.stream()
                        .map(value -> new WordChoice.Choice(named.apply(value), help.apply(value)))
                        .toList(),
                values.indexOf(chosen));
    }
}

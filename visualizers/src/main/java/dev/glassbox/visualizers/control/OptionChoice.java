package dev.glassbox.visualizers.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/**
 * One of several things that may be few or many: a row of buttons ({@link WordChoice}), or a
 * drop-down list ({@link NameChoice}) where there are too many for a row.
 */
public final class OptionChoice extends StackPane {
    private static final int LONGEST_ROW = 5;

    private final WordChoice row;
    private final NameChoice list;
    private final Consumer<String> onChosen;
    private List<Option> options = List.of();

    /**
     * One thing to choose.
     *
     * @param id what is handed on
     * @param label in the language in use; no two options have the same
     * @param help what it is, for its tooltip; may be empty
     */
    public record Option(String id, String label, String help) {}

    /**
     * @param onChosen called with the id of what a person chose
     */
    public OptionChoice(Consumer<String> onChosen) {
        this.onChosen = onChosen;
        row = new WordChoice(index -> onChosen.accept(options.get(index).id()));
        list = new NameChoice(this::named);
    }

    /**
     * @param label what is chosen
     * @param id the chosen one; none is marked if it is not among the options
     */
    public void show(String label, List<Option> newOptions, String id) {
        options = List.copyOf(newOptions);
        int chosen = options.stream().map(Option::id).toList().indexOf(id);
        if (options.size() > LONGEST_ROW) {
            String name = chosen < 0 ? id : options.get(chosen).label();
            list.show(label, label, options.stream().map(Option::label).toList(), name);
            getChildren().setAll(list);
        } else {
            row.show(
                    label,
                    options.stream()
                            .map(
                                    option ->
                                            new WordChoice.Choice(
                                                    option.label(),
                                                    option.help().isEmpty()
                                                            ? option.label()
                                                            : option.help()))
                            .toList(),
                    chosen);
            getChildren().setAll(row);
        }
    }

    private void named(String label) {
        options.stream()
                .filter(option -> option.label().equals(label))
                .findFirst()
                .ifPresent(option -> onChosen.accept(option.id()));
    }
}

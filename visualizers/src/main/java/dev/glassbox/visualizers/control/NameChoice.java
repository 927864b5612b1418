package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One of many named things, such as a model: a drop-down list. */
public final class NameChoice extends HBox {
    private final Label name = new Label();
    private final ChoiceBox<String> list = new ChoiceBox<>();
    private final Consumer<String> onChosen;
    private @Nullable String shown;
    private boolean updating;

    /**
     * @param onChosen called with the name that was chosen
     */
    public NameChoice(Consumer<String> onChosen) {
        this.onChosen = onChosen;
        getStyleClass().addAll("index-choice", "name-choice");
        setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(list);
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> chose(is));
        getChildren().setAll(name, list);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("picker.css");
    }

    /**
     * @param names what can be chosen
     * @param chosen offered too where the names lack it
     */
    public void show(String label, String help, List<String> names, String chosen) {
        updating = true;
        name.setText(label);
        List<String> all = new ArrayList<>(names);
        if (!all.contains(chosen)) {
            all.add(0, chosen);
        }
        if (!list.getItems().equals(all)) {
            list.getItems().setAll(all);
        }
        list.setValue(chosen);
        list.setAccessibleText(label + " " + chosen);
        list.setTooltip(new Tooltip(help));
        shown = chosen;
        updating = false;
    }

    private void chose(@Nullable String item) {
        if (!updating && item != null && !item.equals(shown)) {
            onChosen.accept(item);
        }
    }
}

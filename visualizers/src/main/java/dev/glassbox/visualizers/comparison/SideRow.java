package dev.glassbox.visualizers.comparison;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.NameChoice;
import dev.glassbox.visualizers.control.PromptField;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One side of the comparison: its letter, its model and the text that it reads. */
final class SideRow extends HBox {
    private final Label letter = new Label();
    private final NameChoice model;
    private final PromptField prompt;

    SideRow(String styleClass, Consumer<String> onModel, Consumer<String> onPrompt) {
        model = new NameChoice(onModel);
        prompt = new PromptField(onPrompt);
        getStyleClass().addAll("comparison-side", styleClass);
        letter.getStyleClass().add("comparison-letter");
        letter.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(prompt, Priority.ALWAYS);
        getChildren().setAll(letter, model, prompt);
    }

    void show(String name, String id, String text, List<String> ids, Texts t) {
        letter.setText(name);
        model.show(t.text("comparison.model"), t.text("comparison.model.help"), ids, id);
        prompt.show(text, t);
    }
}

package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What stands above a picture of a model that reads a prompt: the text, and its tokens. */
public final class PromptHead extends VBox {
    private final PromptField prompt;
    private final TokenStrip tokens;
    private final Label recorded = new Label();

    /**
     * @param onPrompt called with another text
     * @param onToken called with the position of a token that was chosen
     */
    public PromptHead(Consumer<String> onPrompt, IntConsumer onToken) {
        prompt = new PromptField(onPrompt);
        tokens = new TokenStrip(onToken);
        recorded.getStyleClass().add("recorded-mark");
        recorded.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(prompt, Priority.ALWAYS);
        HBox first = new HBox(prompt, recorded);
        first.getStyleClass().add("prompt-first");
        getStyleClass().add("prompt-head");
        getChildren().setAll(first, tokens);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("head.css");
    }

    /**
     * @param text the prompt
     * @param labels its tokens as a person shall see them
     * @param chosen the ringed token, or -1
     * @param isRecorded whether the numbers were recorded earlier; said beside the prompt
     */
    public void show(
            String text, List<String> labels, int chosen, boolean isRecorded, Texts texts) {
        prompt.show(text, texts);
        tokens.show(labels, chosen, texts);
        recorded.setText(texts.text("control.recorded"));
        recorded.setVisible(isRecorded);
        recorded.setManaged(isRecorded);
    }

    /** The strip, to be coloured. */
    public TokenStrip tokens() {
        return tokens;
    }
}

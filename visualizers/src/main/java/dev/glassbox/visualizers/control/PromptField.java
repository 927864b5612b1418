package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/**
 * The text a model reads. What is typed is handed on with Enter or after a short pause, but never
 * while an input method is composing: half-typed pinyin is not a prompt. Escape takes back what was
 * not handed on. A line break is shown, and typed with Shift+Enter, as {@code ⏎}.
 */
public final class PromptField extends HBox {
    /** Long enough to type the next key, short enough to feel immediate. */
    static final Duration PAUSE = Duration.millis(700);

    private static final String BREAK = "⏎";

    private final Label name = new Label();
    private final TextField field = new TextField();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Consumer<String> committed;
    private String shown = "";
    private boolean composing;

    /**
     * @param committed called with the new text, never twice in a row with the same
     */
    public PromptField(Consumer<String> committed) {
        this.committed = committed;
        getStyleClass().add("prompt-field");
        setAlignment(Pos.BASELINE_LEFT);
        name.setLabelFor(field);
        name.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(name, field);
        pause.setOnFinished(e -> commit());
        field.textProperty().addListener((o, was, is) -> typed());
        field.focusedProperty()
                .addListener(
                        (o, was, is) -> {
                            if (!is) {
                                composing = false;
                                commit();
                            }
                        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        // Before the field's own handler, which puts the composed text into the field.
        field.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::composed);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("prompt.css");
    }

    /** Shows a text that the model reads now. What a person is typing just now stays. */
    public void show(String prompt, Texts texts) {
        show(prompt, texts.text("control.prompt.name"), texts);
    }

    /** As above, where there are several texts and each has its name. */
    public void show(String prompt, String label, Texts texts) {
        name.setText(label);
        field.setAccessibleText(name.getText());
        field.setPromptText(texts.text("control.prompt.empty"));
        Tooltip.install(field, tip(texts.text("control.prompt.keys")));
        field.setAccessibleHelp(texts.text("control.prompt.keys"));
        boolean typing = field.isFocused() && !text().equals(shown);
        shown = prompt;
        if (!typing) {
            setText(prompt);
        }
    }

    /** Takes back what was typed but not handed on. */
    public void reset() {
        composing = false;
        setText(shown);
    }

    /** Whether an input method is composing just now. */
    public boolean isComposing() {
        return composing;
    }

    /** The field itself, for who wants to put the focus there. */
    public TextField field() {
        return field;
    }

    private void setText(String prompt) {
        String visible = prompt.replace("\n", BREAK);
        if (!visible.equals(field.getText())) {
            field.setText(visible);
        }
        pause.stop();
    }

    private String text() {
        String text = field.getText();
        return text == null ? "" : text.replace(BREAK, "\n");
    }

    private void typed() {
        if (composing) {
            pause.stop();
        } else {
            pause.playFromStart();
        }
    }

    private void composed(InputMethodEvent event) {
        composing = !event.getComposed().isEmpty();
        typed();
    }

    private void keyPressed(KeyEvent event) {
        if (composing) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            field.replaceSelection(BREAK);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            commit();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !text().equals(shown)) {
            reset();
            event.consume();
        }
    }

    private void commit() {
        pause.stop();
        String text = text();
        if (!composing && !text.equals(shown)) {
            shown = text;
            committed.accept(text);
        }
    }

    private static Tooltip tip(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(400);
        return tip;
    }
}

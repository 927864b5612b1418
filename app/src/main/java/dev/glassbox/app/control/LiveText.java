package dev.glassbox.app.control;

import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/**
 * The texts of one screen, rewritten whenever the language is switched. Whoever makes one disposes
 * of it.
 */
public final class LiveText {
    private final Messages messages;
    private final List<Runnable> writers = new ArrayList<>();
    private final ChangeListener<Language> rewrite = (property, old, now) -> rewrite();

    public LiveText(Messages messages) {
        this.messages = messages;
        messages.languageInUse().addListener(rewrite);
    }

    public Messages messages() {
        return messages;
    }

    /** Runs a writer now and after every switch of language. */
    public void write(Runnable writer) {
        writers.add(writer);
        writer.run();
    }

    /** Keeps the text of a label or button. */
    public <L extends Labeled> L label(L labeled, String key, Object... pairs) {
        write(() -> labeled.setText(messages.text(key, pairs)));
        return labeled;
    }

    /** Keeps the name that a screen reader says. */
    public <N extends Node> N name(N node, String key, Object... pairs) {
        write(() -> node.setAccessibleText(messages.text(key, pairs)));
        return node;
    }

    /**
     * Keeps the name and the tooltip of a control that shows no words.
     *
     * @param shortcut the keys that do the same, as they are printed on them; may be empty
     */
    public <C extends Control> C tip(C control, String key, String shortcut) {
        Tooltip tooltip = new Tooltip();
        control.setTooltip(tooltip);
        write(
                () -> {
                    String words = messages.text(key);
                    control.setAccessibleText(words);
                    tooltip.setText(shortcut.isEmpty() ? words : words + "  " + shortcut);
                });
        return control;
    }

    /** Writes everything again. */
    public void rewrite() {
        List.copyOf(writers).forEach(Runnable::run);
    }

    public void dispose() {
        messages.languageInUse().removeListener(rewrite);
        writers.clear();
    }
}

package dev.glassbox.app.shell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.i18n.Messages;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Version, models, fonts, and the licence of every part. */
final class AboutPanel extends PanelView {
    AboutPanel(Messages messages, About about, Runnable away) {
        super(messages, "about.title", away);
        line("panel-lead", "about.what");
        line("panel-text", "about.version", "version", about.version());
        line("panel-text", "about.licence");
        line("panel-section", "about.parts");
        line("panel-text", "about.lgpl");
        line("panel-text", "about.jlatexmath");
        line("panel-section", "about.models");
        for (About.BundledModel model : about.models()) {
            line(
                    "panel-text",
                    "about.model",
                    "id",
                    model.id(),
                    "recipe",
                    model.recipe(),
                    "corpus",
                    model.corpus(),
                    "licence",
                    model.licence());
        }
        line("panel-section", "about.files");
        about.files().stream().filter(AboutPanel::foreign).forEach(this::file);
        line("panel-section", "about.notice");
        add(notice(about.notice()));
    }

    /** The columns of the file become dots: they would not line up, and not wrap. */
    private static TextFlow notice(String text) {
        String flowing = text.strip().replaceAll("(?m)^-+\\R", "").replaceAll(" {2,}", " \u00b7 ");
        Text words = new Text(flowing);
        words.getStyleClass().add("prose-text");
        TextFlow flow = new TextFlow(words);
        flow.getStyleClass().add("notice-text");
        return flow;
    }

    /** Our own files bear the app's licence. */
    private static boolean foreign(JsonNode file) {
        return !file.path("source").asText().startsWith("Glassbox");
    }

    private void file(JsonNode file) {
        Label label = words("panel-text");
        texts().write(
                        () ->
                                label.setText(
                                        texts().messages()
                                                .text(
                                                        "about.file",
                                                        "what",
                                                        what(file),
                                                        "licence",
                                                        file.path("licence").asText(),
                                                        "source",
                                                        file.path("source").asText())));
        add(label);
    }

    private String what(JsonNode file) {
        return file.path("what").path(texts().messages().language()).asText();
    }

    private void line(String style, String key, Object... pairs) {
        add(texts().label(words(style), key, pairs));
    }
}

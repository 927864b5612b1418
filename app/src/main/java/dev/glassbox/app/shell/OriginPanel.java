package dev.glassbox.app.shell;

import dev.glassbox.app.i18n.Messages;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.Origin;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Where the numbers on stage come from. */
final class OriginPanel extends PanelView {
    private final ShellViewModel shell;
    private final Label kind = words("panel-lead");
    private final GridPane table = new GridPane();
    private final ChangeListener<Status> onStatus = (property, old, now) -> draw();

    OriginPanel(ShellViewModel shell, Messages messages, Runnable away) {
        super(messages, "origin.title", away);
        this.shell = shell;
        table.getStyleClass().add("panel-table");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(names, values);
        add(kind, table);
        shell.status().addListener(onStatus);
        texts().write(this::draw);
    }

    private void draw() {
        table.getChildren().clear();
        Optional<TraceAnswer> source = shell.source();
        kind.setText(say(source.map(OriginPanel::kindKey).orElse("origin.none")));
        source.ifPresent(this::fill);
    }

    private static String kindKey(TraceAnswer answer) {
        return answer.trace().origin().recorded() ? "origin.recorded" : "origin.live";
    }

    private void fill(TraceAnswer answer) {
        Origin origin = answer.trace().origin();
        ModelCard card = answer.card();
        Locale locale = Locale.forLanguageTag(texts().messages().language());
        row("origin.model", card.id());
        row(
                "origin.parameters",
                say(
                        "origin.size",
                        "count",
                        String.format(locale, "%,d", card.parameters()),
                        "architecture",
                        card.architecture()));
        row("origin.recipe", card.recipe());
        row("origin.licence", card.licence());
        row("origin.sha256", card.weightsSha256());
        row("origin.engine", origin.engine());
        row("origin.threads", String.valueOf(origin.threads()));
        row(
                "origin.took",
                say(
                        "origin.milliseconds",
                        "ms",
                        String.format(Locale.ROOT, "%.1f", origin.nanos() / 1e6)));
        row(
                "origin.when",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .withZone(ZoneId.systemDefault())
                        .format(origin.computedAt()));
    }

    private void row(String key, String value) {
        if (!value.isEmpty()) {
            Label name = new Label(say(key));
            name.getStyleClass().add("panel-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label words = words("panel-text");
            words.setText(value);
            table.addRow(table.getRowCount(), name, words);
        }
    }

    private String say(String key, Object... pairs) {
        return texts().messages().text(key, pairs);
    }

    @Override
    void dispose() {
        shell.status().removeListener(onStatus);
        super.dispose();
    }
}

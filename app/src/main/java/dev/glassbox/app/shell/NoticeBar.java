package dev.glassbox.app.shell;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.failure.Notices;
import dev.glassbox.runtime.intake.Problem;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the user should know, one sentence a line, until sent away. Lives as long as the app. */
final class NoticeBar extends VBox {
    private final Notices notices;
    private final LiveText texts;
    private final ObservableList<Problem> open;

    NoticeBar(Notices notices, LiveText texts) {
        this.notices = notices;
        this.texts = texts;
        this.open = notices.open(); // kept: it is a view of the list, and listens to it weakly
        getStyleClass().add("notices");
        open.addListener((ListChangeListener<Problem>) change -> draw());
        texts.write(this::draw);
    }

    private void draw() {
        getChildren().setAll(open.stream().map(this::line).toList());
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private Node line(Problem problem) {
        Label sentence =
                new Label(texts.messages().sentence(problem), Icons.icon(Feather.ALERT_CIRCLE));
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button away = Icons.button(Feather.X, () -> notices.putAway(problem));
        away.setAccessibleText(texts.messages().text("shell.dismiss"));
        HBox line = new HBox(sentence, away);
        line.getStyleClass().add("notice");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}

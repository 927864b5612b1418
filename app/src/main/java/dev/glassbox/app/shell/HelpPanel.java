package dev.glassbox.app.shell;

import dev.glassbox.app.i18n.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Every key of the window. */
final class HelpPanel extends PanelView {
    private record Line(String keys, String textKey) {}

    HelpPanel(Messages messages, Runnable away) {
        super(messages, "help.title", away);
        add(section("help.lesson"), table(lesson()));
        add(section("help.stage"), table(stage()));
        add(section("help.place"), table(place()));
        add(section("help.window"), table(window()));
    }

    private static List<Line> lesson() {
        return List.of(
                new Line("PageDown  \u2192", "help.next"),
                new Line("PageUp  \u2190", "help.back"),
                new Line("1 \u2013 9", "help.choose"),
                new Line(Keys.shortcut("Z"), "help.undo"),
                new Line(Keys.shortcut("Shift+Z"), "help.redo"),
                new Line(Keys.shortcut("R"), "help.reset"));
    }

    private static List<Line> stage() {
        return List.of(
                new Line("Tab  Shift+Tab", "help.move"),
                new Line("\u2190 \u2191 \u2192 \u2193", "help.cells"),
                new Line("Enter", "help.inspect"));
    }

    private static List<Line> place() {
        return List.of(
                new Line("P", "lab.go.tip"),
                new Line("N", "lab.step.tip"),
                new Line("C", "lab.turn.tip"),
                new Line("[  ]", "help.moment"),
                new Line("Shift+[  Shift+]", "help.film"),
                new Line("V", "lab.explorer.open.tip"),
                new Line("1 \u2013 5", "help.page"),
                new Line("G  H", "help.axes"),
                new Line("S", "lab.setup.fold"),
                new Line(Keys.shortcut("R"), "lab.reset"));
    }

    private static List<Line> window() {
        return List.of(
                new Line(Keys.shortcut("1") + "  " + Keys.shortcut("2"), "help.places"),
                new Line("F5  F11", "help.full-screen"),
                new Line(".", "help.blank"),
                new Line("Esc", "help.escape"),
                new Line(Keys.shortcut("L"), "help.language"),
                new Line(Keys.shortcut("T"), "help.theme"),
                new Line(Keys.shortcut("+") + "  " + Keys.shortcut("\u2212"), "help.text-size"),
                new Line(Keys.shortcut("B"), "help.rail"),
                new Line(Keys.shortcut("I"), "help.origin"),
                new Line(Keys.shortcut(","), "help.settings"),
                new Line("F1", "help.help"),
                new Line("F2", "help.about"),
                new Line("F3", "bench.title"),
                new Line("F4", "models.title"));
    }

    private Label section(String key) {
        return texts().label(words("panel-section"), key);
    }

    private GridPane table(List<Line> lines) {
        GridPane table = new GridPane();
        table.getStyleClass().add("panel-table");
        ColumnConstraints keys = new ColumnConstraints();
        keys.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(keys, words);
        for (Line line : lines) {
            Label key = new Label(line.keys());
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            table.addRow(
                    table.getRowCount(), key, texts().label(words("panel-text"), line.textKey()));
        }
        return table;
    }
}

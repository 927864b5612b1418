package dev.glassbox.visualizers.playback;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The text with its colours, the choices of one position beside it, and the playback. */
final class PlaybackView
        implements VisualizerView<PlaybackState, PlaybackFrame>, PlayControls.Hands, GridCells {
    private static final double LEAST_HEIGHT = 24; // em
    private static final double LEAST_STACKED = 38;

    private final ViewHost<PlaybackState> host;
    private final PromptField prompt;
    private final PlayControls controls;
    private final PaintedRegion text = new PaintedRegion("play-text");
    private final NumberTable table = new NumberTable();
    private final Label title = new Label();
    private final Label figures = new Label();
    private final PaintedRegion choices = new PaintedRegion("play-choices");
    private final Label status = new Label();
    private final Easel easel;
    private final Player player = new Player(this::beat);
    private @Nullable PlaybackState state;
    private @Nullable PlaybackFrame frame;
    private @Nullable TextPainter painter;
    private Set<String> covered = Set.of();

    PlaybackView(ViewHost<PlaybackState> host) {
        this.host = host;
        prompt = new PromptField(typed -> change(s -> s.withPrompt(typed)));
        controls = new PlayControls(this);
        VBox head = new VBox(prompt, controls);
        head.getStyleClass().add("play-head");
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.TEXT);
        text.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        table.setCells(this);
        title.getStyleClass().add("play-title");
        figures.getStyleClass().add("play-figures");
        status.getStyleClass().add("play-status");
        for (Label words : List.of(title, figures, status)) {
            words.setWrapText(true);
            words.setMinHeight(Label.USE_PREF_SIZE);
        }
        VBox.setVgrow(choices, Priority.ALWAYS);
        VBox side = new VBox(title, choices, figures);
        side.getStyleClass().add("play-side");
        StackPane shown = new StackPane(text, table);
        VBox left = new VBox(shown, status);
        left.getStyleClass().add("play-left");
        VBox.setVgrow(shown, Priority.ALWAYS);
        shown.setMinHeight(0);
        PlaybackLayout layout = new PlaybackLayout(left, side);
        easel =
                new Easel(
                        head,
                        layout,
                        LEAST_HEIGHT,
                        new VBox(), // no number here is taken apart
                        () -> {});
        layout.widthProperty()
                .addListener(
                        (o, was, is) ->
                                easel.setLeastHeight(
                                        layout.stacked() ? LEAST_STACKED : LEAST_HEIGHT));
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        java.net.URL sheet = PlaybackView.class.getResource("playback.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl
                || event.isShortcutDown()
                || event.isControlDown()
                || event.isAltDown()
                || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> playOrPause();
            case RIGHT, KP_RIGHT -> move(1);
            case LEFT, KP_LEFT -> move(-1);
            case HOME -> goTo(0);
            case END -> goTo(Integer.MAX_VALUE);
            case DIGIT1, NUMPAD1 -> change(s -> s.withSpeed(1));
            case DIGIT2, NUMPAD2 -> change(s -> s.withSpeed(2));
            case DIGIT3, NUMPAD3 -> change(s -> s.withSpeed(3));
            case T -> change(s -> s.withTable(!s.table()));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        text.requestFocus();
        Point2D place = text.inside(event.getX(), event.getY());
        int position = painter == null ? -1 : painter.positionAt(place.getX(), place.getY());
        if (position >= 0) {
            player.stop();
            goTo(position);
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(PlaybackState newState, PlaybackFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        boolean writes = !newFrame.told().isEmpty();
        if (player.isOn() && writes) {
            player.start(newState.speed());
        } else {
            player.stop();
        }
        showControls(newState);
        text.show(host.palette(), (pen, room) -> paint(newState, newFrame, texts, pen, room));
        text.setAccessibleText(
                texts.text(newFrame.description()) + " " + String.join("", newFrame.tokens()));
        text.setAccessibleHelp(texts.text("playback.keys"));
        choices.show(
                host.palette(),
                (pen, room) -> new ChoicePainter(pen).paint(newFrame, room.getX(), room.getY()));
        boolean asTable = newState.table() && writes;
        if (asTable) {
            write(newFrame, texts);
        }
        swap(asTable);
        if (writes) {
            title.setText(
                    texts.text(
                            newFrame.choices().isEmpty()
                                    ? "playback.side.first"
                                    : newFrame.shown() < newFrame.given()
                                            ? "playback.side.prompt"
                                            : "playback.side",
                            "position",
                            newFrame.shown()));
            figures.setText(texts.text(newFrame.description()));
            easel.clear();
        } else {
            title.setText("");
            figures.setText("");
            easel.say(texts.text(newFrame.description()));
        }
        status.setText(statusWords(newFrame, texts));
        easel.cover(!covered.isEmpty(), texts);
    }

    private void paint(PlaybackState s, PlaybackFrame f, Texts texts, Pen pen, Point2D room) {
        painter = new TextPainter(pen, f, room.getX(), room.getY());
        painter.paint(texts, s);
    }

    private static String statusWords(PlaybackFrame f, Texts texts) {
        String count =
                texts.text(
                        f.complete() ? "playback.count" : "playback.count.growing",
                        "shown",
                        f.shown() + 1,
                        "written",
                        f.written(),
                        "given",
                        f.given());
        return f.note().map(note -> texts.text(note) + " ").orElse("") + count;
    }

    private void swap(boolean toTable) {
        boolean focused = text.isFocused() || table.isFocused();
        text.setVisible(!toTable);
        table.setVisible(toTable);
        if (focused) {
            (toTable ? table : text).requestFocus();
        }
    }

    private void showControls(PlaybackState s) {
        prompt.show(s.prompt(), host.texts());
        controls.show(s, player.isOn(), host.texts());
    }

    private void write(PlaybackFrame f, Texts texts) {
        TableData data =
                new TableData(
                        f.tokens(),
                        List.of(
                                texts.text("playback.colour.probability"),
                                texts.text("playback.column.rank"),
                                texts.text("playback.colour.entropy"),
                                texts.text("playback.colour.loss")),
                        (row, column) -> number(f.told().get(row), column),
                        "−000.0000",
                        "axis-position");
        table.show(
                data,
                new TableWords(
                        texts.text(f.description()),
                        texts.text("control.table"),
                        texts.text("playback.table.rows"),
                        texts.text("playback.table.columns"),
                        texts.text("playback.table.none"),
                        texts.text("playback.keys")),
                host.palette());
        table.choose(f.shown(), 0);
    }

    private static String number(Told told, int column) {
        if (told.rank() == 0) {
            return "–";
        }
        return switch (column) {
            case 0 -> Numbers.share(told.p());
            case 1 -> String.valueOf(told.rank());
            case 2 -> Numbers.fixed(told.entropy(), 3);
            default -> Numbers.fixed(told.loss(), 3);
        };
    }

    @Override
    public void showTrouble(PlaybackState newState, String sentence) {
        state = newState;
        player.stop();
        showControls(newState);
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        if (!covered.isEmpty()) {
            player.stop();
        }
        easel.cover(!covered.isEmpty(), host.texts());
    }

    /** The next token, if it is there; waits for it while the text is still being written. */
    private void beat() {
        PlaybackFrame f = frame;
        if (f == null) {
            player.stop();
        } else if (f.shown() + 1 < f.written()) {
            goTo(f.shown() + 1);
        } else if (f.complete()) {
            player.stop();
            if (state != null) {
                showControls(state);
            }
        }
    }

    @Override
    public void playOrPause() {
        PlaybackFrame f = frame;
        PlaybackState s = state;
        if (f == null || s == null || f.told().isEmpty()) {
            return;
        }
        if (player.isOn()) {
            player.stop();
            showControls(s);
            return;
        }
        player.start(s.speed());
        if (f.complete() && f.shown() + 1 >= f.written()) {
            goTo(f.given() - 1); // once more from the prompt
        } else {
            showControls(s);
        }
    }

    /** Whether the playback is running, for tests. */
    boolean isPlaying() {
        return player.isOn();
    }

    @Override
    public void move(int by) {
        PlaybackFrame f = frame;
        if (f != null) {
            player.stop();
            goTo(f.shown() + by);
        }
    }

    private void goTo(int position) {
        PlaybackFrame f = frame;
        if (f != null && f.written() > 0) {
            change(s -> s.withPosition(Math.max(0, Math.min(f.written() - 1, position))));
        }
    }

    @Override
    public void change(UnaryOperator<PlaybackState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public String words(int row, int column) {
        PlaybackFrame f = frame;
        return f == null || row >= f.told().size()
                ? ""
                : host.texts()
                        .text(
                                "playback.cell",
                                "token",
                                f.tokens().get(row),
                                "position",
                                row,
                                "p",
                                number(f.told().get(row), 0),
                                "rank",
                                number(f.told().get(row), 1),
                                "entropy",
                                number(f.told().get(row), 2),
                                "loss",
                                number(f.told().get(row), 3));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        goTo(row);
    }

    @Override
    public void dispose() {
        player.stop();
        text.clear();
        choices.clear();
        table.setCells(null);
        state = null;
        frame = null;
    }
}

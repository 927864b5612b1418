package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.TableToggle;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The map with its controls above it, and formula and words below. */
final class ModelMapView
        implements VisualizerView<ModelMapState, ModelMapFrame>,
                MapCanvas.Gestures,
                MapControls.Gestures {
    private static final double LEAST_HEIGHT = 35; // em
    private static final Duration STEP = Duration.millis(1100);

    private final ViewHost<ModelMapState> host;
    private final PromptField prompt;
    private final Label recorded = new Label();
    private final MapControls controls = new MapControls(this);
    private final WhatIfBar whatIf;
    private final Label notice = new Label();
    private final MapCanvas canvas = new MapCanvas(this);
    private final LedgerTable table = new LedgerTable();
    private final ScaleCanvas scale = new ScaleCanvas();
    private final ReadingBand band = new ReadingBand(this::pointedKind);
    private final WorkingsView workings;
    private final Easel easel;
    private final Timeline player = new Timeline(new KeyFrame(STEP, e -> step(1)));

    private @Nullable ModelMapState state;
    private @Nullable ModelMapFrame frame;
    private int cursor = -1;
    private String hovered = "";

    ModelMapView(ViewHost<ModelMapState> host) {
        this.host = host;
        prompt = new PromptField(text -> change(s -> s.withPrompt(text)));
        whatIf = new WhatIfBar(value -> change(s -> s.withWhatIf(value)));
        workings = new WorkingsView(host::open);
        recorded.getStyleClass().add("recorded-mark");
        recorded.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(prompt, Priority.ALWAYS);
        HBox first = new HBox(prompt, recorded);
        first.getStyleClass().addAll("map-first", "prompt-first");
        notice.getStyleClass().add("map-notice");
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        VBox head = new VBox(first, controls, whatIf, notice);
        head.getStyleClass().add("map-head");
        VBox picture = new VBox(canvas, table.node(), scale, band);
        for (Region one : List.of(canvas, table.node(), scale)) {
            VBox.setVgrow(one, Priority.ALWAYS);
            one.setMinSize(0, 0);
        }
        easel =
                new Easel(
                        head,
                        picture,
                        LEAST_HEIGHT,
                        workings,
                        () -> change(s -> s.withInspector(false)));
        java.net.URL sheet = ModelMapView.class.getResource("modelmap.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::anyKey);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::mapKey);
        canvas.focusedProperty().addListener((o, was, is) -> light());
        player.setCycleCount(Timeline.INDEFINITE);
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(ModelMapState newState, ModelMapFrame newFrame) {
        boolean other = frame == null || !frame.path().equals(newFrame.path());
        String part = cursorPart();
        state = newState;
        frame = newFrame;
        if (other) {
            hovered = "";
            cursor = newFrame.path().isOpen() ? MapCursor.start(newFrame) : newFrame.indexOf(part);
        }
        Texts texts = host.texts();
        controls(newState, newFrame);
        recorded.setText(texts.text("control.recorded"));
        shown(recorded, newFrame.recorded());
        ModelMapState.WhatIf changed = newState.whatIf();
        if (changed != null) {
            whatIf.show(changed, newFrame, texts);
        }
        shown(whatIf, changed != null);
        shown(canvas, !newState.table() && !newState.scale());
        shown(table.node(), newState.table());
        shown(scale, newState.scale() && !newState.table());
        shown(band, !newState.table() && !newState.scale());
        canvas.show(newFrame, newState.stage(), texts, host.palette());
        if (newState.table()) {
            table.show(newFrame, texts, host.palette());
        } else if (newState.scale()) {
            scale.show(newFrame, texts, host.palette());
        }
        band.formula(newFrame.formula(), newFrame, texts, host.palette());
        canvas.setAccessibleHelp(texts.text("modelmap.keys"));
        easel.clear();
        String said = PartWords.notice(newFrame, texts);
        notice.setText(said);
        shown(notice, !said.isEmpty());
        light();
        inspect(newFrame, texts);
    }

    private static void shown(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void controls(ModelMapState newState, @Nullable ModelMapFrame newFrame) {
        prompt.show(newState.prompt(), host.texts());
        if (newFrame != null) {
            if (newState.stage() >= newFrame.parts().size() - 1) {
                player.stop();
            }
            controls.show(newState, newFrame, playing(), host.texts());
        }
    }

    private void inspect(ModelMapFrame shown, Texts texts) {
        Workings number = shown.workings().orElse(null);
        if (number == null) {
            easel.closeInspector();
            return;
        }
        workings.show(number, texts, host.palette());
        easel.inspect(texts.text(number.title()), texts, host.reducedMotion());
    }

    @Override
    public void showTrouble(ModelMapState newState, String sentence) {
        state = newState;
        player.stop();
        controls(newState, frame);
        shown(notice, false);
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        easel.cover(!facts.isEmpty(), host.texts());
        if (facts.isEmpty() && frame != null) {
            inspect(frame, host.texts());
        }
    }

    private boolean playing() {
        return player.getStatus() == Timeline.Status.RUNNING;
    }

    private String cursorPart() {
        ModelMapFrame shown = frame;
        return shown == null || cursor < 0 || cursor >= shown.parts().size()
                ? ""
                : shown.parts().get(cursor).id();
    }

    /** The part that is talked about: pointed at, computed just now, or under the cursor. */
    private @Nullable MapPart spoken() {
        ModelMapFrame shown = frame;
        ModelMapState s = state;
        if (shown == null || s == null) {
            return null;
        }
        int at = shown.indexOf(hovered);
        if (at < 0 && s.stage() >= 0 && s.stage() < shown.parts().size()) {
            at = s.stage();
        }
        if (at < 0) {
            at = cursor;
        }
        return at >= 0 && at < shown.parts().size() ? shown.parts().get(at) : null;
    }

    private void light() {
        MapPart part = spoken();
        Texts texts = host.texts();
        ModelMapFrame shown = frame;
        if (shown == null) {
            return;
        }
        boolean pointing = !hovered.isEmpty() || canvas.isFocused();
        canvas.light(part != null && pointing ? part.id() : "");
        String words = part == null ? texts.text(shown.description()) : PartWords.said(part, texts);
        band.light(part == null ? "" : part.kind(), words);
        canvas.setAccessibleText(
                part == null
                        ? words
                        : texts.text(shown.description()) + " " + MarkedWords.plain(words));
    }

    /** A word or a piece of the formula was pointed at. */
    private void pointedKind(String kind) {
        ModelMapFrame shown = frame;
        String id = "";
        if (shown != null && !kind.isEmpty()) {
            MapPart now = spoken();
            id =
                    now != null && now.kind().equals(kind)
                            ? now.id()
                            : shown.parts().stream()
                                    .filter(part -> part.kind().equals(kind))
                                    .findFirst()
                                    .map(MapPart::id)
                                    .orElse("");
        }
        canvas.light(id);
    }

    @Override
    public void pointed(String part) {
        if (!part.equals(hovered)) {
            hovered = part;
            light();
        }
    }

    @Override
    public void clicked(String part) {
        ModelMapFrame shown = frame;
        if (shown != null && shown.indexOf(part) >= 0) {
            cursor = shown.indexOf(part);
            open();
        }
    }

    private void open() {
        ModelMapFrame shown = frame;
        ModelMapState s = state;
        if (shown != null && s != null && cursor >= 0 && cursor < shown.parts().size()) {
            ModelMapState next = MapCursor.opened(s, shown, shown.parts().get(cursor));
            if (!next.equals(s)) {
                host.change(next);
            } else {
                light();
            }
        }
    }

    @Override
    public void position(int position) {
        change(s -> s.withPosition(position));
    }

    @Override
    public void candidate(int index) {
        ModelMapFrame shown = frame;
        if (shown != null) {
            change(s -> s.withToken(shown.next().get(index).id()));
        }
    }

    @Override
    public void cell(int query, int key) {
        ModelMapFrame shown = frame;
        if (shown != null) {
            MapPath at = shown.path();
            change(s -> s.open(MapPath.cell(at.layer(), at.head(), query, key)));
        }
    }

    @Override
    public void open(MapPath path) {
        change(s -> s.open(path));
    }

    @Override
    public void step(int by) {
        ModelMapFrame shown = frame;
        if (shown != null) {
            int last = shown.parts().size() - 1;
            change(s -> s.withStage(Math.max(-1, Math.min(last, s.stage() + by))));
        }
    }

    @Override
    public void play() {
        ModelMapState s = state;
        ModelMapFrame shown = frame;
        if (s == null || shown == null) {
            return;
        }
        if (playing()) {
            player.stop();
            controls(s, shown);
            return;
        }
        boolean atEnd = s.stage() >= shown.parts().size() - 1;
        player.playFromStart();
        change(now -> now.withStage(atEnd ? 0 : now.stage() + 1));
    }

    @Override
    public void head(int head) {
        change(s -> s.withHead(head));
    }

    @Override
    public void whatIf(boolean on) {
        ModelMapFrame shown = frame;
        if (shown != null) {
            int trained = shown.sizes().dHead();
            change(s -> s.withWhatIf(on ? new ModelMapState.WhatIf("d_head", trained + 1) : null));
        }
    }

    @Override
    public void scale(boolean on) {
        change(s -> s.withScale(on));
    }

    @Override
    public void table(boolean on) {
        change(s -> s.withTable(on));
    }

    private void anyKey(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        }
    }

    private void mapKey(KeyEvent event) {
        ModelMapFrame shown = frame;
        ModelMapState s = state;
        if (shown == null || s == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, RIGHT, UP, DOWN, HOME, END -> arrow(event, s, shown);
            case ENTER -> open();
            case SPACE -> play();
            case PERIOD -> step(1);
            case COMMA -> step(-1);
            case ESCAPE, BACK_SPACE -> {
                if (shown.workings().isPresent() || !shown.path().isOpen()) {
                    return; // an open inspector is closed first, by the easel
                }
                change(now -> now.open(shown.path().parent()));
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void arrow(KeyEvent event, ModelMapState s, ModelMapFrame shown) {
        KeyCode key = event.getCode();
        int down = key == KeyCode.DOWN ? 1 : key == KeyCode.UP ? -1 : 0;
        int right = key == KeyCode.RIGHT ? 1 : key == KeyCode.LEFT ? -1 : 0;
        int next = event.isShiftDown() ? cursor : MapCursor.moved(shown, Math.max(0, cursor), key);
        if (event.isShiftDown() || next == cursor && down != 0) {
            ModelMapState moved =
                    MapCursor.shifted(s, shown, down, event.isShiftDown() ? right : 0);
            if (!moved.equals(s)) {
                host.change(moved);
            }
        } else {
            cursor = next;
            hovered = "";
            light();
        }
    }

    private void change(UnaryOperator<ModelMapState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        player.stop();
        canvas.dispose();
        table.dispose();
        easel.closeInspector();
        state = null;
        frame = null;
    }
}

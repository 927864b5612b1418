package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.CellInspector;
import dev.glassbox.visualizers.control.LayerHeadPicker;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.TokenStrip;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The attention picture: prompt and tokens above, the pattern, and the next token beside it. */
final class AttentionView
        implements VisualizerView<AttentionState, AttentionFrame>, PatternView.Gestures {
    private static final double DIMMED = 0.25;

    private final ViewHost<AttentionState> host;
    private final PromptField prompt;
    private final TokenStrip tokens;
    private final LayerHeadPicker picker;
    private final LookBar looks;
    private final PatternView pattern;
    private final NextTokenView next;
    private final InspectionView inspection;
    private final WorkingsView together;
    private final CellInspector inspector;
    private final TableToggle tableToggle;
    private final Label recorded = new Label();
    private final Label trouble = new Label();
    private final StackPane patternCover = new StackPane(new Label());
    private final StackPane nextCover = new StackPane(new Label());
    private final AttentionLayout layout;
    private final ScrollPane root;

    private @Nullable AttentionState state;
    private @Nullable AttentionFrame frame;
    private Set<String> covered = Set.of();

    AttentionView(ViewHost<AttentionState> host) {
        this.host = host;
        prompt = new PromptField(text -> change(s -> s.withPrompt(text)));
        tokens = new TokenStrip(this::tokenChosen);
        picker =
                new LayerHeadPicker(
                        layer -> change(s -> s.withLayer(layer)),
                        head -> change(s -> s.withHead(head)));
        tableToggle = new TableToggle(on -> change(s -> s.withTable(on)));
        looks =
                new LookBar(
                        picker, tableToggle, look -> change(s -> s.withLook(look.apply(s.look()))));
        pattern = new PatternView(this);
        next = new NextTokenView(value -> change(s -> s.withTemperature(value)));
        inspection = new InspectionView(host);
        together = new WorkingsView(host::open);
        inspector = new CellInspector(new StackPane(inspection, together), this::closeInspector);
        layout = layOut();
        root = new ScrollPane(layout);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        root.getStyleClass().add("attention-scroll");
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.setFocusTraversable(false);
        java.net.URL sheet = AttentionView.class.getResource("attention.css");
        if (sheet != null) {
            root.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && inspector.isOpen()) {
            closeInspector();
            event.consume();
        } else if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        }
    }

    private AttentionLayout layOut() {
        recorded.getStyleClass().add("recorded-mark");
        recorded.setMinWidth(Label.USE_PREF_SIZE);
        trouble.getStyleClass().add("trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(prompt, Priority.ALWAYS);
        picker.setMinWidth(0);
        HBox first = new HBox(prompt, recorded);
        first.getStyleClass().addAll("attention-first", "prompt-first");
        VBox head = new VBox(first, tokens, looks);
        head.getStyleClass().add("attention-head");
        StackPane map = new StackPane(pattern.node(), trouble);
        StackPane side = new StackPane(next);
        for (StackPane cover : List.of(patternCover, nextCover)) {
            cover.getStyleClass().add("attention-cover");
            cover.setVisible(false);
        }
        return new AttentionLayout(
                new AttentionLayout.Parts(head, map, side, inspector),
                List.of(
                        new AttentionLayout.Cover(patternCover, map),
                        new AttentionLayout.Cover(nextCover, side)));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(AttentionState newState, AttentionFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        showControls(newState, newFrame.reading().tokens());
        recorded.setText(texts.text("attention.recorded"));
        recorded.setVisible(newFrame.reading().recorded());
        recorded.setManaged(newFrame.reading().recorded());
        pattern.show(newState, newFrame, texts, host.palette());
        next.show(newState, newFrame, texts, host.palette());
        say(newFrame.pattern().isPresent() ? "" : texts.text(newFrame.description()));
        dim(1);
        weighTokens(-1);
        if (newFrame.together().isPresent()) {
            openInspector(newFrame.together().get());
        } else {
            newFrame.inspection()
                    .ifPresentOrElse(cell -> openInspector(cell, newFrame), inspector::close);
        }
        applyCovers();
    }

    @Override
    public void showTrouble(AttentionState newState, String sentence) {
        state = newState;
        showControls(newState, frame == null ? List.of() : frame.reading().tokens());
        tokens.weigh(null, host.palette());
        inspector.close();
        say(sentence);
        dim(DIMMED);
        pattern.node().setVisible(frame != null && frame.pattern().isPresent());
        next.setVisible(frame != null);
    }

    private void showControls(AttentionState s, List<String> labels) {
        Texts texts = host.texts();
        prompt.show(s.prompt(), texts);
        int size = labels.size();
        tokens.show(
                labels, s.cell() != null && s.cell().query() < size ? s.cell().query() : -1, texts);
        tableToggle.show(s.table(), texts);
        Reading reading = frame == null ? new Reading(List.of(), 1, 1, false) : frame.reading();
        boolean oneHead = s.look().show() == Look.Show.HEAD;
        int head = oneHead ? s.head() : reading.heads(); // none is marked where all are shown
        picker.show(reading.layers(), s.layer(), reading.heads(), head, texts);
        looks.show(s.look(), frame, texts);
    }

    private void say(String sentence) {
        trouble.setText(sentence);
        trouble.setVisible(!sentence.isEmpty());
    }

    private void dim(double opacity) {
        pattern.node().setOpacity(opacity);
        next.setOpacity(opacity);
        next.setVisible(true);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        applyCovers();
    }

    private void applyCovers() {
        boolean hidesPattern = covered.stream().anyMatch(fact -> fact.startsWith("strongest-key"));
        boolean hidesNext = covered.contains("next-token");
        cover(patternCover, hidesPattern);
        cover(nextCover, hidesNext);
        boolean present = frame != null && frame.pattern().isPresent();
        pattern.node().setVisible(present && !hidesPattern);
        next.setVisible(!hidesNext);
        if (hidesPattern) {
            tokens.weigh(null, host.palette());
            inspector.close();
        }
    }

    private void cover(StackPane cover, boolean on) {
        cover.setVisible(on);
        if (cover.getChildren().get(0) instanceof Label words) {
            words.setText(host.texts().text("attention.covered"));
            words.setWrapText(true);
        }
    }

    private void openInspector(Inspection cell, AttentionFrame shown) {
        Texts texts = host.texts();
        inspection.show(cell, shown.reading());
        holds(inspection);
        openInspector(
                texts.text(
                        "attention.inspect.title",
                        "query",
                        cell.cell().query(),
                        "query-token",
                        shown.reading().tokens().get(cell.cell().query()),
                        "key",
                        cell.cell().key(),
                        "key-token",
                        shown.reading().keys().get(cell.cell().key())));
    }

    private void openInspector(Workings workings) {
        together.show(workings, host.texts(), host.palette());
        holds(together);
        openInspector(host.texts().text(workings.title()));
    }

    private void holds(Node part) {
        for (Node each : List.of(inspection, together)) {
            each.setVisible(each == part);
            each.setManaged(each == part);
        }
    }

    private void openInspector(String heading) {
        inspector.show(heading, host.texts());
        inspector.open(host.reducedMotion());
        if (layout.inspectorCovers()) {
            inspector.focus();
        }
    }

    private void closeInspector() {
        change(AttentionState::withoutInspector);
        pattern.focus();
    }

    /** Colours the tokens by the row of a query that is pointed at; -1 for the chosen one's row. */
    private void weighTokens(int pointed) {
        AttentionFrame shown = frame;
        AttentionState s = state;
        if (shown == null || s == null || shown.pattern().isEmpty() || patternCover.isVisible()) {
            tokens.weigh(null, host.palette());
            return;
        }
        int query =
                pointed >= 0
                        ? pointed
                        : AttentionFrame.cell(s, shown.reading())
                                .map(AttentionState.Cell::query)
                                .orElse(-1);
        tokens.weigh(query < 0 ? null : shown.pattern().get().row(query), host.palette());
    }

    @Override
    public void pointed(int query) {
        weighTokens(query);
    }

    /** An open inspector goes along with the keyboard. */
    @Override
    public void moved(int query, int key) {
        if (inspector.isOpen()) {
            change(s -> s.inspecting(query, key));
        }
    }

    @Override
    public void chosen(int query, int key) {
        change(s -> s.inspecting(query, key));
    }

    private void tokenChosen(int position) {
        AttentionFrame shown = frame;
        if (shown != null && shown.pattern().isPresent()) {
            int key = shown.pattern().get().strongest(position);
            change(s -> s.withCell(position, key));
        }
    }

    private void change(UnaryOperator<AttentionState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        pattern.dispose();
        inspector.close();
        state = null;
        frame = null;
    }
}

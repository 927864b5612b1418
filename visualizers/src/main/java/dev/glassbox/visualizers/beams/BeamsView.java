package dev.glassbox.visualizers.beams;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.SettingSlider;
import dev.glassbox.visualizers.control.Stepper;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Three texts from one prompt, and below them everything that beam search looked at. */
final class BeamsView implements VisualizerView<BeamsState, BeamsFrame>, GridCells {
    private static final double LEAST_HEIGHT = 25; // em

    private final ViewHost<BeamsState> host;
    private final PromptHead prompt;
    private final Stepper beams;
    private final Stepper steps;
    private final SettingSlider temperature;
    private final Stepper seed;
    private final TableToggle tableToggle = new TableToggle(on -> change(s -> s.withTable(on)));
    private final TextsView texts = new TextsView();
    private final Label verdict = new Label();
    private final BeamCanvas tree = new BeamCanvas(this::choose, this::reached);
    private final NumberTable table = new NumberTable();
    private final Label status = new Label();
    private final WorkingsView workings;
    private final Easel easel;
    private @Nullable BeamsState state;
    private @Nullable BeamsFrame frame;
    private Set<String> covered = Set.of();

    BeamsView(ViewHost<BeamsState> host) {
        this.host = host;
        prompt = new PromptHead(text -> change(s -> s.withPrompt(text)), position -> {});
        beams =
                new Stepper(
                        1, BeamsState.MOST_BEAMS, value -> change(s -> s.withBeams((int) value)));
        steps =
                new Stepper(
                        1, BeamsState.MOST_STEPS, value -> change(s -> s.withSteps((int) value)));
        temperature =
                new SettingSlider(
                        0,
                        2,
                        0.05,
                        value -> Numbers.fixed(value, 2),
                        value -> change(s -> s.withSampling(s.sampling().withTemperature(value))));
        seed =
                new Stepper(
                        0,
                        Long.MAX_VALUE,
                        value -> change(s -> s.withSampling(s.sampling().withSeed(value))));
        FlowPane controls = new FlowPane(beams, steps, temperature, seed, tableToggle);
        controls.getStyleClass().add("beam-controls");
        VBox head = new VBox(prompt, controls);
        head.getStyleClass().add("beam-top");
        for (Label words : List.of(verdict, status)) {
            words.setWrapText(true);
            words.setMinHeight(Label.USE_PREF_SIZE);
        }
        verdict.getStyleClass().add("beam-verdict");
        status.getStyleClass().add("beam-status");
        table.setCells(this);
        StackPane shown = new StackPane(tree, table);
        shown.setMinHeight(0);
        VBox.setVgrow(shown, Priority.ALWAYS);
        VBox picture = new VBox(texts, verdict, shown, status);
        picture.getStyleClass().add("beam-picture");
        workings = new WorkingsView(host::open);
        easel =
                new Easel(
                        head, picture, LEAST_HEIGHT, workings, () -> change(s -> s.choosing(null)));
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        java.net.URL sheet = BeamsView.class.getResource("beams.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(BeamsState newState, BeamsFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts words = host.texts();
        showControls(newState, newFrame.tokens());
        texts.show(newState, newFrame, words);
        String said = newFrame.verdict().map(words::text).orElse("");
        String note = newFrame.note().map(words::text).orElse("");
        verdict.setText(note.isEmpty() ? said : said + " " + note);
        int chosen = newState.chosen() == null ? 0 : newState.chosen();
        tree.show(
                newFrame.tree(),
                chosen <= newFrame.tree().size() ? chosen : 0,
                words,
                host.palette());
        boolean asTable = newState.table() && !newFrame.tree().isEmpty();
        if (asTable) {
            write(newFrame, words);
        }
        swap(asTable);
        boolean writes = !newFrame.texts().isEmpty();
        if (writes) {
            easel.clear();
        } else {
            easel.say(words.text(newFrame.description()));
        }
        easel.cover(!covered.isEmpty(), words);
        newFrame.workings()
                .ifPresentOrElse(
                        apart -> {
                            workings.show(apart, words, host.palette());
                            easel.inspect(words.text(apart.title()), words, host.reducedMotion());
                        },
                        easel::closeInspector);
        reached(tree.lit());
    }

    private void swap(boolean toTable) {
        boolean focused = tree.isFocused() || table.isFocused();
        tree.setVisible(!toTable);
        table.setVisible(toTable);
        status.setVisible(!toTable); // a table says its cell itself
        status.setManaged(!toTable);
        if (focused) {
            (toTable ? table : tree).requestFocus();
        }
    }

    private void showControls(BeamsState s, List<String> tokens) {
        Texts words = host.texts();
        prompt.show(s.prompt(), tokens, -1, false, words);
        beams.show(words.text("beams.width"), s.beams(), words.text("beams.width.help"));
        steps.show(words.text("beams.steps"), s.steps(), words.text("beams.steps.help"));
        temperature.show(
                words.text("control.temperature.name"),
                s.sampling().temperature(),
                words.text("beams.temperature.help"));
        seed.show(words.text("beams.seed"), s.sampling().seed(), words.text("beams.seed.help"));
        tableToggle.show(s.table(), words);
    }

    private void write(BeamsFrame f, Texts words) {
        List<Hypothesis> rows = f.tree();
        TableData data =
                new TableData(
                        rows.stream().map(h -> TokenText.label(h.token(), 10)).toList(),
                        List.of(
                                words.text("beams.column.step"),
                                words.text("beams.column.rank"),
                                words.text("beams.column.p"),
                                words.text("beams.column.log-p"),
                                words.text("beams.column.sum"),
                                words.text("beams.column.kept")),
                        (row, column) -> number(rows.get(row), column, words),
                        "−000.0000",
                        "axis-vocab");
        table.show(
                data,
                new TableWords(
                        words.text(f.description()),
                        words.text("control.table"),
                        words.text("beams.table.rows"),
                        words.text("beams.table.columns"),
                        "",
                        words.text("beams.keys")),
                host.palette());
    }

    private static String number(Hypothesis h, int column, Texts words) {
        return switch (column) {
            case 0 -> String.valueOf(h.step());
            case 1 -> String.valueOf(h.rank());
            case 2 -> Numbers.share(h.p());
            case 3 -> Numbers.fixed(Math.log(h.p()), 3);
            case 4 -> Numbers.fixed(h.sum(), 3);
            default -> words.text(h.kept() ? "beams.kept" : "beams.dropped");
        };
    }

    @Override
    public void showTrouble(BeamsState newState, String sentence) {
        state = newState;
        showControls(newState, frame == null ? List.of() : frame.tokens());
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        easel.cover(!covered.isEmpty(), host.texts());
    }

    private void choose(int node) {
        change(s -> s.choosing(node));
    }

    private void reached(int node) {
        BeamsFrame f = frame;
        if (f == null || f.tree().isEmpty()) {
            status.setText("");
            tree.setAccessibleText(f == null ? "" : host.texts().text(f.description()));
            return;
        }
        String words = words(node > 0 ? node : tree.cursor());
        status.setText(node > 0 ? words : host.texts().text("beams.keys"));
        tree.setAccessibleText(host.texts().text(f.description()) + " " + words);
    }

    private String words(int node) {
        BeamsFrame f = frame;
        BeamsState s = state;
        if (f == null || s == null || node < 1 || node > f.tree().size()) {
            return "";
        }
        Hypothesis h = f.tree().get(node - 1);
        Texts words = host.texts();
        return words.text(
                        "beams.node",
                        "token",
                        TokenText.visible(h.token()),
                        "step",
                        h.step(),
                        "p",
                        Numbers.percent(h.p()),
                        "sum",
                        Numbers.fixed(h.sum(), 2))
                + " "
                + words.text(BeamWorkings.fate(h, s));
    }

    @Override
    public String words(int row, int column) {
        return words(row + 1);
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        choose(row + 1);
    }

    private void change(UnaryOperator<BeamsState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        table.setCells(null);
        easel.closeInspector();
        state = null;
        frame = null;
    }
}

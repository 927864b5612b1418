package dev.glassbox.visualizers.sampling;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.PushButton;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Prompt and rules above, the stages of the likeliest tokens, and the lines that were tried. */
final class SamplingView implements VisualizerView<SamplingState, SamplingFrame> {
    private static final double LEAST_HEIGHT = 24; // em
    private static final int MANY = 1000;

    private final ViewHost<SamplingState> host;
    private final PromptHead prompt;
    private final RuleControls rules;
    private final PushButton draw = new PushButton(this::drawOne);
    private final PushButton many = new PushButton(this::drawMany);
    private final PushButton more = new PushButton(() -> change(s -> s.withMore(!s.more())));
    private final PushButton explain = new PushButton(this::explain);
    private final TableToggle tableToggle = new TableToggle(on -> change(s -> s.withTable(on)));
    private final FlowPane figures = new FlowPane();
    private final StageCanvas stages = new StageCanvas(this::chosen, this::reached);
    private final NumberTable table = new NumberTable();
    private final StageTable cells = new StageTable(this::chosen);
    private final Label status = new Label();
    private final BranchCanvas branches = new BranchCanvas(node -> change(s -> s.goingTo(node)));
    private final WorkingsView workings;
    private final Easel easel;
    private @Nullable SamplingState state;
    private @Nullable SamplingFrame frame;
    private Set<String> covered = Set.of();

    SamplingView(ViewHost<SamplingState> host) {
        this.host = host;
        prompt = new PromptHead(text -> change(s -> s.withPrompt(text)), this::tokenChosen);
        rules = new RuleControls(config -> change(s -> s.withSampling(config)));
        rules.add(draw, many, more, explain, tableToggle);
        VBox head = new VBox(prompt, rules);
        head.getStyleClass().add("sampling-head");
        figures.getStyleClass().add("sampling-figures");
        status.getStyleClass().add("sampling-status");
        status.setWrapText(true);
        table.setCells(cells);
        StackPane shown = new StackPane(stages, table);
        VBox.setVgrow(shown, Priority.ALWAYS);
        shown.setMinHeight(0);
        VBox picture = new VBox(figures, shown, status, branches);
        picture.getStyleClass().add("sampling-picture");
        workings = new WorkingsView(host::open);
        easel =
                new Easel(
                        head,
                        picture,
                        LEAST_HEIGHT,
                        workings,
                        () -> change(s -> s.inspecting(null)));
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        java.net.URL sheet = SamplingView.class.getResource("sampling.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        } else if (isLetter(event, KeyCode.D)) {
            drawOne();
            event.consume();
        } else if (isLetter(event, KeyCode.W)) {
            explain();
            event.consume();
        }
    }

    /** Whether a key is that letter alone, and not as a letter of a text. */
    private static boolean isLetter(KeyEvent event, KeyCode letter) {
        return event.getCode() == letter
                && !event.isShortcutDown()
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && !(event.getTarget() instanceof TextInputControl);
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(SamplingState newState, SamplingFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        showControls(newState, newFrame.tokens());
        figures(newFrame, texts);
        stages.show(newState, newFrame, texts, host.palette());
        cells.show(newState, newFrame, texts, table, host.palette());
        boolean asTable = newState.table() && !newFrame.candidates().isEmpty();
        swap(asTable);
        boolean tried = !newFrame.tree().nodes().isEmpty();
        branches.show(newFrame.tree(), texts, host.palette());
        branches.setVisible(tried);
        branches.setManaged(tried);
        status.setVisible(!asTable); // a table says its cell itself
        status.setManaged(!asTable);
        if (newFrame.candidates().isEmpty()) {
            easel.say(texts.text(newFrame.description()));
        } else {
            easel.clear();
        }
        easel.setLeastHeight(
                LEAST_HEIGHT
                        + (newFrame.draw().isPresent() ? LinePainter.HEIGHT : 0)
                        + (tried ? branches.rowsInSight() * BranchCanvas.ROW + 0.5 : 0));
        easel.cover(!covered.isEmpty(), texts);
        newFrame.workings()
                .ifPresentOrElse(
                        apart -> {
                            workings.show(apart, texts, host.palette());
                            easel.inspect(texts.text(apart.title()), texts, host.reducedMotion());
                        },
                        easel::closeInspector);
        reached(stages.lit());
    }

    private void swap(boolean toTable) {
        boolean focused = stages.isFocused() || table.isFocused();
        stages.setVisible(!toTable);
        table.setVisible(toTable);
        if (focused) {
            (toTable ? table : stages).requestFocus();
        }
    }

    private void showControls(SamplingState s, List<String> tokens) {
        Texts texts = host.texts();
        prompt.show(s.prompt(), tokens, -1, false, texts);
        rules.show(s.sampling(), s.more(), texts);
        draw.show(texts.text("sampling.draw"), texts.text("sampling.draw.help"));
        many.show(
                texts.text(s.draws() > 0 ? "sampling.many.off" : "sampling.many"),
                texts.text("sampling.many.help"));
        more.show(
                texts.text(s.more() ? "sampling.less" : "sampling.more"),
                texts.text("sampling.more.help"));
        explain.show(texts.text("sampling.explain"), texts.text("sampling.explain.help"));
        tableToggle.show(s.table(), texts);
    }

    private void figures(SamplingFrame f, Texts texts) {
        figures.getChildren().clear();
        if (f.candidates().isEmpty()) {
            return;
        }
        figure(texts.text("sampling.figure.entropy"), bits(f.entropy(), texts));
        figure(texts.text("sampling.figure.choices"), choices(f.entropy()));
        if (f.cuts()) {
            for (RuleWork rule : f.rules()) {
                figure(
                        name(rule.rule(), texts) + " " + Numbers.brief(rule.value()),
                        texts.text(
                                "sampling.figure.rule",
                                "cut",
                                rule.cut(),
                                "left",
                                Numbers.percent(rule.massLeft())));
            }
            figure(
                    texts.text("sampling.figure.after"),
                    texts.text(
                            "sampling.figure.kept",
                            "kept",
                            f.left().count(),
                            "vocabulary",
                            f.vocabulary(),
                            "entropy",
                            bits(f.left().entropy(), texts),
                            "choices",
                            choices(f.left().entropy())));
        }
    }

    private void figure(String name, String value) {
        Label what = new Label(name);
        what.getStyleClass().add("sampling-figure-name");
        Label number = new Label(value);
        number.getStyleClass().add("sampling-figure");
        javafx.scene.layout.HBox pair = new javafx.scene.layout.HBox(what, number);
        pair.getStyleClass().add("sampling-pair");
        figures.getChildren().add(pair);
    }

    private static String bits(double entropy, Texts texts) {
        return texts.text("sampling.figure.bits", "bits", Numbers.fixed(entropy, 2));
    }

    private static String choices(double entropy) {
        return Numbers.fixed(Math.pow(2, entropy), 1);
    }

    /** A rule as the controls call it. */
    static String name(String rule, Texts texts) {
        return switch (rule) {
            case "top_k" -> "top-k";
            case "top_p" -> "top-p";
            case "min_p" -> "min-p";
            case "typical_p" -> texts.text("sampling.rule.typical.name");
            default -> texts.text("sampling.rule.ngram.name");
        };
    }

    @Override
    public void showTrouble(SamplingState newState, String sentence) {
        state = newState;
        showControls(newState, frame == null ? List.of() : frame.tokens());
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        easel.cover(!covered.isEmpty(), host.texts());
    }

    private Optional<Candidate> candidate(int row) {
        SamplingFrame f = frame;
        return f == null || row < 0 || row >= f.candidates().size()
                ? Optional.empty()
                : Optional.of(f.candidates().get(row));
    }

    private void chosen(int row) {
        if (state != null && state.inspected() != null) {
            candidate(row).ifPresent(c -> change(s -> s.inspecting(c.id())));
        } else {
            candidate(row).ifPresent(c -> change(s -> s.append(c.id())));
        }
    }

    /** A token of the text: everything after it is taken back, as far as it was put there. */
    private void tokenChosen(int position) {
        SamplingFrame f = frame;
        SamplingState s = state;
        if (f == null || s == null) {
            return;
        }
        int node = s.at();
        for (int at = f.tokens().size() - 1; at > Math.max(position, f.given() - 1); at--) {
            node = s.tree().get(node - 1).parent();
        }
        int target = node;
        change(now -> now.goingTo(target));
    }

    private void reached(int row) {
        SamplingFrame f = frame;
        if (f == null || f.candidates().isEmpty()) {
            status.setText("");
            return;
        }
        Texts texts = host.texts();
        int spoken = row >= 0 ? row : stages.cursor();
        String words = candidate(spoken).map(c -> words(c, texts)).orElse("");
        status.setText(row >= 0 ? words : texts.text("sampling.keys"));
        stages.setAccessibleText(texts.text(f.description()) + " " + words);
    }

    private static String words(Candidate c, Texts texts) {
        return texts.text(
                c.left() == 0 ? "sampling.row.cut" : "sampling.row",
                "token",
                TokenText.visible(c.token()),
                "id",
                c.id(),
                "logit",
                Numbers.picture(c.logit()),
                "p",
                Numbers.percent(c.p()),
                "left",
                Numbers.percent(c.left()),
                "rule",
                c.cutBy().map(rule -> name(rule, texts)).orElse(""));
    }

    private void drawOne() {
        change(s -> s.withAttempt(s.attempt() + 1));
    }

    private void drawMany() {
        change(s -> s.withDraws(s.draws() > 0 ? 0 : MANY));
    }

    private void explain() {
        SamplingState s = state;
        if (s != null && s.inspected() != null) {
            change(now -> now.inspecting(null));
        } else {
            candidate(stages.cursor()).ifPresent(c -> change(now -> now.inspecting(c.id())));
        }
    }

    private void change(UnaryOperator<SamplingState> gesture) {
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

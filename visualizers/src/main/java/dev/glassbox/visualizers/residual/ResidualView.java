package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.PromptedEasel;
import dev.glassbox.visualizers.control.SignedBars;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The river and its overview, or the bars of a logit. */
final class ResidualView
        implements VisualizerView<ResidualState, ResidualFrame>, PromptedEasel.Gestures {
    private static final double LEAST_HEIGHT = 21;

    private final ViewHost<ResidualState> host;
    private final WordChoice picture;
    private final WordChoice order;
    private final TokenChoice answer;
    private final TokenChoice against;
    private final Label reading = new Label();
    private final Label check = new Label();
    private final PathView path;
    private final SignedBars bars = new SignedBars();
    private final PromptedEasel easel;

    private @Nullable ResidualState state;
    private @Nullable ResidualFrame frame;
    private Set<String> covered = Set.of();

    ResidualView(ViewHost<ResidualState> host) {
        this.host = host;
        picture = new WordChoice(i -> change(s -> s.showing(ResidualState.Picture.values()[i])));
        order = new WordChoice(i -> change(s -> s.withBySize(i == 1)));
        answer = new TokenChoice(text -> change(s -> s.withAnswer(text)));
        against = new TokenChoice(text -> change(s -> s.withAgainst(text)));
        path =
                new PathView(
                        (row, position) ->
                                change(
                                        s ->
                                                (position < 0 ? s : s.withPosition(position))
                                                        .inspecting(row)));
        bars.setOnChosen(this::barChosen);
        for (Label line : List.of(reading, check)) {
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
        }
        reading.getStyleClass().add("residual-reading");
        check.getStyleClass().add("residual-check");
        StackPane pictures = new StackPane(path, bars);
        pictures.setMinSize(0, 0);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox all = new VBox(reading, pictures, check);
        all.getStyleClass().add("residual");
        all.setMinSize(0, 0);
        easel =
                new PromptedEasel(
                        all, LEAST_HEIGHT, List.of(picture, answer, against, order), this);
        java.net.URL sheet = ResidualView.class.getResource("residual.css");
        if (sheet != null) {
            easel.node().getStylesheets().add(sheet.toExternalForm());
        }
    }

    @Override
    public Node node() {
        return easel.node();
    }

    @Override
    public void show(ResidualState newState, ResidualFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts t = host.texts();
        controls(newState, newFrame);
        boolean logit = newState.show() == ResidualState.Picture.LOGIT;
        path.setVisible(!logit);
        bars.setVisible(logit);
        String words = t.text(newFrame.description());
        reading.setText(words);
        check.setText(t.text(newFrame.check()));
        if (newFrame.shown()) {
            easel.node().clear();
            int row = newState.part() == null ? -1 : newState.part();
            if (logit) {
                newFrame.attribution().ifPresent(a -> draw(a, row, words));
            } else {
                path.show(newFrame, row, t, host.palette());
            }
        } else {
            check.setText("");
            reading.setText("");
            bars.setVisible(false);
            easel.node().say(words);
        }
        easel.showTable(
                newState.table(),
                newFrame.tables().stream().findFirst(),
                1,
                "axis-layer",
                words,
                t,
                host.palette());
        easel.inspect(newFrame.inspection(), t, host.palette(), host.reducedMotion());
        applyCover();
    }

    private void controls(ResidualState s, @Nullable ResidualFrame shown) {
        Texts t = host.texts();
        List<String> tokens = shown == null ? List.of() : shown.tokens();
        int at =
                shown == null || tokens.isEmpty()
                        ? -1
                        : Math.min(shown.path().position(), tokens.size() - 1);
        easel.showHead(s.prompt(), tokens, at, shown != null && shown.recorded(), t);
        picture.show(
                "",
                List.of(
                        new WordChoice.Choice(
                                t.text("residual.show.path"), t.text("residual.show.path.help")),
                        new WordChoice.Choice(
                                t.text("residual.show.logit"), t.text("residual.show.logit.help"))),
                s.show().ordinal());
        order.show(
                t.text("residual.order"),
                List.of(
                        new WordChoice.Choice(
                                t.text("residual.order.pass"), t.text("residual.order.pass.help")),
                        new WordChoice.Choice(
                                t.text("residual.order.size"), t.text("residual.order.size.help"))),
                s.bySize() ? 1 : 0);
        List<String> candidates = shown == null ? List.of() : shown.candidates();
        boolean logit = s.show() == ResidualState.Picture.LOGIT && !candidates.isEmpty();
        answer.show(
                t.text("residual.answer"), t.text("residual.answer.top"), candidates, s.answer());
        against.show(
                t.text("residual.against"),
                t.text("residual.against.none"),
                candidates,
                s.against());
        for (Node node : List.of(order, answer, against)) {
            node.setVisible(logit);
            node.setManaged(logit);
        }
    }

    private void draw(Attribution a, int part, String words) {
        Texts t = host.texts();
        List<SignedBars.Bar> drawn = new ArrayList<>();
        int layer = -1;
        for (Part one : a.drawn()) {
            boolean ruled = !drawn.isEmpty() && one.layer() != layer && !bySize();
            layer = one.layer();
            drawn.add(new SignedBars.Bar(t.text(one.label()), one.value(), ruled));
        }
        bars.show(
                drawn,
                a.extent(),
                a.drawnAt(part),
                new SignedBars.Words(
                        words,
                        t.text("residual.bars.scale"),
                        t.text("residual.bars.keys"),
                        i ->
                                t.text(
                                        "residual.bar",
                                        "part",
                                        t.text(a.drawn().get(i).label()),
                                        "value",
                                        Numbers.reading(a.drawn().get(i).value()))),
                host.palette());
    }

    private boolean bySize() {
        return state != null && state.bySize();
    }

    private void barChosen(int bar) {
        ResidualFrame shown = frame;
        if (shown != null && shown.attribution().isPresent()) {
            int part = shown.attribution().get().partAt(bar);
            if (part >= 0) {
                change(s -> s.inspecting(part));
            }
        }
    }

    @Override
    public void showTrouble(ResidualState newState, String sentence) {
        state = newState;
        controls(newState, frame);
        easel.showTable(false, Optional.empty(), 1, "axis-layer", "", host.texts(), host.palette());
        easel.node().say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        applyCover();
    }

    /** The names of the likeliest tokens would give the answer away. */
    private void applyCover() {
        boolean on = !covered.isEmpty();
        easel.node().cover(on, host.texts());
        answer.setDisable(on);
        answer.setOpacity(on ? 0 : 1);
        against.setDisable(on);
        against.setOpacity(on ? 0 : 1);
    }

    private void change(UnaryOperator<ResidualState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void prompt(String text) {
        change(s -> s.withPrompt(text));
    }

    @Override
    public void token(int position) {
        change(s -> s.withPosition(position));
    }

    @Override
    public void table(boolean on) {
        change(s -> s.withTable(on));
    }

    @Override
    public void inspectorClosed() {
        change(ResidualState::withoutInspector);
    }

    @Override
    public void source(Workings.Source source) {
        host.open(source);
    }

    @Override
    public void dispose() {
        path.dispose();
        bars.setOnChosen(null);
        easel.dispose();
        state = null;
        frame = null;
    }
}

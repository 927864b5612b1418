package dev.glassbox.visualizers.heads;

import dev.glassbox.runtime.analysis.HeadKind;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.control.ChoiceRow;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.TileGrid;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The wall of all heads, or attention beside what the answer loses. */
final class HeadsView implements VisualizerView<HeadsState, HeadsFrame>, GridCells {
    private static final double LEAST_HEIGHT = 24; // em

    private final ViewHost<HeadsState> host;
    private final PromptHead prompt;
    private final ChoiceRow<HeadsState.View> view;
    private final ChoiceRow<Kind> kind;
    private final ChoiceRow<HeadsState.Scored> scored;
    private final ChoiceRow<HeadsState.By> by;
    private final Label note = new Label();
    private final TileGrid wall = new TileGrid();
    private final AnswerPane answer;
    private final Easel easel;

    private @Nullable HeadsState state;
    private @Nullable HeadsFrame frame;
    private Set<String> covered = Set.of();

    HeadsView(ViewHost<HeadsState> host) {
        this.host = host;
        prompt = new PromptHead(text -> change(s -> s.withPrompt(text)), position -> {});
        view = new ChoiceRow<>(List.of(HeadsState.View.values()), v -> change(s -> s.withView(v)));
        kind = new ChoiceRow<>(List.of(Kind.values()), k -> change(s -> s.withKind(k)));
        scored =
                new ChoiceRow<>(
                        List.of(HeadsState.Scored.values()), t -> change(s -> s.withScored(t)));
        by = new ChoiceRow<>(List.of(HeadsState.By.values()), b -> change(s -> s.withBy(b)));
        FlowPane choices = new FlowPane(view, kind, scored, by);
        choices.getStyleClass().add("heads-choices");
        note.getStyleClass().add("heads-note");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        VBox head = new VBox(prompt, choices, note);
        head.getStyleClass().add("heads-head");
        answer = new AnswerPane();
        wall.setCells(this);
        easel = new Easel(head, new StackPane(wall, answer), LEAST_HEIGHT, new Region(), () -> {});
        java.net.URL sheet = HeadsView.class.getResource("heads.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(HeadsState newState, HeadsFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        showControls(newState, newFrame);
        note.setText(texts.text(newFrame.note()));
        boolean ofAnswer = newState.view() == HeadsState.View.ANSWER;
        wall.setVisible(!ofAnswer);
        answer.setVisible(ofAnswer && newFrame.comparison().isPresent());
        easel.clear();
        if (ofAnswer) {
            newFrame.comparison()
                    .ifPresent(c -> answer.show(newState, newFrame, c, texts, host.palette()));
            newFrame.trouble().ifPresent(words -> easel.say(texts.text(words)));
        } else if (!newFrame.tiles().isEmpty()) {
            draw(newFrame, newState, texts);
        }
        easel.cover(!covered.isEmpty(), texts);
    }

    private void showControls(HeadsState s, @Nullable HeadsFrame shown) {
        Texts t = host.texts();
        List<String> tokens = shown == null ? List.of() : shown.tokens();
        prompt.show(s.prompt(), tokens, -1, shown != null && shown.recorded(), t);
        boolean ofAnswer = s.view() == HeadsState.View.ANSWER;
        view.show(
                "",
                s.view(),
                v -> t.text(v == HeadsState.View.HEADS ? "heads.view.heads" : "heads.view.answer"),
                v ->
                        t.text(
                                v == HeadsState.View.HEADS
                                        ? "heads.view.heads.help"
                                        : "heads.view.answer.help"));
        kind.show(t.text("heads.kind"), s.kind(), k -> t.text(k.named()), k -> t.text(k.help()));
        scored.show(
                t.text("heads.scored"),
                s.scored(),
                x ->
                        t.text(
                                x == HeadsState.Scored.PROMPT
                                        ? "heads.scored.prompt"
                                        : "heads.scored.repeated"),
                x ->
                        t.text(
                                x == HeadsState.Scored.PROMPT
                                        ? "heads.scored.prompt.help"
                                        : "heads.scored.repeated.help",
                                "length",
                                HeadsQuestion.REPEATED,
                                "sequences",
                                HeadsQuestion.SEQUENCES,
                                "seed",
                                HeadsQuestion.SEED));
        by.show(
                t.text("heads.by"),
                s.by(),
                b -> t.text(b == HeadsState.By.ROLLOUT ? "heads.by.rollout" : "heads.by.mean"),
                b ->
                        t.text(
                                b == HeadsState.By.ROLLOUT
                                        ? "heads.by.rollout.help"
                                        : "heads.by.mean.help"));
        for (Region part : List.of(kind, scored)) {
            part.setVisible(!ofAnswer);
            part.setManaged(!ofAnswer);
        }
        by.setVisible(ofAnswer);
        by.setManaged(ofAnswer);
    }

    private void draw(HeadsFrame shown, HeadsState s, Texts texts) {
        int side = shown.side();
        List<String> labels = Collections.nCopies(side, "");
        List<TileGrid.Tile> tiles =
                shown.tiles().stream()
                        .map(
                                tile ->
                                        new TileGrid.Tile(
                                                new HeatmapData(
                                                        side,
                                                        side,
                                                        tile.cells(),
                                                        labels,
                                                        labels,
                                                        HeatmapData.Kind.MAGNITUDE,
                                                        1),
                                                caption(tile, s, texts),
                                                number(tile, s),
                                                token(tile, s),
                                                tile.faded()))
                        .toList();
        int rows = (tiles.size() + shown.columns() - 1) / shown.columns();
        List<String> layers =
                shown.inPlace()
                        ? IntStream.range(0, rows)
                                .mapToObj(i -> texts.text("heads.layer", "layer", i))
                                .toList()
                        : List.of();
        List<String> heads =
                shown.inPlace()
                        ? IntStream.range(0, shown.columns())
                                .mapToObj(i -> texts.text("heads.head", "head", i))
                                .toList()
                        : List.of();
        wall.show(
                new TileGrid.Tiles(tiles, shown.columns(), layers, heads),
                new HeatmapWords(
                        texts.text(shown.description()),
                        "",
                        "",
                        texts.text("heads.scale"),
                        "",
                        texts.text("heads.keys")),
                host.palette());
    }

    /** What a head is called. */
    private static String caption(HeadTile tile, HeadsState s, Texts texts) {
        if (s.kind() != Kind.ALL) {
            return texts.text("heads.one", "name", tile.name());
        }
        return tile.scores().isEmpty()
                ? ""
                : texts.text(tile.kind().map(k -> Kind.of(k).named()).orElse("heads.no-rule"));
    }

    /** The score that it is called so by, or the best of those that are too low. */
    private static String number(HeadTile tile, HeadsState s) {
        if (s.kind().measured().isEmpty()) {
            return tile.scores().isEmpty() ? "" : Numbers.fixed(tile.best(), 2);
        }
        Double score = tile.scores().get(s.kind().measured().get());
        return score == null ? "–" : Numbers.fixed(score, 2);
    }

    private static String token(HeadTile tile, HeadsState s) {
        return s.kind() == Kind.ALL
                ? tile.kind().map(k -> Kind.of(k).token()).orElse("")
                : tile.faded() ? "" : s.kind().token();
    }

    private @Nullable HeadTile tile(int row, int column) {
        HeadsFrame shown = frame;
        int index = shown == null || row < 0 ? -1 : row * shown.columns() + column;
        return shown == null || index < 0 || index >= shown.tiles().size()
                ? null
                : shown.tiles().get(index);
    }

    @Override
    public String words(int row, int column) {
        HeadTile tile = tile(row, column);
        if (tile == null) {
            return "";
        }
        Texts texts = host.texts();
        StringBuilder scores = new StringBuilder();
        for (HeadKind each : HeadKind.values()) {
            Double score = tile.scores().get(each);
            scores.append(scores.isEmpty() ? "" : " · ")
                    .append(texts.text(Kind.of(each).named()))
                    .append(' ')
                    .append(score == null ? "–" : Numbers.fixed(score, 2));
        }
        String rule =
                tile.kind()
                        .map(k -> texts.text(Kind.of(k).help()))
                        .orElseGet(() -> texts.text("heads.no-rule.help"));
        return texts.text(
                Message.of(
                        "heads.tile",
                        "layer",
                        tile.layer(),
                        "head",
                        tile.head(),
                        "rule",
                        rule,
                        "scores",
                        scores));
    }

    @Override
    public void reached(int row, int column) {}

    /** To the head itself. */
    @Override
    public void chosen(int row, int column) {
        HeadTile tile = tile(row, column);
        HeadsState s = state;
        if (tile == null || s == null) {
            return;
        }
        Map<String, Object> there = new LinkedHashMap<>();
        there.put("model", s.model());
        there.put("prompt", s.prompt());
        there.put("layer", tile.layer());
        there.put("head", tile.head());
        host.open(
                new Workings.Source(
                        Message.of("heads.open", "layer", tile.layer(), "head", tile.head()),
                        "attention",
                        there));
    }

    @Override
    public void showTrouble(HeadsState newState, String sentence) {
        state = newState;
        showControls(newState, frame);
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        easel.cover(!covered.isEmpty(), host.texts());
    }

    private void change(UnaryOperator<HeadsState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        wall.setCells(null);
        answer.dispose();
        state = null;
        frame = null;
    }
}

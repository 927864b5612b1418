package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.NameChoice;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.PushButton;
import dev.glassbox.visualizers.control.SettingSlider;
import dev.glassbox.visualizers.control.WordChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What is drawn and how: a few things at first sight, the rest under "more". */
final class ProjectorControls extends VBox {
    private static final List<Source.Kind> KINDS =
            List.of(Source.Kind.TOKENS, Source.Kind.POSITIONS, Source.Kind.TEXT, Source.Kind.LINES);
    private static final List<Metric> METRICS = List.of(Metric.EUCLIDEAN, Metric.COSINE);
    private static final List<Drawing.Method> METHODS =
            List.of(
                    Drawing.Method.PCA,
                    Drawing.Method.TSNE,
                    Drawing.Method.UMAP,
                    Drawing.Method.RAW,
                    Drawing.Method.AXES);

    private final Consumer<UnaryOperator<ProjectorState>> change;
    private final NameChoice model = new NameChoice(id -> source(s -> s.with(s.kind(), id, "")));
    private final WordChoice kind = new WordChoice(index -> kind(KINDS.get(index)));
    private final WordChoice method =
            new WordChoice(index -> drawing(d -> withUsualAxes(d.with(METHODS.get(index)))));
    private final WordChoice dims = new WordChoice(index -> drawing(d -> d.withDims(index + 2)));
    private final PushButton play = new PushButton(this::play);
    private final PromptField search = new PromptField(text -> to(s -> s.withSearch(text)));
    private final PushButton more = new PushButton(() -> to(s -> s.withMore(!s.more())));
    private final PromptField text = new PromptField(t -> source(s -> s.withPrompt(t)));
    private final NameChoice hook = new NameChoice(h -> source(s -> s.withHook(h)));
    private final NameChoice colour = new NameChoice(name -> to(s -> s.withColour(name)));
    private final List<NameChoice> axes =
            List.of(
                    new NameChoice(name -> component(0, name)),
                    new NameChoice(name -> component(1, name)),
                    new NameChoice(name -> component(2, name)));
    private final List<PromptField> sums =
            List.of(
                    new PromptField(sum -> axis(0, sum)),
                    new PromptField(sum -> axis(1, sum)),
                    new PromptField(sum -> axis(2, sum)));
    private final SettingSlider perplexity =
            new SettingSlider(
                    2,
                    100,
                    1,
                    value -> String.valueOf((int) value),
                    value -> drawing(d -> d.withPerplexity(value)));
    private final SettingSlider neighbours =
            new SettingSlider(
                    2,
                    100,
                    1,
                    value -> String.valueOf((int) value),
                    value -> drawing(d -> d.withNeighbours((int) value)));
    private final SettingSlider minDist =
            new SettingSlider(
                    0,
                    1,
                    0.05,
                    value -> dev.glassbox.visualizers.scale.Numbers.fixed(value, 2),
                    value -> drawing(d -> d.withMinDist(value)));
    private final SettingSlider seed =
            new SettingSlider(
                    1,
                    20,
                    1,
                    value -> String.valueOf((int) value),
                    value -> drawing(d -> d.withSeed((long) value)));
    private final WordChoice metric =
            new WordChoice(index -> to(s -> s.withMetric(METRICS.get(index))));
    private final PromptField sum = new PromptField(t -> to(s -> s.withSum(t).withChosen(null)));
    private final FlowPane first = new FlowPane();
    private final FlowPane second = new FlowPane();
    private List<String> names = List.of(); // of components
    private int done;
    private int planned;
    private boolean running;

    ProjectorControls(Consumer<UnaryOperator<ProjectorState>> change) {
        this.change = change;
        getStyleClass().add("projector-head");
        first.getStyleClass().add("projector-controls");
        second.getStyleClass().add("projector-controls");
        getChildren().setAll(first, second);
    }

    private void to(UnaryOperator<ProjectorState> gesture) {
        change.accept(gesture);
    }

    private void source(UnaryOperator<Source> gesture) {
        to(s -> s.with(gesture.apply(s.source())));
    }

    private void drawing(UnaryOperator<Drawing> gesture) {
        to(s -> s.with(gesture.apply(s.drawing())));
    }

    private void kind(Source.Kind other) {
        source(
                s ->
                        s.with(
                                other,
                                Objects.requireNonNullElse(s.model(), "everyday-en-zh"),
                                example));
    }

    private String example = "";

    /** Something to begin with, which is then changed: the first two names that there are. */
    private Drawing withUsualAxes(Drawing d) {
        if (d.method() != Drawing.Method.AXES || d.axes().size() >= d.dims()) {
            return d;
        }
        List<String> all = new ArrayList<>(d.axes());
        while (all.size() < 3) {
            all.add(usual.get(all.size()));
        }
        return d.withAxes(all);
    }

    private List<String> usual = List.of("", "", "");

    private void component(int axis, String name) {
        int index = names.indexOf(name);
        to(
                s -> {
                    List<Integer> all = new ArrayList<>(s.components());
                    all.set(axis, Math.max(0, index));
                    return s.withComponents(all);
                });
    }

    private void axis(int axis, String text) {
        drawing(
                d -> {
                    List<String> all = new ArrayList<>(d.axes());
                    while (all.size() <= axis) {
                        all.add("");
                    }
                    all.set(axis, text);
                    return d.withAxes(all);
                });
    }

    private void play() {
        drawing(d -> d.withUntil(running ? Integer.valueOf(done) : null));
    }

    /** While there are no points: what was asked for can be asked for otherwise. */
    void showAlone(ProjectorState s, Texts texts) {
        common(s, texts);
        arrange(s, false);
    }

    void show(ProjectorState s, ProjectorFrame f, Texts texts) {
        done = f.done();
        planned = f.planned();
        running = planned > 0 && done < planned && s.drawing().until() == null;
        names = f.components().stream().map(texts::text).toList();
        usual = usual(f);
        model.show(
                texts.text("projector.model"),
                texts.text("projector.model.help"),
                f.models(),
                Objects.requireNonNullElse(s.source().model(), ""));
        hook.show(
                texts.text("projector.hook"),
                texts.text("projector.hook.help"),
                f.hooks(),
                Objects.requireNonNullElse(s.source().hook(), ""));
        colour.show(
                texts.text("projector.colour"),
                texts.text("projector.colour.help"),
                f.columns(),
                f.colours().column());
        common(s, texts);
        for (int axis = 0; axis < 3 && !names.isEmpty(); axis++) {
            axes.get(axis)
                    .show(
                            List.of("x", "y", "z").get(axis),
                            texts.text("projector.axis.help"),
                            names,
                            names.get(Math.min(names.size() - 1, s.components().get(axis))));
        }
        arrange(s, !names.isEmpty());
    }

    /** Names of points that are read as words, far from each other in the table. */
    private static List<String> usual(ProjectorFrame f) {
        List<String> words = new ArrayList<>();
        for (int i : f.named()) {
            String word = f.table().label(i).strip();
            if (word.matches("\\p{L}{2,}") && !words.contains(word)) {
                words.add(word);
            }
        }
        List<String> usual = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            int a = words.size() * (2 * axis + 1) / 8;
            int b = words.size() * (2 * axis + 2) / 8;
            usual.add(words.size() < 2 ? f.table().label(0) : words.get(a) + " - " + words.get(b));
        }
        return usual;
    }

    private void common(ProjectorState s, Texts texts) {
        example = texts.text("projector.example");
        Drawing d = s.drawing();
        kind.show(
                texts.text("projector.source"),
                KINDS.stream().map(k -> texts.text("projector.kind." + key(k))).toList(),
                KINDS.stream().map(k -> texts.text("projector.kind." + key(k) + ".help")).toList(),
                KINDS.indexOf(s.source().kind()));
        method.show(
                texts.text("projector.method"),
                METHODS.stream().map(m -> texts.text("projector.method." + key(m))).toList(),
                METHODS.stream()
                        .map(m -> texts.text("projector.method." + key(m) + ".help"))
                        .toList(),
                METHODS.indexOf(d.method()));
        dims.show(
                "",
                List.of("2D", "3D"),
                List.of(texts.text("projector.plane"), texts.text("projector.space")),
                d.dims() - 2);
        play.show(
                texts.text(running ? "projector.pause" : "projector.go-on"),
                texts.text("projector.play.help"));
        search.show(s.search(), texts.text("projector.search"), texts);
        search.field().setPromptText("");
        more.show(
                texts.text(s.more() ? "projector.less" : "projector.more"),
                texts.text("projector.more.help"));
        text.show(
                Objects.requireNonNullElse(s.source().prompt(), ""),
                texts.text("projector.text"),
                texts);
        for (int axis = 0; axis < 3; axis++) {
            sums.get(axis)
                    .show(
                            axis < d.axes().size() ? d.axes().get(axis) : "",
                            List.of("x", "y", "z").get(axis),
                            texts);
        }
        perplexity.show(
                texts.text("projector.perplexity"),
                Math.min(100, d.perplexity()),
                texts.text("projector.perplexity.help"));
        neighbours.show(
                texts.text("projector.neighbours"),
                Math.min(100, d.neighbours()),
                texts.text("projector.neighbours.help"));
        minDist.show(
                texts.text("projector.min-dist"),
                d.minDist(),
                texts.text("projector.min-dist.help"));
        seed.show(
                texts.text("projector.seed"),
                (double) Math.max(1, Math.min(20, d.seed())),
                texts.text("projector.seed.help"));
        metric.show(
                texts.text("projector.metric"),
                List.of(
                        texts.text("projector.metric.euclidean"),
                        texts.text("projector.metric.cosine")),
                List.of(
                        texts.text("projector.metric.euclidean.help"),
                        texts.text("projector.metric.cosine.help")),
                METRICS.indexOf(s.metric()));
        sum.show(s.sum(), texts.text("projector.sum"), texts);
        sum.field().setPromptText("king - man + woman");
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void arrange(ProjectorState s, boolean choosesAxes) {
        Drawing d = s.drawing();
        List<Node> above = new ArrayList<>(List.of(model, kind));
        if (s.source().reads()) {
            above.add(text);
        }
        above.addAll(List.of(method, dims));
        if (d.method().grows() && planned > 0 && (running || d.until() != null)) {
            above.add(play);
        }
        if (d.method() == Drawing.Method.AXES) {
            above.addAll(sums.subList(0, d.dims()));
        }
        above.addAll(List.of(search, more));
        List<Node> below = new ArrayList<>();
        if (s.more()) {
            below.addAll(List.of(colour, metric, sum));
            if (s.source().reads()) {
                below.add(hook);
            }
            if (choosesAxes) {
                below.addAll(axes.subList(0, d.dims()));
            }
            if (d.method() == Drawing.Method.TSNE) {
                below.addAll(List.of(perplexity, seed));
            }
            if (d.method() == Drawing.Method.UMAP) {
                below.addAll(List.of(neighbours, minDist, seed));
            }
        }
        set(first, above);
        set(second, below);
        second.setManaged(s.more());
        second.setVisible(s.more());
    }

    /** What stays keeps the focus. */
    private static void set(FlowPane pane, List<Node> nodes) {
        if (!pane.getChildren().equals(nodes)) {
            pane.getChildren().setAll(nodes);
        }
    }
}

package dev.glassbox.visualizers.trails;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.StandView;
import dev.glassbox.visualizers.control.ChoiceRow;
import dev.glassbox.visualizers.control.DriftPoints;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.StepSlider;
import dev.glassbox.visualizers.control.TrailData;
import dev.glassbox.visualizers.control.TrailPlot;
import dev.glassbox.visualizers.control.TrailWords;
import dev.glassbox.visualizers.control.TwoPanes;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The trails at the left, one station of one of them at the right, a walk along all above. */
final class TrailsView extends StandView<TrailsState, TrailsFrame> {
    private static final int LONGEST_LABEL = 10;

    private final PromptHead prompt =
            new PromptHead(text -> change(s -> s.withPrompt(text)), this::token);
    private final ChoiceRow<TrailsState.Kind> kind =
            new ChoiceRow<>(
                    List.of(TrailsState.Kind.values()), chosen -> change(s -> s.withKind(chosen)));
    private final ChoiceRow<TrailsState.Axes> axes =
            new ChoiceRow<>(
                    List.of(TrailsState.Axes.values()), chosen -> change(s -> s.withAxes(chosen)));
    private final PromptField right = new PromptField(text -> change(s -> s.withRight(text)));
    private final PromptField up = new PromptField(text -> change(s -> s.withUp(text)));
    private final HBox words = new HBox(right, up);
    private final Button play = new Button();
    private final StepSlider slider = new StepSlider(this::slid);
    private final TrailPlot plot = new TrailPlot(this::chosen);
    private final StopView stop = new StopView();
    private final Walk walk = new Walk(this::beat);
    private @Nullable TrailsFrame shown;

    TrailsView(ViewHost<TrailsState> host) {
        super(host);
        words.getStyleClass().add("trails-words");
        play.getStyleClass().addAll("stand-button", "trails-play");
        play.setMinWidth(Region.USE_PREF_SIZE);
        play.setOnAction(e -> playOrPause());
        HBox time = new HBox(play, slider);
        time.getStyleClass().add("trails-time");
        HBox.setHgrow(slider, Priority.ALWAYS);
        FlowPane choices = new FlowPane(kind, axes, words);
        VBox head = new VBox(prompt, choices, time);
        head.getStyleClass().add("trails-head");
        TwoPanes picture = new TwoPanes(plot, stop, new TwoPanes.Sizes(44, 0.7, 23, 19));
        stand(head, choices, picture, 22, "trails.css");
    }

    @Override
    protected void controls(TrailsState s, @Nullable TrailsFrame last, Texts t) {
        boolean recorded = last != null && last.recorded();
        Trail about = about(last);
        prompt.show(
                s.prompt(),
                last == null ? List.of() : last.tokens(),
                about == null ? -1 : about.position(),
                recorded,
                t);
        kind.show(
                "",
                s.kind(),
                value -> t.text("trails.kind." + name(value)),
                value -> t.text("trails.kind." + name(value) + ".help"));
        axes.show(
                t.text("trails.axes"),
                s.axes(),
                value -> t.text("trails.axes." + name(value)),
                value -> t.text("trails.axes." + name(value) + ".help"));
        boolean named = s.axes() == TrailsState.Axes.WORDS;
        words.setVisible(named);
        words.setManaged(named);
        right.show(s.right(), t.text("trails.right"), t);
        up.show(s.up(), t.text("trails.up"), t);
        boolean any = last != null && !last.stations().isEmpty();
        slider.setDisable(!any);
        play.setDisable(!any);
        List<Station> stations = last == null ? List.of() : last.stations();
        slider.show(
                t.text("trails.station"),
                Math.max(1, stations.size() - 1),
                last == null ? 0 : last.station(),
                at -> at < stations.size() ? t.text(stations.get(at).brief()) : "");
        showPlay(t);
    }

    private void showPlay(Texts t) {
        String help = t.text(walk.isOn() ? "trails.pause.help" : "trails.play.help");
        play.setText(walk.isOn() ? "❚❚" : "▶");
        play.setAccessibleText(help);
        play.setTooltip(new Tooltip(help));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable Trail about(@Nullable TrailsFrame frame) {
        return frame == null || frame.trails().isEmpty() ? null : frame.trails().get(frame.focus());
    }

    @Override
    protected void paint(TrailsState s, TrailsFrame f, Texts t) {
        shown = f;
        Map<Integer, String> lines = new LinkedHashMap<>();
        for (int trail = 0; trail < f.trails().size(); trail++) {
            lines.put(f.trails().get(trail).position(), colour(trail));
        }
        prompt.tokens().underline(lines, host().palette());
        if (f.trails().isEmpty()) {
            walk.stop();
            return;
        }
        plot.show(
                data(f, t),
                new TrailWords(
                        t.text(f.description()),
                        t.text("trails.keys"),
                        (trail, at) ->
                                t.text(f.stations().get(at).label())
                                        + "\u2003"
                                        + t.text(f.reading(trail, at))),
                host().palette());
        stop.show(f, s.kind(), t, host().palette());
    }

    private static TrailData data(TrailsFrame f, Texts t) {
        List<TrailData.Way> ways = new ArrayList<>();
        for (int trail = 0; trail < f.trails().size(); trail++) {
            Trail of = f.trails().get(trail);
            ways.add(
                    new TrailData.Way(
                            new DriftPoints.Category(
                                    TokenText.label(of.label(), LONGEST_LABEL),
                                    colour(trail),
                                    DriftPoints.Form.values()[trail]),
                            of.stops().stream().mapToDouble(Trail.Stop::x).toArray(),
                            of.stops().stream().mapToDouble(Trail.Stop::y).toArray()));
        }
        return new TrailData(
                axis(f, 0, Trail.Stop::x, t),
                axis(f, 1, Trail.Stop::y, t),
                ways,
                f.stations().stream().map(station -> t.text(station.brief())).toList(),
                f.station(),
                f.focus(),
                f.others());
    }

    private static DriftPoints.Axis axis(
            TrailsFrame f, int index, ToDoubleFunction<Trail.Stop> of, Texts t) {
        double[] reach = f.reach(of);
        return new DriftPoints.Axis(t.text(f.axes().get(index)), reach[0], reach[1]);
    }

    private static String colour(int trail) {
        return "cat-" + (trail + 1);
    }

    @Override
    protected Optional<Workings> workings(TrailsFrame frame) {
        return frame.workings();
    }

    @Override
    protected String absence(TrailsFrame frame, Texts texts) {
        return frame.absence().map(texts::text).orElse("");
    }

    private void token(int position) {
        TrailsFrame f = shown;
        Trail about = about(f);
        if (f != null && about != null) {
            List<Integer> followed = f.trails().stream().map(Trail::position).toList();
            change(s -> s.toggled(position, followed, about.position()));
        }
    }

    private void chosen(int trail, int station) {
        TrailsFrame f = shown;
        if (f != null) {
            walk.stop();
            int position = f.trails().get(trail).position();
            change(s -> s.withFocus(position).withStation(station));
        }
    }

    private void slid(int station) {
        walk.stop();
        change(s -> s.withStation(station));
    }

    /** Along the stations from the first; at once to the end where motion is not wanted. */
    private void playOrPause() {
        TrailsFrame f = shown;
        if (f == null || f.stations().isEmpty()) {
            return;
        }
        int last = f.stations().size() - 1;
        boolean atEnd = f.station() == last;
        if (walk.isOn()) {
            walk.stop();
            showPlay(host().texts());
        } else if (host().reducedMotion()) {
            change(s -> s.withStation(atEnd ? 0 : last));
        } else {
            walk.start(f.stations().size());
            if (atEnd) {
                change(s -> s.withStation(0));
            } else {
                showPlay(host().texts());
            }
        }
    }

    private void beat() {
        TrailsFrame f = shown;
        if (f == null || f.station() + 1 >= f.stations().size()) {
            walk.stop();
            showPlay(host().texts());
        } else {
            change(s -> s.withStation(f.station() + 1));
        }
    }

    /** Whether it is walking, for tests. */
    boolean isWalking() {
        return walk.isOn();
    }

    @Override
    protected void release() {
        walk.stop();
        shown = null;
    }
}

package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Some trails, one of which is talked about.
 *
 * @param description the whole picture in words; where there is none, why
 * @param facts as {@code trails.md} names them
 * @param tokens the prompt's
 * @param recorded whether the pass was recorded earlier
 * @param stations in their order
 * @param trails in the order of the prompt
 * @param focus index of the trail that is talked about
 * @param station the one shown
 * @param others where all other vectors are drawn at that station: x, y, x, y
 * @param axes what is drawn to the right and upwards
 * @param towards the texts of the tokens that axes point to; empty where they are components
 * @param near the tokens nearest to the vector talked about, at the station shown
 * @param absence why there is no picture, if so
 * @param tables {@code stations}, {@code nearest}, {@code axes}
 * @param workings how far it went to the station shown, taken apart
 */
@SuppressWarnings("ArrayRecordComponent") // others: large, read, never compared
record TrailsFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        boolean recorded,
        List<Station> stations,
        List<Trail> trails,
        int focus,
        int station,
        float[] others,
        List<Message> axes,
        List<String> towards,
        List<NearToken> near,
        Optional<Message> absence,
        List<FrameTable> tables,
        Optional<Workings> workings)
        implements VisualizerFrame {
    private static final int TABLE_NEAREST = 3;
    private static final double ROOM = 0.08; // around the trails, of their reach

    /** A token whose embedding points nearly the same way. */
    record NearToken(String label, double cosine) {}

    TrailsFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        stations = List.copyOf(stations);
        trails = List.copyOf(trails);
        axes = List.copyOf(axes);
        towards = List.copyOf(towards);
        near = List.copyOf(near);
        tables = List.copyOf(tables);
    }

    static TrailsFrame of(TrailsState state, TrailsAnswer data) {
        List<String> tokens =
                data.pass().tokens().stream().map(t -> TokenText.visible(t.text())).toList();
        boolean recorded = data.pass().trace().origin().recorded();
        if (data.absence().isPresent()) {
            return new TrailsFrame(
                    data.absence().get(),
                    Map.of(),
                    tokens,
                    recorded,
                    List.of(),
                    List.of(),
                    0,
                    0,
                    new float[0],
                    List.of(),
                    List.of(),
                    List.of(),
                    data.absence(),
                    List.of(),
                    Optional.empty());
        }
        Plane plane = data.plane().orElseThrow();
        List<Trail> trails = new ArrayList<>();
        for (int trail = 0; trail < data.followed().size(); trail++) {
            int position = data.followed().get(trail);
            trails.add(
                    Trail.of(
                            position,
                            data.pass().tokens().get(position).id(),
                            tokens.get(position),
                            data.vectors()[trail],
                            plane,
                            data.near().isEmpty() ? List.of() : data.near().get(trail)));
        }
        int last = data.stations().size() - 1;
        Integer asked = state.station();
        int station = asked == null ? last : Math.min(asked, last);
        Integer about = state.focus();
        int named = about == null ? -1 : data.followed().indexOf(about);
        int focus = named < 0 ? trails.size() - 1 : named;
        Tokenizer tokenizer = data.pass().tokenizer();
        Trail trail = trails.get(focus);
        List<String> towards =
                data.towards().stream()
                        .map(id -> TokenText.visible(tokenizer.tokenText(id)))
                        .toList();
        List<NearToken> near =
                trail.stops().get(station).near().stream()
                        .map(
                                n ->
                                        new NearToken(
                                                TokenText.visible(tokenizer.tokenText(n.id())),
                                                n.cosine()))
                        .toList();
        return new TrailsFrame(
                description(state, data, trails, trail, station, near),
                facts(data, plane, trails, trail, station),
                tokens,
                recorded,
                data.stations(),
                trails,
                focus,
                station,
                data.others()[station],
                axes(plane, towards),
                towards,
                near,
                Optional.empty(),
                tables(data, trails, plane, towards, tokenizer),
                Optional.of(new TrailWorkings(state, data, trail, focus, station).workings()));
    }

    private static Message description(
            TrailsState state,
            TrailsAnswer data,
            List<Trail> trails,
            Trail trail,
            int station,
            List<NearToken> near) {
        Trail.Stop stop = trail.stops().get(station);
        return Message.of(
                state.kind() == TrailsState.Kind.LAYERS
                        ? "trails.description.layers"
                        : "trails.description.training",
                "count",
                trails.size(),
                "stations",
                data.stations().size(),
                "model",
                state.model(),
                "token",
                trail.label(),
                "station",
                data.stations().get(station).name(),
                "width",
                data.pass().config().dModel(),
                "gone",
                Numbers.picture(stop.gone()),
                "drawn",
                Numbers.picture(stop.drawnGone()),
                "cosine",
                Numbers.fixed(stop.cosine(), 3),
                "near",
                near.isEmpty() ? "–" : near.get(0).label());
    }

    private static Map<String, String> facts(
            TrailsAnswer data, Plane plane, List<Trail> trails, Trail trail, int station) {
        Trail.Stop stop = trail.stops().get(station);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("token", data.pass().tokens().get(trail.position()).text());
        facts.put("station", data.stations().get(station).name());
        facts.put("gone", Numbers.picture(stop.gone()));
        facts.put("drawn", Numbers.picture(stop.drawnGone()));
        facts.put("cosine-to-end", Numbers.picture(stop.cosine()));
        facts.put("longest-step", data.stations().get(trail.longestStep()).name());
        Trail farthest = trails.get(0);
        for (Trail other : trails) {
            farthest = other.end().straight() > farthest.end().straight() ? other : farthest;
        }
        facts.put("farthest-token", data.pass().tokens().get(farthest.position()).text());
        if (!stop.near().isEmpty()) {
            facts.put("nearest-token", data.pass().tokenizer().tokenText(stop.near().get(0).id()));
        }
        plane.shares().ifPresent(s -> facts.put("explained", Numbers.percent(s[0] + s[1])));
        return facts;
    }

    private static List<Message> axes(Plane plane, List<String> towards) {
        return plane.shares()
                .map(
                        shares ->
                                List.of(
                                        Message.of(
                                                "trails.axis.component",
                                                "number",
                                                1,
                                                "share",
                                                Numbers.percent(shares[0])),
                                        Message.of(
                                                "trails.axis.component",
                                                "number",
                                                2,
                                                "share",
                                                Numbers.percent(shares[1]))))
                .orElseGet(
                        () ->
                                List.of(
                                        Message.of("trails.axis.word", "token", towards.get(0)),
                                        Message.of(
                                                "trails.axis.rest",
                                                "token",
                                                towards.get(1),
                                                "first",
                                                towards.get(0),
                                                "cosine",
                                                Numbers.fixed(plane.cosine(), 2))));
    }

    private static List<FrameTable> tables(
            TrailsAnswer data,
            List<Trail> trails,
            Plane plane,
            List<String> towards,
            Tokenizer tokenizer) {
        List<List<Object>> stops = new ArrayList<>();
        List<List<Object>> near = new ArrayList<>();
        for (Trail trail : trails) {
            for (int at = 0; at < trail.stops().size(); at++) {
                Trail.Stop stop = trail.stops().get(at);
                String station = data.stations().get(at).name();
                stops.add(
                        List.of(
                                trail.label(),
                                trail.position(),
                                station,
                                stop.step(),
                                stop.drawnStep(),
                                stop.gone(),
                                stop.drawnGone(),
                                stop.straight(),
                                stop.drawnStraight(),
                                stop.cosine(),
                                stop.x(),
                                stop.y()));
                for (int rank = 0; rank < Math.min(TABLE_NEAREST, stop.near().size()); rank++) {
                    Nearest.Near one = stop.near().get(rank);
                    near.add(
                            List.of(
                                    trail.label(),
                                    trail.position(),
                                    station,
                                    rank + 1,
                                    TokenText.visible(tokenizer.tokenText(one.id())),
                                    one.cosine()));
                }
            }
        }
        List<FrameTable> tables = new ArrayList<>();
        tables.add(
                new FrameTable(
                        "stations",
                        List.of(
                                "token",
                                "position",
                                "station",
                                "step",
                                "drawn_step",
                                "gone",
                                "drawn_gone",
                                "straight",
                                "drawn_straight",
                                "cosine_to_end",
                                "x",
                                "y"),
                        stops));
        if (!near.isEmpty()) {
            tables.add(
                    new FrameTable(
                            "nearest",
                            List.of("token", "position", "station", "rank", "nearest", "cosine"),
                            near));
        }
        List<List<Object>> axes = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++) {
            axes.add(
                    List.of(
                            axis == 0 ? "x" : "y",
                            towards.isEmpty() ? "component " + (axis + 1) : towards.get(axis),
                            plane.shares().isPresent() ? plane.shares().get()[axis] : ""));
        }
        tables.add(new FrameTable("axes", List.of("axis", "direction", "variance_share"), axes));
        return tables;
    }

    /** From where to where the trails go along an axis, with some room. */
    double[] reach(ToDoubleFunction<Trail.Stop> axis) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Trail trail : trails) {
            for (Trail.Stop stop : trail.stops()) {
                double at = axis.applyAsDouble(stop);
                low = Double.isFinite(at) ? Math.min(low, at) : low;
                high = Double.isFinite(at) ? Math.max(high, at) : high;
            }
        }
        if (low > high) {
            return new double[] {-1, 1};
        }
        double room = Math.max(1e-6, (high - low) * ROOM);
        return new double[] {low - room, high + room};
    }

    /** A station of a trail in words, for the line below the picture. */
    Message reading(int trail, int at) {
        Trail of = trails.get(trail);
        Trail.Stop stop = of.stops().get(at);
        return Message.of(
                "trails.reading",
                "token",
                of.label(),
                "position",
                of.position(),
                "gone",
                Numbers.picture(stop.gone()),
                "drawn",
                Numbers.picture(stop.drawnGone()),
                "cosine",
                Numbers.fixed(stop.cosine(), 3));
    }
}

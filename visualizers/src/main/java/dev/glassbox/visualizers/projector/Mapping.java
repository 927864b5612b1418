package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.runtime.projection.NearestNeighbours;
import dev.glassbox.runtime.projection.Neighbours;
import dev.glassbox.runtime.projection.Trustworthiness;
import dev.glassbox.runtime.projection.VectorArithmetic;
import dev.glassbox.runtime.vectors.VectorTable;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.projector.ProjectorFrame.Near;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Makes the frame of a state from where its vectors lie. */
final class Mapping {
    private static final int MOST_NAMED = 400;
    private static final int MOST_ROWS = 20_000; // of a table that is copied
    private static final int FEW_DRAWN_ALIKE = 4; // of fewer, trust is 1 whatever is drawn

    private final ProjectorState state;
    private final PointsQuestion.Answer data;
    private final VectorTable table;
    private final List<Integer> shown; // which columns of the answer are the picture's axes
    private final float[] positions;
    private Optional<Message> trouble = Optional.empty();

    Mapping(ProjectorState state, PointsQuestion.Answer data) {
        this.state = state;
        this.data = data;
        table = data.table();
        shown = axes();
        positions = taken();
    }

    private boolean choosesAxes() {
        Drawing.Method method = state.drawing().method();
        return method == Drawing.Method.PCA || method == Drawing.Method.RAW;
    }

    /** Axes that the answer lacks are its last ones. */
    private List<Integer> axes() {
        List<Integer> axes = new ArrayList<>();
        for (int d = 0; d < state.drawing().dims(); d++) {
            int wanted = choosesAxes() ? state.components().get(d) : d;
            axes.add(Math.min(wanted, data.dims() - 1));
        }
        return axes;
    }

    private float[] taken() {
        int dims = shown.size();
        if (!choosesAxes() && data.dims() == dims) {
            return data.positions();
        }
        float[] some = new float[table.size() * dims];
        for (int i = 0; i < table.size(); i++) {
            for (int d = 0; d < dims; d++) {
                some[i * dims + d] = data.positions()[i * data.dims() + shown.get(d)];
            }
        }
        return some;
    }

    ProjectorFrame frame() {
        int chosen = state.chosen() == null || state.chosen() >= table.size() ? -1 : state.chosen();
        ProjectorFrame.Colours colours = Colouring.of(table, state.colour());
        boolean @Nullable [] found = search();
        List<Near> near = chosen < 0 ? List.of() : near(chosen);
        List<Near> answers = answers();
        List<Message> notes = notes();
        double trust = trust();
        Map<String, String> facts = facts(near, answers, trust, chosen);
        return new ProjectorFrame(
                description(near, chosen),
                facts,
                table,
                shown.size(),
                positions,
                names(),
                colours,
                table.columns().stream().map(VectorTable.Column::name).toList(),
                named(found, near, answers),
                found,
                chosen,
                near,
                answers,
                notes,
                trouble,
                data.planned() == 0 ? 1 : (double) data.done() / data.planned(),
                data.done(),
                data.planned(),
                components(),
                data.models(),
                data.hooks(),
                chosen < 0 || near.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                DistanceWorkings.of(
                                        table, chosen, near.get(0), state.metric(), label(chosen))),
                tables(near, answers));
    }

    private String label(int point) {
        return TokenText.visible(table.label(point));
    }

    private double trust() {
        boolean first =
                !choosesAxes()
                        || (state.drawing().method() == Drawing.Method.PCA
                                && shown.equals(List.of(0, 1, 2).subList(0, shown.size())));
        return first ? data.trust().of(shown.size()) : Double.NaN;
    }

    private boolean @Nullable [] search() {
        String wanted = state.search();
        if (wanted.isEmpty()) {
            return null;
        }
        boolean[] found = new boolean[table.size()];
        try {
            boolean regular = wanted.length() > 2 && wanted.startsWith("/") && wanted.endsWith("/");
            Pattern pattern =
                    regular
                            ? Pattern.compile(wanted.substring(1, wanted.length() - 1))
                            : Pattern.compile(
                                    Pattern.quote(wanted),
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            for (int i = 0; i < found.length; i++) {
                found[i] = pattern.matcher(table.label(i)).find();
            }
            return found;
        } catch (PatternSyntaxException | StackOverflowError e) {
            trouble = Optional.of(Message.of("projector.search.unreadable", "text", wanted));
            return null;
        }
    }

    private List<Near> near(int chosen) {
        // One more, for a point is its own neighbour; equal ones may stand before it.
        Neighbours found =
                NearestNeighbours.ofOne(
                        table.values(),
                        table.width(),
                        table.row(chosen),
                        state.nearest() + 1,
                        state.metric());
        List<Near> near = new ArrayList<>();
        for (int i = 0; i < found.k() && near.size() < state.nearest(); i++) {
            int point = found.ids()[i];
            if (point != chosen) {
                near.add(new Near(point, label(point), found.distances()[i], drawn(chosen, point)));
            }
        }
        return near;
    }

    private double drawn(int a, int b) {
        double sum = 0;
        int dims = shown.size();
        for (int d = 0; d < dims; d++) {
            double difference = positions[a * dims + d] - positions[b * dims + d];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private List<Near> answers() {
        if (state.sum().isBlank() || table.columns().isEmpty()) {
            return List.of();
        }
        try {
            VectorArithmetic sum = VectorArithmetic.parse(state.sum());
            float[] target = sum.of(table, table.columns().get(0));
            Neighbours found =
                    NearestNeighbours.ofOne(
                            table.values(),
                            table.width(),
                            target,
                            state.nearest() + VectorArithmetic.MOST_TERMS,
                            state.metric());
            List<Near> answers = new ArrayList<>();
            for (int i = 0; i < found.k() && answers.size() < state.nearest(); i++) {
                int point = found.ids()[i];
                if (!sum.names(table.label(point))) {
                    answers.add(new Near(point, label(point), found.distances()[i], Double.NaN));
                }
            }
            return answers;
        } catch (IntakeException e) {
            Map<String, String> about = e.problem().arguments();
            trouble =
                    Optional.of(
                            about.containsKey("near")
                                    ? Message.of(
                                            "projector.sum.missing",
                                            "name",
                                            about.getOrDefault("name", ""),
                                            "near",
                                            about.getOrDefault("near", ""))
                                    : Message.of("projector.sum.unreadable", "text", state.sum()));
            return List.of();
        }
    }

    private List<Message> notes() {
        List<Message> notes = new ArrayList<>();
        Drawing.Method method = state.drawing().method();
        if (data.shares().length > 0) {
            double share = 0;
            for (int axis : shown.stream().distinct().toList()) {
                share += data.shares()[axis];
            }
            notes.add(Message.of("projector.note.variance", "share", Numbers.percent(share)));
        }
        if (data.planned() > 0) {
            notes.add(
                    Message.of(
                            data.done() < data.planned()
                                    ? "projector.note.step"
                                    : "projector.note.steps",
                            "done",
                            data.done(),
                            "planned",
                            data.planned()));
        }
        double trust = trust();
        if (!Double.isNaN(trust) && table.size() >= FEW_DRAWN_ALIKE) {
            notes.add(
                    Message.of(
                            Trustworthiness.asked(table.size()) < table.size()
                                    ? "projector.note.trust.some"
                                    : "projector.note.trust",
                            "trust",
                            Numbers.fixed(trust, 3),
                            "k",
                            Math.max(1, Math.min(PointsQuestion.TRUST_K, (table.size() - 1) / 2)),
                            "asked",
                            Trustworthiness.asked(table.size())));
        }
        if (method.grows()) {
            notes.add(Message.of("projector.note.distances"));
        }
        if (table.size() < FEW_DRAWN_ALIKE) {
            notes.add(Message.of("projector.note.few", "points", table.size()));
        }
        return notes;
    }

    private List<Message> names() {
        List<Message> names = new ArrayList<>();
        for (int d = 0; d < shown.size(); d++) {
            switch (state.drawing().method()) {
                case PCA, RAW -> names.add(component(shown.get(d)));
                case AXES ->
                        names.add(
                                Message.of(
                                        "projector.axis.own",
                                        "sum",
                                        state.drawing().axes().get(d)));
                default -> {} // such axes mean nothing
            }
        }
        return names;
    }

    private List<Message> components() {
        List<Message> all = new ArrayList<>();
        for (int c = 0; choosesAxes() && c < data.dims(); c++) {
            all.add(component(c));
        }
        return all;
    }

    private Message component(int index) {
        return state.drawing().method() == Drawing.Method.PCA
                ? Message.of(
                        "projector.axis.component",
                        "number",
                        index + 1,
                        "share",
                        Numbers.percent(data.shares()[index]))
                : Message.of(
                        "projector.axis.number",
                        "name",
                        table.axes().isEmpty() ? String.valueOf(index) : table.axes().get(index));
    }

    /** What is near or found, then some of all. */
    private List<Integer> named(boolean @Nullable [] found, List<Near> near, List<Near> answers) {
        java.util.LinkedHashSet<Integer> named = new java.util.LinkedHashSet<>();
        answers.forEach(one -> named.add(one.point()));
        near.forEach(one -> named.add(one.point()));
        int stride = Math.max(1, table.size() / MOST_NAMED);
        if (found != null) {
            for (int i = 0; i < found.length && named.size() < MOST_NAMED; i++) {
                if (found[i]) {
                    named.add(i);
                }
            }
        } else if (near.isEmpty()) {
            for (int i = 0; i < table.size(); i += stride) {
                named.add(i);
            }
        }
        return List.copyOf(named);
    }

    private Map<String, String> facts(
            List<Near> near, List<Near> answers, double trust, int chosen) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("points", String.valueOf(table.size()));
        facts.put("width", String.valueOf(table.width()));
        if (chosen >= 0 && !near.isEmpty()) {
            facts.put("nearest", table.label(near.get(0).point()));
            facts.put("nearest-distance", Numbers.picture(near.get(0).original()));
        }
        if (!answers.isEmpty()) {
            facts.put("sum", table.label(answers.get(0).point()));
        }
        if (!Double.isNaN(trust)) {
            facts.put("trustworthiness", Numbers.fixed(trust, 3));
        }
        if (data.shares().length > 0) {
            facts.put("first-share", Numbers.percent(data.shares()[0]));
        }
        return facts;
    }

    private Message description(List<Near> near, int chosen) {
        Object[] common = {
            "points", table.size(), "width", table.width(), "dims", shown.size(), "way", way()
        };
        if (chosen < 0 || near.isEmpty()) {
            return Message.of("projector.description", common);
        }
        List<Object> all = new ArrayList<>(List.of(common));
        all.addAll(
                List.of(
                        "point",
                        label(chosen),
                        "nearest",
                        near.get(0).label(),
                        "distance",
                        Numbers.picture(near.get(0).original())));
        return Message.of("projector.description.chosen", all.toArray());
    }

    private String way() {
        return switch (state.drawing().method()) {
            case PCA -> "PCA";
            case TSNE -> "t-SNE";
            case UMAP -> "UMAP";
            case RAW -> "x, y";
            case AXES -> String.join(", ", state.drawing().axes());
        };
    }

    private List<FrameTable> tables(List<Near> near, List<Near> answers) {
        List<FrameTable> tables = new ArrayList<>();
        if (!near.isEmpty()) {
            tables.add(table("neighbours", near));
        }
        if (!answers.isEmpty()) {
            tables.add(table("sum", answers));
        }
        tables.add(coordinates());
        if (data.shares().length > 0) {
            List<List<Object>> rows = new ArrayList<>();
            for (int c = 0; c < data.shares().length; c++) {
                rows.add(List.of(c, data.shares()[c]));
            }
            tables.add(new FrameTable("variance", List.of("component", "share"), rows));
        }
        return tables;
    }

    private FrameTable table(String name, List<Near> near) {
        List<List<Object>> rows = new ArrayList<>();
        for (Near one : near) {
            Object drawn = Double.isNaN(one.drawn()) ? "" : one.drawn();
            rows.add(List.of(table.label(one.point()), one.point(), one.original(), drawn));
        }
        String metric = state.metric() == Metric.COSINE ? "cosine_distance" : "distance";
        return new FrameTable(name, List.of("label", "index", metric, "drawn_distance"), rows);
    }

    private FrameTable coordinates() {
        List<String> columns = new ArrayList<>(List.of("index"));
        table.columns().forEach(column -> columns.add(column.name()));
        for (int d = 0; d < shown.size(); d++) {
            columns.add(List.of("x", "y", "z").get(d));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ROWS, table.size()); i++) {
            List<Object> row = new ArrayList<>(columns.size());
            row.add(i);
            for (VectorTable.Column column : table.columns()) {
                row.add(column.values().get(i));
            }
            for (int d = 0; d < shown.size(); d++) {
                row.add(positions[i * shown.size() + d]);
            }
            rows.add(row);
        }
        return new FrameTable("coordinates", columns, rows);
    }
}

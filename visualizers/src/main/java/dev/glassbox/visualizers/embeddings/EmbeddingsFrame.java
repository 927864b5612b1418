package dev.glassbox.visualizers.embeddings;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
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

/**
 * One token's way from its id to what enters block 0.
 *
 * @param description the whole picture in words
 * @param facts as {@code embeddings.md} names them
 * @param labels the prompt's tokens
 * @param ids their ids
 * @param recorded whether the pass was recorded earlier
 * @param position of the token looked at
 * @param matrix {@code W_E}; absent where the family has none
 * @param extent the largest number of the rows shown, which ends the colours
 * @param rows the row of {@code W_E}, the row of {@code W_pos} where there is one, and what entered
 *     block 0
 * @param near the tokens whose rows point most nearly the same way
 * @param norm length of the token's row
 * @param workings one number taken apart, when the state asks for it
 */
public record EmbeddingsFrame(
        Message description,
        Map<String, String> facts,
        List<String> labels,
        List<Integer> ids,
        boolean recorded,
        int position,
        Optional<Tensor> matrix,
        double extent,
        List<Row> rows,
        List<NearToken> near,
        double norm,
        Optional<Workings> workings)
        implements VisualizerFrame {
    private static final int NEAREST = 12;
    private static final double TOLERANCE = 1e-6; // one sum of two float32

    /** What a row of numbers is. */
    enum Kind {
        TOKEN,
        POSITION,
        SUM
    }

    /** One row of {@code d_model} numbers. */
    record Row(Kind kind, float[] values) {}

    /** A token whose row points nearly the same way. */
    record NearToken(int id, String label, double cosine) {}

    public EmbeddingsFrame {
        facts = Map.copyOf(facts);
        labels = List.copyOf(labels);
        ids = List.copyOf(ids);
        rows = List.copyOf(rows);
        near = List.copyOf(near);
    }

    static EmbeddingsFrame of(EmbeddingsState state, LookingUp.Answer data) {
        TraceAnswer trace = data.trace();
        int position = Math.min(state.token(), trace.tokens().size() - 1);
        int id = trace.tokens().get(position).id();
        List<String> labels =
                trace.tokens().stream().map(token -> TokenText.visible(token.text())).toList();
        List<Row> rows = new ArrayList<>();
        data.tokens().ifPresent(m -> rows.add(new Row(Kind.TOKEN, m.row(id))));
        data.positions()
                .filter(m -> position < m.size(0))
                .ifPresent(m -> rows.add(new Row(Kind.POSITION, m.row(position))));
        rows.add(new Row(Kind.SUM, trace.trace().get(LookingUp.INTO_BLOCK_0).row(0, position)));
        List<NearToken> near =
                data.tokens().map(m -> Neighbours.of(m, id, NEAREST)).orElse(List.of()).stream()
                        .map(
                                n ->
                                        new NearToken(
                                                n.id(),
                                                TokenText.visible(
                                                        trace.tokenizer().tokenText(n.id())),
                                                n.cosine()))
                        .toList();
        double norm = data.tokens().map(m -> Neighbours.norm(m, id)).orElse(Double.NaN);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("token-id", String.valueOf(id));
        if (!near.isEmpty()) {
            facts.put("nearest-token", trace.tokenizer().tokenText(near.get(0).id()));
            facts.put("nearest-cosine", Numbers.picture(near.get(0).cosine()));
            facts.put("norm", Numbers.picture(norm));
        }
        Message description =
                near.isEmpty()
                        ? Message.of("embeddings.absent", "model", state.model())
                        : Message.of(
                                "embeddings.description",
                                "position",
                                position,
                                "token",
                                labels.get(position),
                                "id",
                                id,
                                "width",
                                trace.config().dModel(),
                                "norm",
                                Numbers.picture(norm),
                                "nearest",
                                near.get(0).label(),
                                "cosine",
                                Numbers.picture(near.get(0).cosine()));
        Integer number = state.number();
        boolean opened = number != null && number < trace.config().dModel() && rows.size() > 1;
        return new EmbeddingsFrame(
                description,
                facts,
                labels,
                trace.tokens().stream().map(token -> token.id()).toList(),
                trace.trace().origin().recorded(),
                position,
                data.tokens(),
                extent(rows),
                rows,
                near,
                norm,
                opened && number != null
                        ? Optional.of(workings(state, rows, labels, position, id, number))
                        : Optional.empty());
    }

    private static double extent(List<Row> rows) {
        double extent = 1e-9;
        for (Row row : rows) {
            for (float value : row.values()) {
                extent = Float.isFinite(value) ? Math.max(extent, Math.abs(value)) : extent;
            }
        }
        return extent;
    }

    private static Workings workings(
            EmbeddingsState state,
            List<Row> rows,
            List<String> labels,
            int position,
            int id,
            int number) {
        List<Workings.Step> steps = new ArrayList<>();
        double plain = 0;
        for (Row row : rows) {
            float value = row.values()[number];
            if (row.kind() == Kind.TOKEN) {
                plain += value;
                steps.add(
                        step(
                                "embeddings.inspect.token",
                                "embeddings.inspect.token.words",
                                id,
                                number,
                                "W_E[%d,%d]=%s",
                                value));
            } else if (row.kind() == Kind.POSITION) {
                plain += value;
                steps.add(
                        step(
                                "embeddings.inspect.position",
                                "embeddings.inspect.position.words",
                                position,
                                number,
                                "W_{pos}[%d,%d]=%s",
                                value));
            }
        }
        float engine = rows.get(rows.size() - 1).values()[number];
        steps.add(
                step(
                        "embeddings.inspect.sum",
                        "embeddings.inspect.sum.words",
                        position,
                        number,
                        "x_{%d,%d}=%s",
                        engine));
        Map<String, Object> cut = new LinkedHashMap<>();
        cut.put("model", state.model());
        cut.put("prompt", state.prompt());
        return new Workings(
                Message.of(
                        "embeddings.inspect.title",
                        "number",
                        number,
                        "token",
                        labels.get(position),
                        "position",
                        position),
                Message.of("embeddings.inspect.value", "value", Numbers.exact(engine)),
                steps,
                Optional.of(new Workings.Check(engine, plain, TOLERANCE)),
                List.of(
                        new Workings.Source(
                                Message.of("embeddings.inspect.to-tokens"), "tokens", cut)));
    }

    private static Workings.Step step(
            String heading, String words, int row, int number, String formula, float value) {
        return new Workings.Step(
                Message.of(heading),
                Message.of(words, "row", row, "number", number),
                List.of(formula.formatted(row, number, Numbers.picture(value).replace('−', '-'))));
    }

    /** One number in words. */
    Message words(int row, int number) {
        Row of = rows.get(row);
        return Message.of(
                switch (of.kind()) {
                    case TOKEN -> "embeddings.cell.token";
                    case POSITION -> "embeddings.cell.position";
                    case SUM -> "embeddings.cell.sum";
                },
                "number",
                number,
                "value",
                Numbers.reading(of.values()[number]),
                "id",
                ids.get(position),
                "position",
                position);
    }

    @Override
    public List<FrameTable> tables() {
        List<FrameTable> tables = new ArrayList<>(List.of(numbers()));
        if (!near.isEmpty()) {
            tables.add(
                    new FrameTable(
                            "nearest",
                            List.of("token", "id", "cosine"),
                            near.stream()
                                    .map(n -> List.<Object>of(n.label(), n.id(), n.cosine()))
                                    .toList()));
        }
        return tables;
    }

    /** The rows as a table: one line a number. */
    FrameTable numbers() {
        List<String> columns = new ArrayList<>(List.of("d_model"));
        rows.forEach(
                row ->
                        columns.add(
                                switch (row.kind()) {
                                    case TOKEN -> "W_E";
                                    case POSITION -> "W_pos";
                                    case SUM -> "resid_pre";
                                }));
        List<List<Object>> lines = new ArrayList<>();
        for (int i = 0; i < rows.get(0).values().length; i++) {
            List<Object> line = new ArrayList<>(List.of(i));
            for (Row row : rows) {
                line.add(row.values()[i]);
            }
            lines.add(line);
        }
        return new FrameTable("rows", columns, lines);
    }
}

package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.vectors.VectorTable;
import dev.glassbox.runtime.vectors.VectorTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The vectors of a model, each with what is known of it. Used on the thread of models. */
public final class ModelVectors {
    /** The name of the column that points are called by. */
    public static final String TOKEN = "token";

    private ModelVectors() {}

    /**
     * The rows of the embedding matrix {@code W_E}, {@code [d_vocab, d_model]}, one a token.
     * Columns: {@code token} (as people read it), {@code id}, {@code kind} (chinese, letters,
     * digits, punctuation, space, special, bytes, mixed).
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the model has none, or its weights
     *     cannot be read
     */
    public static VectorTable tokenEmbeddings(OpenModels models, String model) {
        Tensor matrix = matrix(models, model, EmbeddingMatrix.TOKENS, "analysis.no-embeddings");
        Optional<Tokenizer> tokenizer = models.describe(model).tokenizer();
        List<String> tokens = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (int id = 0; id < matrix.size(0); id++) {
            int known = tokenizer.map(Tokenizer::vocabularySize).orElse(0);
            String text = id < known ? tokenizer.orElseThrow().tokenText(id) : String.valueOf(id);
            boolean special = id >= known || tokenizer.orElseThrow().isSpecial(id);
            tokens.add(text);
            ids.add(String.valueOf(id));
            kinds.add(special ? "special" : kind(text));
        }
        return finite(
                new VectorTable(
                        matrix.size(1),
                        matrix.values(),
                        List.of(),
                        List.of(
                                new Column(TOKEN, tokens),
                                new Column("id", ids),
                                new Column("kind", kinds))),
                model);
    }

    /**
     * The rows of the matrix of learned positions, {@code [n_ctx, d_model]}. Column: {@code
     * position}.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the model does not learn positions
     */
    public static VectorTable positions(OpenModels models, String model) {
        Tensor matrix = matrix(models, model, EmbeddingMatrix.POSITIONS, "analysis.no-positions");
        return finite(
                new VectorTable(
                        matrix.size(1),
                        matrix.values(),
                        List.of(),
                        List.of(new Column("position", numbers(matrix.size(0))))),
                model);
    }

    /**
     * What a text makes at one hook: a vector for each token of each line. Every line is read on
     * its own. Columns: {@code token}, {@code position}, {@code line}, {@code kind}.
     *
     * @param hook of the residual stream or a layer's output, {@code [batch, pos, width]}
     * @param text lines that are empty are left out
     * @throws dev.glassbox.runtime.intake.IntakeException if the model lacks the hook, the hook has
     *     no one vector a position, or the text cannot be read
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static VectorTable ofTokens(
            OpenModels models, String model, String hook, String text, Cancellation cancellation) {
        Rows rows = new Rows();
        List<String> tokens = new ArrayList<>();
        List<String> positions = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        int number = 0;
        for (String line : lines(text)) {
            TraceAnswer answer = read(models, model, hook, line, cancellation);
            Tensor values = answer.trace().get(new HookPoint(hook));
            for (int at = 0; at < answer.tokens().size(); at++) {
                rows.add(values.row(0, at));
                tokens.add(answer.tokens().get(at).text());
                positions.add(String.valueOf(at));
                lines.add(String.valueOf(number));
                kinds.add(kind(answer.tokens().get(at).text()));
            }
            number++;
        }
        return finite(
                rows.table(
                        List.of(
                                new Column(TOKEN, tokens),
                                new Column("position", positions),
                                new Column("line", lines),
                                new Column("kind", kinds))),
                model);
    }

    /**
     * What a text makes at one hook: for each line the mean over its tokens. Columns: {@code line}
     * (its text), {@code number}, {@code tokens}.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException as {@link #ofTokens}
     */
    public static VectorTable ofLines(
            OpenModels models, String model, String hook, String text, Cancellation cancellation) {
        Rows rows = new Rows();
        List<String> lines = lines(text);
        List<String> lengths = new ArrayList<>();
        for (String line : lines) {
            TraceAnswer answer = read(models, model, hook, line, cancellation);
            Tensor values = answer.trace().get(new HookPoint(hook));
            int count = answer.tokens().size();
            double[] sum = new double[values.size(2)];
            for (int at = 0; at < count; at++) {
                float[] row = values.row(0, at);
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += row[d];
                }
            }
            float[] mean = new float[sum.length];
            for (int d = 0; d < mean.length; d++) {
                mean[d] = (float) (sum[d] / count);
            }
            rows.add(mean);
            lengths.add(String.valueOf(count));
        }
        return finite(
                rows.table(
                        List.of(
                                new Column("line", lines),
                                new Column("number", numbers(lines.size())),
                                new Column("tokens", lengths))),
                model);
    }

    /** The hooks that {@link #ofTokens} can ask for, in the order of the forward pass. */
    public static List<String> hooks(LanguageModel model) {
        return model.hookPoints().stream()
                .filter(ModelVectors::isOneVector)
                .map(HookPoint::name)
                .toList();
    }

    private static boolean isOneVector(HookPoint hook) {
        return !hook.hasHeads() && !hook.isSquare() && !hook.last().equals("hook_scale");
    }

    private static TraceAnswer read(
            OpenModels models, String model, String hook, String line, Cancellation cancellation) {
        cancellation.check();
        List<String> known = hooks(models.get(model));
        if (!known.contains(hook)) {
            throw Problem.input(
                            "analysis.no-such-hook",
                            model,
                            "hook",
                            hook,
                            "known",
                            known.stream()
                                    .filter(one -> one.contains("resid"))
                                    .collect(Collectors.joining(", ")))
                    .asException();
        }
        return models.trace(
                model,
                line,
                new TraceRequest(Set.of(new HookPoint(hook)), TraceRequest.Logits.LAST),
                cancellation);
    }

    private static List<String> lines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw Problem.input("analysis.no-text", "").asException();
        }
        return lines;
    }

    private static Tensor matrix(
            OpenModels models, String model, EmbeddingMatrix which, String missing) {
        return models.weight(model, which)
                .orElseThrow(() -> Problem.input(missing, model).asException());
    }

    /** Without it the points could not be laid out. */
    private static VectorTable finite(VectorTable table, String model) {
        for (int i = 0; i < table.values().length; i++) {
            if (!Float.isFinite(table.values()[i])) {
                String point = table.label(i / table.width());
                throw Problem.input("vectors.not-finite", model, "point", point).asException();
            }
        }
        return table;
    }

    private static List<String> numbers(int count) {
        List<String> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(String.valueOf(i));
        }
        return numbers;
    }

    /** What a token's text is made of. */
    static String kind(String text) {
        String core = text.strip();
        if (core.isEmpty()) {
            return "space";
        }
        if (core.matches("(<0x[0-9A-F]{2}>)+")) {
            return "bytes";
        }
        Set<String> kinds =
                core.codePoints().mapToObj(ModelVectors::kind).collect(Collectors.toSet());
        return kinds.size() == 1 ? kinds.iterator().next() : "mixed";
    }

    private static String kind(int character) {
        if (Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN) {
            return "chinese";
        }
        if (Character.isLetter(character)) {
            return "letters";
        }
        return Character.isDigit(character) ? "digits" : "punctuation";
    }

    /** Vectors of one width, one after the other. */
    private static final class Rows {
        private final List<float[]> rows = new ArrayList<>();

        void add(float[] row) {
            rows.add(row);
        }

        VectorTable table(List<Column> columns) {
            int width = rows.get(0).length;
            float[] values = new float[rows.size() * width];
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(rows.get(i), 0, values, i * width, width);
            }
            return new VectorTable(width, values, List.of(), columns);
        }
    }
}

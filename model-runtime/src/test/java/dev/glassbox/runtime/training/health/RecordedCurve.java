package dev.glassbox.runtime.training.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A training's record as a small file: numbers in columns, five significant digits. */
final class RecordedCurve {
    private static final MathContext DIGITS = new MathContext(5);

    private RecordedCurve() {}

    /** The curve of that name among the test's resources. */
    static TrainingRecord read(String name) {
        String file = name + ".json";
        try (InputStream in = RecordedCurve.class.getResourceAsStream("/curves/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no curve " + name);
            }
            return record(
                    StrictJson.standard()
                            .readTree(ForeignFiles.decode(in.readAllBytes(), file), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingRecord record(JsonNode tree) {
        List<TrainingMetrics> lines = new ArrayList<>();
        for (JsonNode row : tree.get("lines")) {
            Double validation = row.get(2).isNull() ? null : row.get(2).asDouble();
            lines.add(
                    new TrainingMetrics(
                            row.get(0).asInt(),
                            row.get(1).asDouble(),
                            validation,
                            row.get(3).asDouble(),
                            0));
        }
        List<LayerMetrics> layers = new ArrayList<>();
        for (JsonNode row : tree.get("layers")) {
            List<LayerMetrics.Layer> parts = new ArrayList<>();
            for (int i = 0; i < tree.get("parts").size(); i++) {
                parts.add(
                        new LayerMetrics.Layer(
                                tree.get("parts").get(i).asText(),
                                row.get(1 + 2 * i).asDouble(),
                                row.get(2 + 2 * i).asDouble()));
            }
            layers.add(new LayerMetrics(row.get(0).asInt(), parts));
        }
        List<Integer> rollbacks = new ArrayList<>();
        tree.get("rollbacks").forEach(step -> rollbacks.add(step.asInt()));
        return new TrainingRecord(facts(tree.get("facts")), lines, layers, List.of(), rollbacks);
    }

    private static RunFacts facts(JsonNode tree) {
        JsonNode floor = tree.get("floor");
        return new RunFacts(
                new RunFacts.Text(
                        tree.get("vocabulary").asInt(),
                        tree.get("train_tokens").asLong(),
                        tree.get("validation_tokens").asLong(),
                        tree.get("unigram").asDouble(),
                        floor.isNull()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(floor.asDouble())),
                tree.get("steps").asInt(),
                tree.get("batch").asInt(),
                tree.get("n_ctx").asInt(),
                tree.get("parameters").asLong(),
                tree.get("dropout").asDouble(),
                tree.get("weight_decay").asDouble());
    }

    /** What {@link #read} reads; a line of the file for a line of the log. */
    static String write(TrainingRecord record) {
        List<LayerMetrics> layers = record.layers();
        String parts =
                layers.isEmpty()
                        ? ""
                        : layers.get(0).layers().stream()
                                .map(layer -> '"' + layer.name() + '"')
                                .collect(Collectors.joining(", "));
        return "{\"facts\": "
                + facts(record.facts())
                + ",\n\"rollbacks\": "
                + record.rollbacks()
                + ",\n\"lines\": "
                + rows(record.lines().stream().map(RecordedCurve::row).toList())
                + ",\n\"parts\": ["
                + parts
                + "],\n\"layers\": "
                + rows(layers.stream().map(RecordedCurve::row).toList())
                + "}\n";
    }

    private static String facts(RunFacts facts) {
        OptionalDouble floor = facts.text().floor();
        return String.format(
                Locale.ROOT,
                "{\"vocabulary\": %d, \"train_tokens\": %d, \"validation_tokens\": %d,"
                        + " \"unigram\": %s, \"floor\": %s,"
                        + " \"steps\": %d, \"batch\": %d, \"n_ctx\": %d, \"parameters\": %d,"
                        + " \"dropout\": %s, \"weight_decay\": %s}",
                facts.text().vocabulary(),
                facts.text().trainTokens(),
                facts.text().validationTokens(),
                number(facts.text().unigram()),
                floor.isEmpty() ? "null" : number(floor.getAsDouble()),
                facts.steps(),
                facts.batch(),
                facts.nCtx(),
                facts.parameters(),
                number(facts.dropout()),
                number(facts.weightDecay()));
    }

    private static String row(TrainingMetrics line) {
        Double validation = line.valLoss();
        return line.step()
                + ","
                + number(line.trainLoss())
                + ","
                + (validation == null ? "null" : number(validation))
                + ","
                + number(line.lr());
    }

    private static String row(LayerMetrics line) {
        return line.step()
                + line.layers().stream()
                        .map(
                                part ->
                                        ","
                                                + number(part.gradientNorm())
                                                + ","
                                                + number(part.updateRatio()))
                        .collect(Collectors.joining());
    }

    private static String rows(List<String> rows) {
        return rows.stream()
                .map(row -> "[" + row + "]")
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
    }
}

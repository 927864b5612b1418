package dev.glassbox.app.speed;

import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.bench.Limit;
import dev.glassbox.runtime.bench.Measure;
import dev.glassbox.visualizers.api.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report in words, for the terminal and for the screen alike. */
public final class SpeedTable {
    private final Texts texts;

    public SpeedTable(Texts texts) {
        this.texts = texts;
    }

    /** How a number stands to what we hold it against. */
    public enum Verdict {
        /** Nothing is promised. */
        NONE,
        GOOD,
        MISSED
    }

    /**
     * One number.
     *
     * @param what in words
     * @param value with its unit
     * @param limit what it is held against, in words; empty where nothing
     * @param ratio to it; empty where nothing
     */
    public record Row(String what, String value, String limit, String ratio, Verdict verdict) {}

    /**
     * Numbers that belong together.
     *
     * @param title in words
     */
    public record Section(String title, List<Row> rows) {}

    /** The report, part by part. */
    public List<Section> sections(BenchReport report) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (Measure measure : report.measures()) {
            rows.computeIfAbsent(section(measure), name -> new ArrayList<>()).add(row(measure));
        }
        List<Section> sections = new ArrayList<>();
        rows.forEach(
                (name, group) ->
                        sections.add(new Section(texts.text("bench.section." + name), group)));
        return sections;
    }

    /** What was measured and how, in a sentence. */
    public String head(BenchReport report) {
        return texts.text(
                "bench.head",
                "engine",
                report.engine(),
                "threads",
                report.threads(),
                "processors",
                report.processors(),
                "load",
                report.load().stream().mapToDouble(Double::doubleValue).max().stream()
                        .mapToObj(load -> String.format(Locale.ROOT, "%.1f", load))
                        .findFirst()
                        .orElse("?"));
    }

    /** Where the weights come from. */
    public String weights(BenchReport report) {
        return texts.text("bench.weights", "seed", report.seed());
    }

    private static String section(Measure measure) {
        int dot = measure.path().indexOf('.');
        String first = dot < 0 ? measure.path() : measure.path().substring(0, dot);
        return switch (first) {
            case "matmul_gflops", "read_gb_per_s", "matmul", "call_us" -> "machine";
            default -> first.replace('_', '-');
        };
    }

    private Row row(Measure measure) {
        String what =
                texts.text(
                        "bench.what." + measure.what(),
                        "n",
                        count(measure.n()),
                        "name",
                        name(measure));
        String value = number(measure.value()) + " " + unit(measure.unit());
        if (measure.limit().isEmpty()) {
            return new Row(what, value, "", "", Verdict.NONE);
        }
        Limit limit = measure.limit().get();
        double ratio = measure.ratio().orElse(Double.NaN);
        boolean promised = Double.isFinite(limit.target());
        String kind = limit.kind().name().toLowerCase(Locale.ROOT);
        String beside =
                texts.text(
                        "bench.limit." + kind,
                        "value",
                        number(limit.value()) + " " + unit(measure.unit()));
        String shown =
                promised
                        ? texts.text(
                                "bench.ratio-of", "ratio", ratio(ratio), "target", limit.target())
                        : texts.text("bench.ratio", "ratio", ratio(ratio));
        Verdict verdict =
                !promised ? Verdict.NONE : ratio <= limit.target() ? Verdict.GOOD : Verdict.MISSED;
        return new Row(what, value, beside, shown, verdict);
    }

    /** What the number belongs to, such as a model: the second name of its path. */
    private static String name(Measure measure) {
        String[] path = measure.path().split("\\.");
        return path.length > 1 ? path[1] : "";
    }

    /** Four digits are read at a glance, more are not. */
    private static String count(int n) {
        return n < 10_000 ? String.valueOf(n) : String.format(Locale.ROOT, "%,d", n);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String unit(String unit) {
        return unit.equals("us") ? "\u00b5s" : unit;
    }

    /** Three digits, never an exponent. */
    private static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}

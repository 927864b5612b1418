package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tinytown.EntropyFloor;
import dev.glassbox.runtime.tinytown.GrammarChecker;
import dev.glassbox.runtime.tinytown.Language;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.Sentence;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.TownText;
import dev.glassbox.runtime.tinytown.Unit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tinytown}: sentences of the bilingual language, its entropy floor, or a text's faults. */
@Command(name = "tinytown")
final class TinyTownVerb extends Verb {
    /** The bundled models' own, as with {@code train}. */
    private static final long BUNDLED_SEED = 1337;

    private static final int WINDOW = 64;

    @Option(names = "--size", paramLabel = "small|full")
    private String size = TownSize.FULL.id();

    @Option(names = "--sentences", paramLabel = "N")
    private @Nullable Integer sentences;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "glassbox.tinytown.seed")
    private long seed = BUNDLED_SEED;

    @Option(names = "--lang-mix", paramLabel = "R")
    private double mix = 0.5;

    @Option(names = "--pairs")
    private boolean pairs;

    @Option(names = "--check", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--json")
    private boolean json;

    TinyTownVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        TinyTown town = TinyTown.of(size());
        TownText text = town.text(seed, mix);
        if (file != null && (sentences != null || pairs)) {
            throw Problem.input("cli.sentences-or-check", "").asException();
        }
        if (file != null) {
            check(town, file);
        } else if (sentences != null || pairs) {
            write(text, count());
        } else {
            measure(town);
        }
        return Cli.DONE;
    }

    private TownSize size() {
        for (TownSize known : TownSize.values()) {
            if (known.id().equals(size)) {
                return known;
            }
        }
        throw badValue("--size", size);
    }

    private int count() {
        int count = sentences == null ? 1 : sentences;
        if (count < 0) {
            throw badValue("--sentences", String.valueOf(count));
        }
        return count;
    }

    private static RuntimeException badValue(String option, String value) {
        return Problem.input("cli.bad-value", "glassbox tinytown", "option", option, "value", value)
                .asException();
    }

    private void write(TownText text, int count) {
        for (int number = 0; number < count; number++) {
            Sentence sentence = text.sentence(number);
            String zh = text.sentence(number, Language.ZH).text();
            String en = text.sentence(number, Language.EN).text();
            if (json) {
                Map<String, String> object = new LinkedHashMap<>();
                object.put("lang", sentence.language().tag());
                object.put("zh", zh);
                object.put("en", en);
                Json.line(out(), object);
            } else {
                out().print((pairs ? zh + "\t" + en : sentence.text()) + "\n");
            }
        }
    }

    private void measure(TinyTown town) {
        EntropyFloor running = town.floor(Unit.CHARACTER, Layout.RUNNING, mix);
        EntropyFloor lines = town.floor(Unit.CHARACTER, Layout.LINES, mix);
        EntropyFloor words = town.floor(Unit.WORD, Layout.RUNNING, mix);
        double window = town.windowFloor(Unit.CHARACTER, Layout.RUNNING, mix, WINDOW);
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("size", size);
            object.put("lang_mix", mix);
            object.put("nats_per_sentence", running.natsPerSentence());
            object.put("characters_per_sentence", running.symbolsPerSentence());
            object.put("nats_per_character", running.perSymbol());
            object.put("nats_per_character_on_lines", lines.perSymbol());
            object.put("window", WINDOW);
            object.put("nats_per_character_in_window", window);
            object.put("words_per_sentence", words.symbolsPerSentence());
            object.put("nats_per_word", words.perSymbol());
            Json.line(out(), object);
            return;
        }
        say("cli.tinytown-floor", "size", size, "share", mix);
        say(
                "cli.tinytown-sentence",
                "nats",
                number(running.natsPerSentence()),
                "length",
                number(running.symbolsPerSentence()),
                "words",
                number(words.symbolsPerSentence()));
        say("cli.tinytown-running", "nats", number(running.perSymbol()));
        say("cli.tinytown-lines", "nats", number(lines.perSymbol()));
        say("cli.tinytown-window", "nats", number(window), "window", WINDOW);
        say("cli.tinytown-words", "nats", number(words.perSymbol()));
    }

    private void check(TinyTown town, Path path) {
        ForeignFiles files = ForeignFiles.standard();
        String text = files.readText(path, files.limits().files().text());
        if (text.isEmpty()) {
            throw Problem.input("cli.empty-text", path.toString()).asException();
        }
        TextFaults faults = new TextFaults(text, GrammarChecker.of(town).check(text));
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("size", size);
            object.putAll(faults.describe());
            Json.line(out(), object);
            return;
        }
        for (TextFaults.Fault fault : faults.list()) {
            say(
                    "cli.tinytown-fault",
                    "line",
                    fault.line(),
                    "column",
                    fault.column(),
                    "text",
                    fault.text(),
                    "read",
                    fault.read(),
                    "expected",
                    fault.expected());
        }
        say(
                "cli.tinytown-valid",
                "valid",
                faults.check().valid(),
                "sentences",
                faults.check().sentences(),
                "share",
                number(faults.check().validShare()));
        say(
                "cli.tinytown-claims",
                "true",
                faults.check().trueClaims(),
                "claims",
                faults.check().claims(),
                "share",
                number(faults.check().trueShare()));
    }

    private void say(String key, Object... pairsOfNames) {
        out().println(text(key, pairsOfNames));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}

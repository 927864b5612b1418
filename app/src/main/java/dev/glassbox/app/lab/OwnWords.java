package dev.glassbox.app.lab;

import dev.glassbox.app.lab.OwnTextState.Offer;
import dev.glassbox.app.lab.OwnTextState.Read;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.TextLevels;
import dev.glassbox.runtime.training.text.TextReader;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What is said of a text of one's own and of what it would become. */
final class OwnWords {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;

    /** Below so many of a unit the smaller one is said. */
    private static final double FEW = 1.5;

    /** A token that is there less often is hardly learnt before the text is known by heart. */
    private static final double OFTEN = 50;

    private OwnWords() {}

    static String facts(Read read, Texts texts) {
        PlainText text = read.text();
        return texts.text(
                        "lab.own.facts",
                        "name",
                        name(read.source(), texts),
                        "characters",
                        count(text.characters()),
                        "lines",
                        count(read.lines()),
                        "distinct",
                        count(text.distinctCharacters()))
                + texts.text("lab.own.encoding", "encoding", text.encoding().title())
                + texts.text("lab.own.in." + String.join("-", read.languages()));
    }

    /** What a text is called on screen. */
    static String name(TextSource source, Texts texts) {
        boolean pasted = source.isKept() && source.file().equals(TextReader.PASTED);
        return pasted ? texts.text("lab.own.pasted") : source.title();
    }

    static String reason(SizeAdvice.Reason reason, Texts texts) {
        Object[] pairs =
                reason.values().entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), grouped(entry.getValue())))
                        .toArray();
        return texts.text(reason.key(), pairs);
    }

    /** Large whole numbers as the rest of the form has them. */
    private static String grouped(String number) {
        return number.matches("\\d{4,18}") ? count(Long.parseLong(number)) : number;
    }

    static String time(SizeAdvice advice, double tokensPerSecond, Texts texts) {
        return texts.text(
                "lab.own.time",
                "time",
                duration(advice.duration(tokensPerSecond), texts),
                "tokens",
                count(Math.round(tokensPerSecond)));
    }

    static String duration(Duration duration, Texts texts) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < FEW * MINUTE) {
            return texts.text("lab.own.seconds", "n", Math.max(1, Math.round(seconds)));
        }
        return seconds < FEW * HOUR
                ? texts.text("lab.own.minutes", "n", Math.round(seconds / MINUTE))
                : texts.text("lab.own.hours", "n", Numbers.picture(seconds / HOUR));
    }

    /** Where the validation loss is likely to come, from tables of the text's characters. */
    static String loss(TextLevels levels, Texts texts) {
        return texts.text(
                "lab.own.loss",
                "near",
                Numbers.picture(levels.best()),
                "guessing",
                Numbers.picture(levels.guessing()));
    }

    /** How that is known, and where it is not. */
    static String basis(TextLevels levels, Offer offer, Texts texts) {
        String near = Numbers.picture(levels.best());
        SizeAdvice chosen = offer.chosen();
        if (chosen.recipe().corpus().bpeVocab() != 0) {
            return texts.text("lab.own.basis.pairs", "near", near);
        }
        String key = offer.isAdvised() ? "lab.own.basis" : "lab.own.basis.changed";
        double times = (double) chosen.trainTokens() / chosen.vocabulary();
        boolean rare = times < OFTEN;
        return texts.text(key, "near", near)
                + (rare ? texts.text("lab.own.basis.rare", "n", Math.round(times)) : "");
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

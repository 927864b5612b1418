package dev.glassbox.app.health;

import dev.glassbox.runtime.training.health.Advice;
import dev.glassbox.runtime.training.health.Finding;
import dev.glassbox.runtime.training.health.Severity;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an advice says, as messages that can be read in any language. */
public final class AdviceTexts {
    private AdviceTexts() {}

    /** What is the matter, in a few words. */
    public static Message title(Advice advice) {
        return message(advice, "title");
    }

    /** What is seen, with its numbers. */
    public static Message seen(Advice advice) {
        return message(advice, "seen");
    }

    /** What to do. */
    public static Message todo(Advice advice) {
        return message(advice, "todo");
    }

    /** How much it matters, in a word. */
    public static Message severity(Severity severity) {
        return Message.of("health.severity." + severity.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The key of one of the sentences about a finding: {@code title}, {@code seen}, {@code todo}.
     */
    static String key(Finding finding, String part) {
        return "health." + finding.id() + "." + part;
    }

    private static Message message(Advice advice, String part) {
        Map<String, String> numbers =
                advice.evidence().stream()
                        .collect(
                                Collectors.toMap(
                                        number -> number.quantity().name(), AdviceTexts::written));
        return new Message(key(advice.finding(), part), numbers);
    }

    private static String written(Advice.Evidence number) {
        double value = number.value();
        return switch (number.quantity().unit()) {
            case NATS -> Numbers.picture(value);
            case COUNT -> String.format(Locale.ROOT, "%,d", Math.round(value));
            case RATIO -> Numbers.brief(value);
            case SHARE -> Numbers.percent(value);
        };
    }
}

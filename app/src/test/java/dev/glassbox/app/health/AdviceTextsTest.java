package dev.glassbox.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.i18n.Languages;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingMetrics;
import dev.glassbox.runtime.training.health.Advice;
import dev.glassbox.runtime.training.health.Finding;
import dev.glassbox.runtime.training.health.HealthCheck;
import dev.glassbox.runtime.training.health.RunFacts;
import dev.glassbox.runtime.training.health.Severity;
import dev.glassbox.runtime.training.health.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTextsTest {
    private static final Languages LANGUAGES = new Languages(BundledFiles.onClassPath());
    private static final Pattern TOPIC = Pattern.compile("U\\d\\d-L\\d");

    static List<Language> languages() {
        return LANGUAGES.all();
    }

    /** A place without a number, or a key without a string, fails an assertion in Messages. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyFindingIsSpokenWithAllItsNumbers(Language language) {
        Messages messages = new Messages(LANGUAGES, language, Messages.Destination.TERMINAL);
        for (Finding finding : HealthCheck.standard().findings()) {
            List<Advice.Evidence> numbers = new ArrayList<>();
            Set<String> written = new TreeSet<>();
            for (int i = 0; i < finding.evidence().size(); i++) {
                double value = 201 + i; // a whole number reads the same in every unit but shares
                Finding.Quantity quantity = finding.evidence().get(i);
                boolean share = quantity.unit() == Finding.Unit.SHARE;
                numbers.add(new Advice.Evidence(quantity, share ? value / 1000 : value));
                written.add(share ? value / 10 + "%" : String.valueOf((int) value));
            }
            Advice advice = new Advice(finding, 7, numbers);
            String all =
                    messages.text(AdviceTexts.title(advice))
                            + messages.text(AdviceTexts.seen(advice))
                            + messages.text(AdviceTexts.todo(advice));
            assertThat(all).as(finding.id()).contains(written).doesNotContain("{", "[");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everySeverityHasAWord(Language language) {
        Messages messages = new Messages(LANGUAGES, language, Messages.Destination.TERMINAL);
        assertThat(Severity.values())
                .extracting(severity -> messages.text(AdviceTexts.severity(severity)))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void everyFindingNamesALessonOfTheCurriculum() {
        assertThat(HealthCheck.standard().findings())
                .isNotEmpty()
                .allMatch(finding -> TOPIC.matcher(finding.topic()).matches());
    }

    @Test
    void numbersAreWrittenByTheirUnits() {
        RunFacts facts =
                new RunFacts(
                        new RunFacts.Text(76, 82_599, 9_178, 3.5748, OptionalDouble.empty()),
                        100,
                        16,
                        48,
                        108_032,
                        0,
                        0.1);
        List<TrainingMetrics> lines = new ArrayList<>();
        List<LayerMetrics> layers = new ArrayList<>();
        for (int step = 10; step <= 50; step += 10) {
            lines.add(new TrainingMetrics(step, 4.3303, null, 3e-7, 0));
            layers.add(
                    new LayerMetrics(
                            step, List.of(new LayerMetrics.Layer("blocks.0", 1, 1.26e-5))));
        }
        Advice advice =
                HealthCheck.standard()
                        .examine(new TrainingRecord(facts, lines, layers, List.of(), List.of()))
                        .stream()
                        .filter(found -> found.rule().equals("rate-too-low"))
                        .findFirst()
                        .orElseThrow();
        assertThat(AdviceTexts.seen(advice).arguments())
                .containsEntry("now", "4.33")
                .containsEntry("ratio", "1.3e−5")
                .containsEntry("rate", "3.0e−7")
                .containsEntry("since", "10");
    }
}

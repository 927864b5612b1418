package dev.glassbox.app.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.app.i18n.Languages;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.speed.SpeedTable.Verdict;
import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.bench.Limit;
import dev.glassbox.runtime.bench.Measure;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpeedTableTest {
    private final Languages languages = new Languages(BundledFiles.onClassPath());

    @ParameterizedTest
    @CsvSource({"110, GOOD", "115, GOOD", "116, MISSED"})
    void aPromiseIsKeptUpToItsRatio(double value, Verdict verdict) {
        Limit limit = new Limit(Limit.Kind.UNRECORDED, 100, 1.15);
        assertThat(row("en", value, limit).verdict()).isEqualTo(verdict);
    }

    @Test
    void whereNothingIsPromisedNothingIsJudged() {
        SpeedTable.Row row = row("en", 200, Limit.of(Limit.Kind.MATRIX, 100));
        assertThat(row.verdict()).isEqualTo(Verdict.NONE);
        assertThat(row.ratio()).isEqualTo("2.00 \u00d7");
    }

    @ParameterizedTest
    @EnumSource(Limit.Kind.class)
    void everyLimitHasItsWordsInBothLanguages(Limit.Kind kind) {
        for (String language : List.of("zh", "en")) {
            assertThat(row(language, 1, Limit.of(kind, 2)).limit())
                    .doesNotContain("bench.limit")
                    .contains("2.00 ms");
        }
    }

    private SpeedTable.Row row(String language, double value, Limit limit) {
        Messages messages =
                new Messages(
                        languages,
                        languages.choose(language, Locale.ROOT),
                        Messages.Destination.TERMINAL);
        Measure measure =
                Measure.beside("gpt2_small.forward_ms.8", "forward", 8, value, "ms", limit);
        BenchReport report = new BenchReport(1, 1, List.of(), "", 1, List.of(measure));
        return new SpeedTable(messages).sections(report).get(0).rows().get(0);
    }
}

package dev.glassbox.runtime.experiments;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentCatalogTest {
    private static final ExperimentCatalog INSTALLED = ExperimentCatalog.installed();

    static List<String> ids() {
        return INSTALLED.ids();
    }

    @Test
    void findsByNameAndByNumber() {
        assertThat(INSTALLED.ids())
                .containsSubsequence(
                        "embeddings",
                        "overfitting",
                        "grokking",
                        "ngrams",
                        "bilingual",
                        "induction");
        assertThat(INSTALLED.get("X13")).isSameAs(INSTALLED.get("grokking"));
        assertThat(INSTALLED.get("x35")).isSameAs(INSTALLED.get("induction"));
        Problem refused = problemOf(() -> INSTALLED.get("alchemy"));
        assertThat(refused.id()).isEqualTo("experiment.unknown");
        assertThat(refused.arguments().get("known")).contains("grokking, ngrams");
    }

    @Test
    void refusesTwoOfOneName() {
        Experiment<?, ?> one = INSTALLED.get("grokking");
        assertThatThrownBy(() -> new ExperimentCatalog(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grokking");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void defaultSettingsComeBackFromTheirWords(String id) {
        roundTrip(INSTALLED.get(id));
    }

    private static <C> void roundTrip(Experiment<C, ?> experiment) {
        C settings = experiment.defaultSettings();
        Map<String, String> words = ExperimentSettings.words(settings);
        assertThat(words).isNotEmpty();
        assertThat(words.keySet()).allMatch(key -> key.matches("[a-z_]+"));
        assertThat(ExperimentSettings.read(experiment, words)).isEqualTo(settings);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anUnknownSettingIsRefusedNamingThoseThereAre(String id) {
        Experiment<?, ?> experiment = INSTALLED.get(id);
        Problem refused =
                problemOf(() -> ExperimentSettings.read(experiment, Map.of("colour", "red")));
        assertThat(refused.id()).isEqualTo("experiment.unknown-setting");
        assertThat(refused.arguments().get("key")).isEqualTo("colour");
        assertThat(refused.arguments().get("known"))
                .isEqualTo(
                        String.join(
                                ", ",
                                ExperimentSettings.words(experiment.defaultSettings()).keySet()));
    }

    @Test
    void aValueThatCannotBeIsRefusedByItsKey() {
        refused("grokking", "steps", "many", "experiment.setting-kind");
        refused("grokking", "steps", "1.5", "experiment.setting-kind");
        refused("grokking", "train_share", "NaN", "experiment.setting-kind");
        refused("overfitting", "sentences", "30,,60", "experiment.setting-kind");
        refused("grokking", "steps", "-1", "experiment.range");
        refused("grokking", "train_share", "1e999", "experiment.range");
        refused("grokking", "network", "cnn", "experiment.one-of");
        refused("embeddings", "width", "31", "experiment.one-of");
        refused("embeddings", "neighbours", "0", "experiment.range");
        refused("overfitting", "sentences", "60,30", "experiment.range");
        refused("overfitting", "sentences", "30", "experiment.two-values");
    }

    private static void refused(String id, String key, String word, String problem) {
        Problem refused =
                problemOf(() -> ExperimentSettings.read(INSTALLED.get(id), Map.of(key, word)));
        assertThat(refused.id()).isEqualTo(problem);
        assertThat(refused.place()).isEqualTo(key);
        assertThat(refused.blame()).isEqualTo(Problem.Blame.INPUT);
    }
}

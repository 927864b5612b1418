package dev.glassbox.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.analysis.DirectLogitAttribution.Part;
import dev.glassbox.runtime.analysis.DirectLogitAttribution.Share;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectLogitAttributionTest {
    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#decoders")
    void theSharesSumToTheLogit(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            int[] ids = {3, 1, 4, 1, 5, 9};
            Trace trace =
                    model.run(
                            ids,
                            new TraceRequest(Set.of(), TraceRequest.Logits.ALL),
                            Cancellation.NONE);
            for (int position : new int[] {0, 3, 5}) {
                for (int id : new int[] {0, 7}) {
                    DirectLogitAttribution one = of(model, ids, position, id, OptionalInt.empty());
                    double logit = trace.logits().at(0, position, id);
                    assertThat(one.logit()).isCloseTo(logit, within(1e-4));
                    assertThat(one.sum()).isCloseTo(logit, within(1e-4));
                }
                DirectLogitAttribution two = of(model, ids, position, 7, OptionalInt.of(2));
                double difference =
                        trace.logits().at(0, position, 7) - trace.logits().at(0, position, 2);
                assertThat(two.logit()).isCloseTo(difference, within(1e-4));
                assertThat(two.sum()).isCloseTo(difference, within(1e-4));
            }
            long heads =
                    of(model, ids, 5, 0, OptionalInt.empty()).shares().stream()
                            .filter(share -> share.part() == Part.HEAD)
                            .count();
            assertThat(heads).isEqualTo((long) model.config().nLayers() * model.config().nHeads());
        }
    }

    @Test
    void theHeadThatWasMadeToAnswerHasTheShare() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            DirectLogitAttribution shares =
                    of(model, HandMadeModels.TEXT, 5, 7, OptionalInt.empty());
            Share largest =
                    shares.shares().stream()
                            .max(Comparator.comparingDouble(Share::value))
                            .orElseThrow();
            assertThat(largest.part()).isEqualTo(Part.HEAD);
            assertThat(largest.layer()).hasValue(1);
            assertThat(largest.head()).hasValue(0);
            assertThat(largest.value()).isGreaterThan(0.9 * shares.logit());
            assertThat(shares.shares())
                    .as("there is no bias")
                    .noneMatch(share -> share.part() == Part.ATTENTION_BIAS);
            assertThat(shares.shares())
                    .filteredOn(share -> share.part() == Part.MLP)
                    .allMatch(share -> share.value() == 0);
        }
    }

    @Test
    void biasesHaveSharesOfTheirOwn() {
        try (LanguageModel model = ReferenceModels.open("gpt2-gelu-new")) {
            assertThat(of(model, new int[] {3, 1, 4}, 2, 7, OptionalInt.empty()).shares())
                    .extracting(Share::part)
                    .contains(Part.EMBED, Part.POS_EMBED, Part.ATTENTION_BIAS, Part.CONSTANT);
        }
    }

    private static DirectLogitAttribution of(
            LanguageModel model, int[] ids, int position, int id, OptionalInt against) {
        LogitTarget target = new LogitTarget(position, id);
        return DirectLogitAttribution.of(model, ids, target, against, Cancellation.NONE);
    }
}

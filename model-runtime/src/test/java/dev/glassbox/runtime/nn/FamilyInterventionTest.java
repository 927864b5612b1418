package dev.glassbox.runtime.nn;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.model.InterventionPlan;
import dev.glassbox.runtime.model.InterventionSpec;
import dev.glassbox.runtime.model.InterventionSpec.Op;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What interventions mean, in every family. */
class FamilyInterventionTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#names")
    void withEveryHeadZeroedAttentionIsItsBiasAlone(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            List<InterventionSpec> each = new ArrayList<>();
            for (int head = 0; head < model.config().nHeads(); head++) {
                each.add(InterventionSpec.of("*hook_z", Op.ZERO).atHeads(head));
            }
            Trace perHead = run(model, IDS, each);
            Trace results =
                    run(model, IDS, List.of(InterventionSpec.of("*attn.hook_result", Op.ZERO)));
            Trace without =
                    run(model, IDS, List.of(InterventionSpec.of("*hook_attn_out", Op.DROP)));
            assertThat(Passes.difference(perHead.logits(), results.logits())).isLessThan(1e-5);
            boolean biased = false;
            for (int layer = 0; layer < model.config().nLayers(); layer++) {
                Tensor out = perHead.get(HookPoint.block(layer, "hook_attn_out"));
                for (int position = 0; position < IDS.length; position++) {
                    assertThat(out.row(0, position)).isEqualTo(out.row(0, 0));
                }
                biased |= out.at(0, 0, 0) != 0;
            }
            if (!biased) {
                assertThat(Passes.difference(perHead.logits(), without.logits())).isZero();
            }
            Trace clean = run(model, IDS, List.of());
            assertThat(Passes.difference(clean.logits(), without.logits())).isGreaterThan(1e-4);
        }
    }

    @Test
    void keysThatHeadsShareAreCountedOnTheirOwn() {
        try (LanguageModel model = ReferenceModels.open("llama-3")) {
            int keyHeads = model.config().nKvHeads();
            assertThat(keyHeads).isLessThan(model.config().nHeads());
            InterventionSpec last = InterventionSpec.of("*hook_v", Op.ZERO).atHeads(keyHeads - 1);
            Tensor values = run(model, IDS, List.of(last)).get(HookPoint.v(0));
            assertThat(values.row(0, 2, keyHeads - 1)).containsOnly(0f);
            assertThat(values.row(0, 2, 0)).doesNotContain(0f);
            InterventionSpec beyond = InterventionSpec.of("*hook_v", Op.ZERO).atHeads(keyHeads);
            assertThat(problemOf(() -> run(model, IDS, List.of(beyond))).id())
                    .isEqualTo("intervention.head");
        }
    }

    @Test
    void aStateWithInterventionsIsOneJsonValue() {
        StrictJson json = StrictJson.standard();
        List<InterventionSpec> specs =
                List.of(
                        InterventionSpec.of("*hook_z", Op.ZERO).atHeads(0, 1),
                        InterventionSpec.of("*hook_pattern", Op.FREEZE).atPositions(-1));
        String written = json.write(specs);
        InterventionSpec[] read =
                json.read(written, "a state", InterventionSpec[].class, UnknownKeys.REFUSED);
        assertThat(read).containsExactlyElementsOf(specs);
    }

    private static Trace run(LanguageModel model, int[] ids, List<InterventionSpec> specs) {
        List<Intervention> changes = InterventionPlan.forText(specs, model, ids, Cancellation.NONE);
        TraceRequest request = new TraceRequest(Set.copyOf(model.hookPoints()), Logits.ALL);
        return model.run(ids, request.with(changes), Cancellation.NONE);
    }
}

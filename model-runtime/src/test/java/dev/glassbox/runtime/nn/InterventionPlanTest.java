package dev.glassbox.runtime.nn;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.HandMadeGpt2;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.model.InterventionPlan;
import dev.glassbox.runtime.model.InterventionSpec;
import dev.glassbox.runtime.model.InterventionSpec.Op;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.TraceFile;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interventions as users write them, each held against what plain Java makes of the clean run. */
class InterventionPlanTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};
    private static final int[] OTHER = {2, 7, 1, 8, 2, 8};
    private static final HookPoint Z = HookPoint.z(0);
    private static final HookPoint PRE = HookPoint.block(1, "hook_resid_pre");
    private static final HookPoint ATTN_OUT = HookPoint.block(0, "hook_attn_out");
    private static final HookPoint SCORES = HookPoint.attnScores(1);
    private static final HookPoint PATTERN = HookPoint.pattern(1);

    @TempDir static Path folder;
    private static LanguageModel model;
    private static Trace clean;
    private static Trace other;
    private static String otherFile = "";

    @BeforeAll
    static void open() {
        model = Passes.open();
        clean = Passes.all(model, IDS);
        other = Passes.all(model, OTHER);
        Path file = folder.resolve("other.safetensors");
        TraceFile.write(file, "", other);
        otherFile = file.toString().replace('\\', '/');
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void zeroAtSomeHeadsAndPositions() {
        Trace changed =
                run("{'hook':'blocks.0.attn.hook_z','op':'zero','head':[0,2],'pos':[1,-1]}");
        for (int pos = 0; pos < IDS.length; pos++) {
            for (int head = 0; head < 3; head++) {
                float[] before = clean.get(Z).row(0, pos, head);
                boolean chosen = (pos == 1 || pos == 5) && head != 1;
                assertThat(changed.get(Z).row(0, pos, head))
                        .isEqualTo(chosen ? new float[before.length] : before);
            }
        }
    }

    @Test
    void aGlobChangesEveryHookItNames() {
        Trace changed = run("{'hook':'*hook_mlp_out','op':'zero'}");
        for (int layer = 0; layer < 2; layer++) {
            float[] values = changed.get(HookPoint.block(layer, "hook_mlp_out")).values();
            assertThat(values).containsOnly(0f);
        }
    }

    @Test
    void meanIsOverThePositionsOfThisPassOrOfAnotherTrace() {
        Trace own = run("{'hook':'blocks.0.attn.hook_z','op':'mean','head':1}");
        Trace theirs =
                run("{'hook':'blocks.0.attn.hook_z','op':'mean','head':1,'from':'%s'}", otherFile);
        for (int i = 0; i < model.config().dHead(); i++) {
            double ownSum = 0;
            double theirSum = 0;
            for (int pos = 0; pos < IDS.length; pos++) {
                ownSum += clean.get(Z).at(0, pos, 1, i);
                theirSum += other.get(Z).at(0, pos, 1, i);
            }
            assertThat((double) own.get(Z).at(0, 3, 1, i))
                    .isCloseTo(ownSum / IDS.length, within(1e-6));
            assertThat((double) theirs.get(Z).at(0, 3, 1, i))
                    .isCloseTo(theirSum / IDS.length, within(1e-6));
        }
        assertThat(own.get(Z).row(0, 3, 0)).isEqualTo(clean.get(Z).row(0, 3, 0));
    }

    @Test
    void meanOfScoresCountsOnlyWhoSeesTheKey() {
        Trace own = run("{'hook':'blocks.1.attn.hook_attn_scores','op':'mean'}");
        Trace theirs =
                run("{'hook':'blocks.1.attn.hook_attn_scores','op':'mean','from':'%s'}", otherFile);
        double ownSum = 0;
        double theirSum = 0;
        for (int query = 2; query < IDS.length; query++) {
            ownSum += clean.get(SCORES).at(0, 2, query, 2);
            theirSum += other.get(SCORES).at(0, 2, query, 2);
        }
        assertThat((double) own.get(SCORES).at(0, 2, 4, 2)).isCloseTo(ownSum / 4, within(1e-5));
        assertThat((double) theirs.get(SCORES).at(0, 2, 4, 2))
                .isCloseTo(theirSum / 4, within(1e-5));
        assertThat(own.get(SCORES).at(0, 2, 1, 2)).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void replaceByANumberARowOrAnotherTrace() {
        assertThat(
                        run("{'hook':'blocks.1.hook_resid_pre','op':'replace','value':2}")
                                .get(PRE)
                                .values())
                .containsOnly(2f);
        float[] row = ramp();
        Trace rowed =
                run(
                        "{'hook':'blocks.1.hook_resid_pre','op':'replace','pos':2,'value':%s}",
                        Arrays.toString(row));
        assertThat(rowed.get(PRE).row(0, 2)).isEqualTo(row);
        assertThat(rowed.get(PRE).row(0, 3)).isEqualTo(clean.get(PRE).row(0, 3));
        Trace patched =
                run("{'hook':'blocks.1.hook_resid_pre','op':'replace','from':'%s'}", otherFile);
        assertThat(Passes.difference(patched.logits(), other.logits()))
                .as("all that follows is the other run")
                .isLessThan(1e-5);
        Trace moved =
                run(
                        "{'hook':'blocks.1.hook_resid_pre','op':'replace','from':'%s',"
                                + "'from_hook':'blocks.0.hook_resid_mid'}",
                        otherFile);
        assertThat(moved.get(PRE).values())
                .isEqualTo(other.get(HookPoint.block(0, "hook_resid_mid")).values());
    }

    @Test
    void addAndScaleMultiplyByTheFactor() {
        Trace added =
                run(
                        "{'hook':'blocks.1.hook_resid_pre','op':'add','from':'%s','factor':-0.5}",
                        otherFile);
        Trace scaled = run("{'hook':'blocks.1.hook_resid_pre','op':'scale','factor':-3}");
        float one = clean.get(PRE).at(0, 4, 7);
        assertThat(added.get(PRE).at(0, 4, 7))
                .isCloseTo(one - 0.5f * other.get(PRE).at(0, 4, 7), within(1e-6f));
        assertThat(scaled.get(PRE).at(0, 4, 7)).isCloseTo(-3 * one, within(1e-6f));
        assertThat(
                        run("{'hook':'blocks.1.hook_resid_pre','op':'add','value':1}")
                                .get(PRE)
                                .at(0, 0, 0))
                .isCloseTo(clean.get(PRE).at(0, 0, 0) + 1, within(1e-6f));
    }

    @Test
    void aScaledScoreStaysHiddenWhereTheMaskHidesIt() {
        Trace flat = run("{'hook':'blocks.1.attn.hook_attn_scores','op':'scale','factor':0}");
        for (int query = 0; query < IDS.length; query++) {
            for (int key = 0; key < IDS.length; key++) {
                float expected = key <= query ? 1f / (query + 1) : 0;
                assertThat(flat.get(PATTERN).at(0, 0, query, key))
                        .isCloseTo(expected, within(1e-6f));
            }
        }
    }

    @Test
    void aFrozenPatternIsThatOfTheUnchangedRun() {
        String steer = "{'hook':'hook_embed','op':'add','value':[%s]}".formatted(row());
        Trace steered = run(steer);
        Trace frozen = run(steer + ",{'hook':'*attn.hook_pattern','op':'freeze'}");
        assertThat(Passes.difference(steered.get(PATTERN), clean.get(PATTERN))).isGreaterThan(1e-3);
        assertThat(frozen.get(PATTERN).values()).isEqualTo(clean.get(PATTERN).values());
        Trace theirs = run("{'hook':'*attn.hook_pattern','op':'freeze','from':'%s'}", otherFile);
        assertThat(theirs.get(PATTERN).values()).isEqualTo(other.get(PATTERN).values());
    }

    @Test
    void zeroingEveryHeadLeavesOfAttentionOnlyTheBiasOfItsOutput() {
        String each =
                "{'hook':'*hook_z','op':'zero','head':0},{'hook':'*hook_z','op':'zero','head':1},"
                        + "{'hook':'*hook_z','op':'zero','head':2}";
        Trace perHead = run(each);
        Trace results = run("{'hook':'*attn.hook_result','op':'zero'}");
        try (SafetensorsFile file =
                SafetensorsFile.open(
                        TestModels.reference("gpt2-gelu-new").resolve("model.safetensors"))) {
            String name =
                    file.entries().keySet().stream()
                            .filter(one -> one.endsWith("h.0.attn.c_proj.bias"))
                            .findFirst()
                            .orElseThrow();
            float[] bias = file.read(name, "d_model").values();
            for (int pos = 0; pos < IDS.length; pos++) {
                assertThat(perHead.get(ATTN_OUT).row(0, pos)).isEqualTo(bias);
                assertThat(results.get(ATTN_OUT).row(0, pos)).isEqualTo(bias);
            }
        }
        assertThat(Passes.difference(perHead.logits(), results.logits())).isLessThan(1e-6);
    }

    @Test
    void zeroingEveryHeadIsRemovingAttentionWhereItsOutputHasNoBias() {
        try (LanguageModel unbiased = handMade("unbiased")) {
            Trace perHead =
                    run(
                            unbiased,
                            IDS,
                            "{'hook':'*hook_z','op':'drop','head':0},"
                                    + "{'hook':'*hook_z','op':'drop','head':1}");
            Trace without = run(unbiased, IDS, "{'hook':'*hook_attn_out','op':'drop'}");
            assertThat(perHead.logits().values()).isEqualTo(without.logits().values());
            assertThat(Passes.difference(without.logits(), Passes.all(unbiased, IDS).logits()))
                    .isGreaterThan(0.1);
        }
    }

    @Test
    void withoutPositionsAndMaskTheOrderOfTheTokensIsLost() {
        int[] shuffled = {9, 1, 5, 3, 1, 4};
        int[] cameFrom = {5, 1, 4, 0, 3, 2}; // shuffled[i] == IDS[cameFrom[i]]
        String blind =
                "{'hook':'hook_pos_embed','op':'drop'},{'hook':'*hook_attn_scores','op':'unmask'}";
        Trace before = run(blind);
        Trace after = run(model, shuffled, blind);
        Trace placed = run(model, shuffled, "{'hook':'*hook_attn_scores','op':'unmask'}");
        for (int pos = 0; pos < IDS.length; pos++) {
            float[] expected = before.logits().row(0, cameFrom[pos]);
            assertThat(largest(after.logits().row(0, pos), expected)).isLessThan(1e-5);
        }
        assertThat(largest(placed.logits().row(0, 0), before.logits().row(0, 5)))
                .as("with positions it is not")
                .isGreaterThan(1e-2);
    }

    @Test
    void withoutTheMaskTheLastTokenChangesWhatTheFirstExpects() {
        int[] changed = IDS.clone();
        changed[5] = 8;
        String unmask = "{'hook':'*hook_attn_scores','op':'unmask'}";
        assertThat(Passes.all(model, changed).logits().row(0, 0))
                .isEqualTo(clean.logits().row(0, 0));
        assertThat(
                        largest(
                                run(model, changed, unmask).logits().row(0, 0),
                                run(unmask).logits().row(0, 0)))
                .isGreaterThan(1e-3);
    }

    @Test
    void withoutTheNormsALargerInputIsALargerOutput() {
        String twice = "{'hook':'blocks.0.hook_resid_pre','op':'scale','factor':2}";
        String bare = "{'hook':'*hook_normalized','op':'drop'}";
        HookPoint normalized = HookPoint.block(0, "ln1.hook_normalized");
        assertThat(Passes.difference(run(twice).get(normalized), clean.get(normalized)))
                .as("the norm takes the size away")
                .isLessThan(1e-4);
        Tensor small = runFor(bare, normalized);
        Tensor large = runFor(twice + "," + bare, normalized);
        for (int i = 0; i < small.size(); i++) {
            assertThat(large.values()[i]).isCloseTo(2 * small.values()[i], within(1e-5f));
        }
    }

    @Test
    void withoutTheResidualStreamTheTokenItselfIsForgotten() {
        String alone =
                "{'hook':'*hook_resid_mid','op':'drop'},{'hook':'*hook_resid_post','op':'drop'}";
        Trace changed = run(alone);
        HookPoint post = HookPoint.block(1, "hook_resid_post");
        HookPoint mlpOut = HookPoint.block(1, "hook_mlp_out");
        assertThat(changed.get(post).values()).isEqualTo(changed.get(mlpOut).values());
        assertThat(changed.get(HookPoint.block(0, "hook_resid_mid")).values())
                .isEqualTo(changed.get(ATTN_OUT).values());
    }

    @Test
    void whatIsTakenAwayFromTheStateIsAsItWas() {
        String[] states = {
            "{'hook':'*hook_z','op':'zero'}",
            "{'hook':'*hook_z','op':'mean'}",
            "{'hook':'hook_embed','op':'replace','value':1}",
            "{'hook':'hook_embed','op':'add','value':[%s]}".formatted(row()),
            "{'hook':'hook_embed','op':'scale','factor':2}",
            "{'hook':'*hook_pattern','op':'freeze'},{'hook':'hook_embed','op':'zero'}",
            "{'hook':'*hook_mlp_out','op':'drop'}",
            "{'hook':'*hook_resid_mid','op':'drop'}",
            "{'hook':'*hook_normalized','op':'drop'}",
            "{'hook':'hook_pos_embed','op':'drop'}",
            "{'hook':'*hook_attn_scores','op':'unmask'}",
            "{'hook':'*hook_attn_scores','op':'unscale'}",
        };
        for (String state : states) {
            assertThat(Passes.difference(logits(state), clean.logits()))
                    .as(state)
                    .isGreaterThan(1e-3);
            assertThat(logits("").values()).as("after " + state).isEqualTo(clean.logits().values());
        }
    }

    @Test
    void aTextReadInPartsIsChangedLikeAWholeOne() {
        String changes =
                "{'hook':'blocks.0.attn.hook_pattern','op':'freeze','from':'%1$s'},"
                        + "{'hook':'blocks.1.hook_resid_pre','op':'add','from':'%1$s','pos':[1,4]},"
                        + "{'hook':'blocks.1.attn.hook_attn_scores','op':'replace','from':'%1$s','head':1}";
        String json = changes.formatted(otherFile);
        Trace whole = run(json);
        List<Intervention> planned =
                InterventionPlan.forGeneration(specs(json), model, IDS, Cancellation.NONE);
        TraceRequest request = new TraceRequest(Set.of(), Logits.ALL).with(planned);
        try (KeyValueCache cache = model.newCache(12)) {
            int next = 0;
            for (int step : new int[] {2, 1, 3}) {
                int[] part = Arrays.copyOfRange(IDS, next, next + step);
                Tensor logits = model.extend(cache, part, request, Cancellation.NONE).logits();
                for (int i = 0; i < step; i++) {
                    assertThat(largest(logits.row(0, i), whole.logits().row(0, next + i)))
                            .as("position " + (next + i))
                            .isLessThan(1e-5);
                }
                next += step;
            }
            // behind the other text's end nothing is taken from it
            Trace behind =
                    model.extend(
                            cache,
                            new int[] {7},
                            new TraceRequest(Set.of(PATTERN, PRE), Logits.LAST).with(planned),
                            Cancellation.NONE);
            assertThat(sum(behind.get(PATTERN).row(0, 0, 0))).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aChangeInTokensToComeWaitsForThem() {
        String steer = "{'hook':'blocks.1.hook_resid_pre','op':'zero','pos':6}";
        assertThat(problemOf(() -> run(steer)).id()).isEqualTo("intervention.position");
        List<Intervention> planned =
                InterventionPlan.forGeneration(specs(steer), model, IDS, Cancellation.NONE);
        TraceRequest request = new TraceRequest(Set.of(PRE), Logits.LAST).with(planned);
        try (KeyValueCache cache = model.newCache(12)) {
            Trace prompt = model.extend(cache, IDS, request, Cancellation.NONE);
            assertThat(prompt.get(PRE).values()).isEqualTo(clean.get(PRE).values());
            Trace next = model.extend(cache, new int[] {7}, request, Cancellation.NONE);
            assertThat(next.get(PRE).values()).containsOnly(0f);
        }
    }

    @Test
    void whatTheModelDoesNotHaveIsRefusedByName() {
        assertThat(refusal("{'hook':'blocks.9*','op':'zero'}")).isEqualTo("trace.no-match");
        assertThat(refusal("{'hook':'*hook_z','op':'zero','head':3}"))
                .isEqualTo("intervention.head");
        assertThat(refusal("{'hook':'hook_embed','op':'zero','head':0}"))
                .isEqualTo("intervention.no-heads");
        assertThat(refusal("{'hook':'*hook_z','op':'zero','pos':6}"))
                .isEqualTo("intervention.position");
        assertThat(refusal("{'hook':'*hook_z','op':'zero','pos':-7}"))
                .isEqualTo("intervention.position");
        assertThat(refusal("{'hook':'*hook_q','op':'drop'}")).isEqualTo("intervention.not-there");
        assertThat(refusal("{'hook':'*hook_z','op':'unmask'}")).isEqualTo("intervention.not-there");
        assertThat(refusal("{'hook':'*hook_resid_mid','op':'drop','pos':1}"))
                .isEqualTo("intervention.whole-only");
        assertThat(refusal("{'hook':'*hook_z','op':'freeze','from':'nowhere.safetensors'}"))
                .isEqualTo("file.missing");
        assertThat(
                        refusal(
                                "{'hook':'*hook_z','op':'replace','from_hook':'nothing','from':'"
                                        + otherFile
                                        + "'}"))
                .isEqualTo("intervention.not-recorded");
        assertThat(
                        problemOf(
                                        () ->
                                                run(
                                                        model,
                                                        new int[] {1, 2},
                                                        "{'hook':'*hook_z','op':'freeze','from':'"
                                                                + otherFile
                                                                + "'}"))
                                .id())
                .isEqualTo("intervention.length");
        assertThat(refusal("{'hook':'hook_embed','op':'replace','value':[1,2]}"))
                .isEqualTo("intervention.shape");
        assertThat(InterventionSpec.of("*hook_z", Op.ZERO).atHeads(1).atPositions(-1, 2).pos())
                .containsExactly(-1, 2);
    }

    private static String refusal(String json) {
        return problemOf(() -> run(json)).id();
    }

    private static Trace run(String json, Object... arguments) {
        return run(model, IDS, json.formatted(arguments));
    }

    private static Trace run(LanguageModel asked, int[] ids, String json) {
        List<Intervention> changes =
                InterventionPlan.forText(specs(json), asked, ids, Cancellation.NONE);
        TraceRequest request = new TraceRequest(Set.copyOf(asked.hookPoints()), Logits.ALL);
        return asked.run(ids, request.with(changes), Cancellation.NONE);
    }

    private static Tensor logits(String json) {
        return run(json).logits();
    }

    private static Tensor runFor(String json, HookPoint hook) {
        List<Intervention> changes =
                InterventionPlan.forText(specs(json), model, IDS, Cancellation.NONE);
        return model.run(
                        IDS,
                        new TraceRequest(Set.of(hook), Logits.LAST).with(changes),
                        Cancellation.NONE)
                .get(hook);
    }

    private static List<InterventionSpec> specs(String json) {
        String list = "[" + json.replace('\'', '"') + "]";
        return List.of(
                StrictJson.standard()
                        .read(list, "a state", InterventionSpec[].class, UnknownKeys.REFUSED));
    }

    private static String row() {
        return Arrays.toString(ramp()).replace("[", "").replace("]", "");
    }

    private static float[] ramp() {
        float[] row = new float[model.config().dModel()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (i % 5) - 2;
        }
        return row;
    }

    private static LanguageModel handMade(String name) {
        return new Gpt2Provider().open(HandMadeGpt2.induction().in(folder.resolve(name)), "test");
    }

    private static double largest(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static double sum(float[] row) {
        double sum = 0;
        for (float one : row) {
            sum += one;
        }
        return sum;
    }
}

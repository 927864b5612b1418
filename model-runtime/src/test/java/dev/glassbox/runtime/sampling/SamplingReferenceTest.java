package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the logits processors of transformers ({@code src/test/reference/dump_sampling.py}). */
class SamplingReferenceTest {
    private static final double TOLERANCE = 1e-6;
    private static final StrictJson JSON = StrictJson.standard();

    @Test
    void theSameCandidatesAreKeptWithTheSameProbabilities() throws IOException {
        JsonNode reference =
                JSON.readTree(
                        Files.readString(TestModels.reference("sampling").resolve("sampling.json")),
                        "sampling.json");
        List<String> wrong = new ArrayList<>();
        for (JsonNode one : reference.get("cases")) {
            JsonNode row = one.get("row");
            float[] logits = floats(reference.get("logits").get(row.intValue()));
            int[] text = ints(reference.get("texts").get(row.intValue()));
            SamplingConfig config =
                    JSON.read(one.get("config"), "", SamplingConfig.class, UnknownKeys.REFUSED);
            SamplingContext context = new SamplingContext(text, reference.get("prompt").intValue());
            double[] p = new Sampler(config).next(logits, context).probabilities();
            if (!agrees(p, ints(one.get("kept")), one.get("p"))) {
                wrong.add("row " + row + ", " + one.get("config"));
            }
        }
        assertThat(reference.get("cases")).hasSizeGreaterThan(150);
        assertThat(wrong).isEmpty();
    }

    @Test
    void theStepsEndWhereTheDistributionIs() throws IOException {
        JsonNode reference =
                JSON.readTree(
                        Files.readString(TestModels.reference("sampling").resolve("sampling.json")),
                        "sampling.json");
        float[] logits = floats(reference.get("logits").get(2));
        SamplingContext context = new SamplingContext(ints(reference.get("texts").get(2)), 10);
        Sampler sampler =
                new Sampler(new SamplingConfig(0.8, 25, 0.9, 0.01, 0.9, 1.2, 0.3, 0.2, 2, 0));
        List<SamplingStep> steps = sampler.steps(logits, context);

        assertThat(steps.stream().map(SamplingStep::rule))
                .containsExactly(
                        "repetition_penalty",
                        "presence_penalty",
                        "frequency_penalty",
                        "no_repeat_ngram_size",
                        "temperature",
                        "top_k",
                        "top_p",
                        "min_p",
                        "typical_p");
        assertThat(steps.get(0).before()).isEqualTo(NextTokens.of(logits, 1).probabilities());
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).before()).isEqualTo(steps.get(i - 1).after());
        }
        double[] last = steps.get(steps.size() - 1).after();
        assertThat(last).isEqualTo(sampler.next(logits, context).probabilities());
        int[] cut = steps.stream().flatMapToInt(step -> IntStream.of(step.cut())).toArray();
        assertThat(cut)
                .containsExactlyInAnyOrder(
                        IntStream.range(0, last.length).filter(id -> last[id] == 0).toArray());
        assertThat(steps.get(5).cut()).isNotEmpty();
        assertThat(steps.get(6).cut()).isNotEmpty();
    }

    private static boolean agrees(double[] p, int[] kept, JsonNode expected) {
        int[] ours = IntStream.range(0, p.length).filter(id -> p[id] > 0).toArray();
        if (!java.util.Arrays.equals(ours, kept)) {
            return false;
        }
        for (int i = 0; i < kept.length; i++) {
            if (!(Math.abs(p[kept[i]] - expected.get(i).doubleValue()) <= TOLERANCE)) {
                return false;
            }
        }
        assertThat(java.util.Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
        return true;
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).intValue()).toArray();
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }
}

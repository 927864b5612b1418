package dev.glassbox.runtime.nn.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Every hook against plain Java doubles from the weights alone. */
class ReferenceForwardTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void everyHookOfTheBundledModelAgreesWithPlainDoubles() {
        Path folder = TestModels.bundled("shakespeare-char");
        try (LanguageModel model = new Gpt2Provider().open(folder, "test")) {
            int[] ids =
                    model
                            .tokenizer()
                            .orElseThrow()
                            .encode("ROMEO:\nBut, soft! what light through yonder window breaks?\n")
                            .stream()
                            .mapToInt(Token::id)
                            .toArray();
            compare(model, folder, "transformer.", ids, ReferenceForwardTest::gelu, false);
        }
    }

    @Test
    void everyHookOfARandomModelWithTanhGeluAgrees() {
        Path folder = TestModels.reference("gpt2-gelu-new");
        try (LanguageModel model = new Gpt2Provider().open(folder, "test")) {
            int[] ids = {7, 3, 3, 19, 0, 11, 5, 22, 1};
            compare(model, folder, "transformer.", ids, ReferenceForwardTest::geluNew, false);
        }
    }

    @Test
    void everyHookOfARandomModelWithReluAndScoresScaledByLayerAgrees() {
        Path folder = TestModels.reference("gpt2-relu");
        try (LanguageModel model = new Gpt2Provider().open(folder, "test")) {
            int[] ids = {22, 0, 1, 1, 1, 17, 4, 9, 2, 13, 8, 6};
            compare(model, folder, "", ids, x -> Math.max(0, x), true);
        }
    }

    private static void compare(
            LanguageModel model,
            Path folder,
            String prefix,
            int[] ids,
            DoubleUnaryOperator activation,
            boolean scaleByLayer) {
        Map<String, double[]> expected;
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve("model.safetensors"))) {
            expected =
                    new PlainForward(
                                    file, prefix, model.config().nHeads(), activation, scaleByLayer)
                            .run(ids, model.config().nLayers());
        }
        Trace trace =
                model.run(
                        ids,
                        new TraceRequest(Set.copyOf(model.hookPoints()), Logits.ALL),
                        Cancellation.NONE);
        assertThat(model.hookPoints().stream().map(HookPoint::name))
                .containsExactlyInAnyOrderElementsOf(
                        expected.keySet().stream().filter(name -> !name.equals("logits")).toList());
        List<String> wrong = new ArrayList<>();
        for (HookPoint hook : model.hookPoints()) {
            report(
                    wrong,
                    hook.name(),
                    trace.get(hook),
                    Objects.requireNonNull(expected.get(hook.name())));
        }
        report(wrong, "logits", trace.logits(), Objects.requireNonNull(expected.get("logits")));
        assertThat(wrong).isEmpty();
    }

    private static void report(List<String> wrong, String name, Tensor actual, double[] expected) {
        assertThat(expected).as(name).hasSize(actual.size());
        double worst = 0;
        for (int i = 0; i < actual.size(); i++) {
            double difference =
                    actual.values()[i] == expected[i] // both minus infinity
                            ? 0
                            : Math.abs(actual.values()[i] - expected[i]);
            worst = Double.isNaN(difference) ? Double.NaN : Math.max(worst, difference);
        }
        if (!(worst <= TOLERANCE)) {
            wrong.add(name + " differs by " + worst);
        }
    }

    private static double gelu(double x) {
        return 0.5 * x * (1 + erf(x / Math.sqrt(2)));
    }

    private static double geluNew(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    /** By its Taylor series, which is exact enough for the arguments here and shares no table. */
    private static double erf(double x) {
        if (Math.abs(x) > 5) {
            return Math.signum(x);
        }
        double sum = 0;
        double term = x;
        for (int n = 0; Math.abs(term) > 1e-18; n++) {
            sum += term / (2 * n + 1);
            term *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}

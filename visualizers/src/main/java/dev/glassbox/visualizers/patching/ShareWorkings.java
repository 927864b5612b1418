package dev.glassbox.visualizers.patching;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The restored share with the logits of the three runs filled in. */
final class ShareWorkings {
    private ShareWorkings() {}

    static Workings of(PatchingState state, PatchingAnswer data, Restoration way) {
        float[] clean = data.clean().trace().lastLogits();
        float[] corrupted = data.corrupted().trace().lastLogits();
        String right = TokenText.visible(data.clean().tokenizer().tokenText(way.right()));
        String wrong = TokenText.visible(data.clean().tokenizer().tokenText(way.wrong()));
        double share = way.share(data.patched());
        Workings.Step difference =
                new Workings.Step(
                        Message.of("patching.how.difference"),
                        Message.of("patching.how.difference.words", "right", right, "wrong", wrong),
                        List.of(
                                "\\Delta = z_{right} - z_{wrong}",
                                line("clean", clean, way),
                                line("corrupted", corrupted, way),
                                line("patched", data.patched(), way)));
        Workings.Step step =
                new Workings.Step(
                        Message.of("patching.how.share"),
                        Message.of("patching.how.share.words"),
                        List.of(
                                "\\frac{\\Delta_{patched} - \\Delta_{corrupted}}"
                                        + "{\\Delta_{clean} - \\Delta_{corrupted}}",
                                "\\frac{"
                                        + number(way.difference(data.patched()))
                                        + " - ("
                                        + number(way.corrupted())
                                        + ")}{"
                                        + number(way.clean())
                                        + " - ("
                                        + number(way.corrupted())
                                        + ")} = "
                                        + number(share)));
        return new Workings(
                Message.of("patching.how"),
                Message.of("patching.how.value", "share", Numbers.exact(share)),
                List.of(difference, step),
                Optional.empty(),
                List.of(
                        source(state, "patching.how.clean", state.prompt()),
                        source(state, "patching.how.corrupted", state.corrupted())));
    }

    private static String line(String run, float[] logits, Restoration way) {
        return "\\Delta_{"
                + run
                + "} = "
                + number(logits[way.right()])
                + " - ("
                + number(logits[way.wrong()])
                + ") = "
                + number(way.difference(logits));
    }

    /** As LaTeX takes it. */
    private static String number(double value) {
        return Numbers.formula(value);
    }

    private static Workings.Source source(PatchingState state, String words, String prompt) {
        return new Workings.Source(
                Message.of(words), "attention", Map.of("model", state.model(), "prompt", prompt));
    }
}

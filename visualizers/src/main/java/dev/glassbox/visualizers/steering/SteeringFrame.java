package dev.glassbox.visualizers.steering;

import dev.glassbox.runtime.analysis.DistributionShift;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next token without and with the push, and what is written on.
 *
 * @param description the whole picture in words; where there is none, why
 * @param facts {@code next-token-before}, {@code next-token}, {@code changed}, {@code moved}
 * @param tokens the prompt's tokens as a person shall see them
 * @param recorded whether the numbers come from a recorded artefact
 * @param layers how many the model has
 * @param present whether the model has the layer
 * @param next the tokens that matter without or with the push
 * @param lines what is written on
 * @param complete whether all lines are there
 * @param verdict the likeliest token without and with
 * @param figures how long the push is
 * @param workings the push taken apart
 * @param tables {@code next} and {@code written}
 */
public record SteeringFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        boolean recorded,
        int layers,
        boolean present,
        List<Candidate> next,
        List<Written> lines,
        boolean complete,
        Message verdict,
        Message figures,
        Optional<Workings> workings,
        List<FrameTable> tables)
        implements VisualizerFrame {
    private static final int NEXT_TOKENS = 10;

    /** Float32 adds, and rounds a length of at most some hundreds. */
    private static final double TOLERANCE = 1e-3;

    public SteeringFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        next = List.copyOf(next);
        lines = List.copyOf(lines);
        tables = List.copyOf(tables);
    }

    /** One candidate for the next token. */
    public record Candidate(String text, double before, double after, boolean best) {}

    /** A text written on, and how it was pushed. */
    public record Written(double strength, String text) {}

    static SteeringFrame of(SteeringState state, SteeringAnswer data) {
        int layers = data.plain().config().nLayers();
        DistributionShift shift =
                new DistributionShift(data.plain().trace().lastLogits(), data.steered());
        String was = data.plain().tokenizer().tokenText(shift.bestBefore());
        String is = data.plain().tokenizer().tokenText(shift.bestAfter());
        boolean changed = shift.bestBefore() != shift.bestAfter();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("next-token-before", was);
        facts.put("next-token", is);
        facts.put("changed", String.valueOf(changed));
        facts.put("moved", Numbers.reading(shift.totalVariation()));
        List<Candidate> next = new ArrayList<>();
        for (int id : shift.foremost(NEXT_TOKENS)) {
            next.add(
                    new Candidate(
                            data.plain().tokenizer().tokenText(id),
                            shift.before(id),
                            shift.after(id),
                            id == shift.bestAfter()));
        }
        List<Written> lines =
                data.lines().stream().map(l -> new Written(l.strength(), l.text())).toList();
        boolean present = data.push().isPresent();
        SteeringAnswer.Push push = data.push().orElse(new SteeringAnswer.Push(0, 0, 0, 0));
        Object[] words = {
            "before", TokenText.visible(was),
            "before-p", Numbers.percent(shift.before(shift.bestBefore())),
            "after", TokenText.visible(is),
            "after-p", Numbers.percent(shift.after(shift.bestAfter())),
            "then-p", Numbers.percent(shift.after(shift.bestBefore())),
            "moved", Numbers.percent(shift.totalVariation()),
            "strength", Numbers.signed(state.strength(), 1),
            "layer", state.layer(),
            "layers", layers,
            "last", layers - 1,
            "model", state.model(),
            "push", Numbers.picture(Math.abs(state.strength()) * push.direction()),
            "residual", Numbers.picture(push.before())
        };
        Message description =
                Message.of(present ? "steering.description" : "steering.absent", words);
        String verdict =
                state.strength() == 0
                        ? "steering.verdict.none"
                        : changed ? "steering.verdict.changed" : "steering.verdict.same";
        return new SteeringFrame(
                description,
                facts,
                data.plain().tokens().stream().map(t -> TokenText.visible(t.text())).toList(),
                data.plain().trace().origin().recorded(),
                layers,
                present,
                present ? next : List.of(),
                lines,
                data.complete(),
                Message.of(verdict, words),
                Message.of("steering.figures", words),
                data.push().map(p -> workings(state, p)),
                present ? List.of(nextTable(next), writtenTable(lines)) : List.of());
    }

    private static FrameTable nextTable(List<Candidate> next) {
        return new FrameTable(
                "next",
                List.of("token", "p_before", "p_after", "difference"),
                next.stream()
                        .map(
                                c ->
                                        List.<Object>of(
                                                c.text(),
                                                c.before(),
                                                c.after(),
                                                c.after() - c.before()))
                        .toList());
    }

    private static FrameTable writtenTable(List<Written> lines) {
        List<List<Object>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(List.of(line.strength(), line.text())));
        if (rows.isEmpty()) {
            rows.add(List.of("", "")); // nothing is written yet
        }
        return new FrameTable("written", List.of("strength", "text"), rows);
    }

    /** The push with its lengths filled in; the law of cosines is the second computation. */
    private static Workings workings(SteeringState state, SteeringAnswer.Push push) {
        double k = state.strength();
        double plain =
                Math.sqrt(
                        push.before() * push.before()
                                + 2 * k * push.cosine() * push.before() * push.direction()
                                + k * k * push.direction() * push.direction());
        Workings.Step direction =
                new Workings.Step(
                        Message.of("steering.how.direction"),
                        Message.of("steering.how.direction.words", "layer", state.layer()),
                        List.of("d = x_{A} - x_{B}", "\\|d\\| = " + number(push.direction())));
        Workings.Step add =
                new Workings.Step(
                        Message.of("steering.how.add"),
                        Message.of("steering.how.add.words"),
                        List.of(
                                "x' = x + k\\,d",
                                "\\|x'\\|^2 = \\|x\\|^2 + 2k\\,\\|x\\|\\,\\|d\\|\\cos\\theta"
                                        + " + k^2 \\|d\\|^2",
                                number(push.before())
                                        + "^2 + 2 \\cdot ("
                                        + number(k)
                                        + ") \\cdot "
                                        + number(push.before())
                                        + " \\cdot "
                                        + number(push.direction())
                                        + " \\cdot ("
                                        + number(push.cosine())
                                        + ") + ("
                                        + number(k)
                                        + ")^2 \\cdot "
                                        + number(push.direction())
                                        + "^2 = "
                                        + number(plain)
                                        + "^2"));
        return new Workings(
                Message.of("steering.how"),
                Message.of("steering.how.value", "length", Numbers.exact(push.after())),
                List.of(direction, add),
                Optional.of(new Workings.Check(push.after(), plain, TOLERANCE)),
                List.of(
                        new Workings.Source(
                                Message.of("steering.how.attention"),
                                "attention",
                                Map.of(
                                        "model",
                                        state.model(),
                                        "prompt",
                                        state.prompt(),
                                        "layer",
                                        state.layer()))));
    }

    /** As LaTeX takes it. */
    private static String number(double value) {
        return Numbers.formula(value);
    }

    /** The next-token bars in words, for screen readers. */
    String nextInWords() {
        StringBuilder words = new StringBuilder();
        for (Candidate one : next) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(TokenText.visible(one.text()))
                    .append(' ')
                    .append(Numbers.percent(one.before()))
                    .append(" → ")
                    .append(Numbers.percent(one.after()));
        }
        return words.toString();
    }
}

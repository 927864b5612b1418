package dev.glassbox.visualizers.beams;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sum of one hypothesis taken apart. */
final class BeamWorkings {
    private static final int TERMS = 4; // on one line of the formula

    private BeamWorkings() {}

    static Workings of(int node, BeamsState state, List<Hypothesis> tree, BeamsAnswer data) {
        List<Hypothesis> line = new ArrayList<>();
        for (int up = node; up != 0; up = tree.get(up - 1).parent()) {
            line.add(0, tree.get(up - 1));
        }
        Hypothesis end = tree.get(node - 1);
        StringBuilder text = new StringBuilder();
        line.forEach(h -> text.append(h.token()));
        List<Workings.Step> steps = new ArrayList<>();
        steps.add(
                new Workings.Step(
                        Message.of("beams.workings.token"),
                        Message.of(
                                "beams.workings.token.words",
                                "token",
                                TokenText.visible(end.token()),
                                "p",
                                Numbers.percent(end.p())),
                        List.of(
                                "\\ln p = \\ln "
                                        + latex(end.p())
                                        + " = "
                                        + latex(Math.log(end.p())))));
        List<String> sums = new ArrayList<>(List.of("S = \\sum_t \\ln p_t"));
        for (int from = 0; from < line.size(); from += TERMS) {
            StringBuilder terms = new StringBuilder(from == 0 ? "= " : "\\quad ");
            for (Hypothesis h : line.subList(from, Math.min(line.size(), from + TERMS))) {
                String term = latex(Math.log(h.p()));
                terms.append(h.step() == 1 || term.startsWith("-") ? "" : "+").append(term);
            }
            sums.add(terms.toString());
        }
        sums.add("= " + latex(end.sum()));
        steps.add(
                new Workings.Step(
                        Message.of("beams.workings.sum"),
                        Message.of("beams.workings.sum.words", "count", line.size()),
                        sums));
        steps.add(
                new Workings.Step(Message.of("beams.workings.fate"), fate(end, state), List.of()));
        Optional<Workings.Check> check =
                end.onBest() && line.size() == best(data).ids().size()
                        ? Optional.of(
                                new Workings.Check(end.sum(), best(data).again(), Line.TOLERANCE))
                        : Optional.empty();
        return new Workings(
                Message.of("beams.workings.title", "text", TokenText.visible(text.toString())),
                Message.of("beams.workings.value", "sum", Numbers.exact(end.sum())),
                steps,
                check,
                List.of(
                        new Workings.Source(
                                Message.of("beams.workings.source"),
                                "sampling",
                                Map.of(
                                        "model",
                                        state.model(),
                                        "prompt",
                                        state.prompt(),
                                        "tree",
                                        branches(line, data),
                                        "at",
                                        line.size() - 1))));
    }

    private static Line best(BeamsAnswer data) {
        return data.lines().get(Way.BEAM.ordinal());
    }

    /** The line up to the token before the end, as the other visualizer's state has it. */
    private static List<Map<String, Integer>> branches(List<Hypothesis> line, BeamsAnswer data) {
        List<Map<String, Integer>> branches = new ArrayList<>();
        for (int i = 0; i < line.size() - 1; i++) {
            int node = line.get(i).node();
            branches.add(
                    Map.of(
                            "parent",
                            i,
                            "id",
                            data.tree().orElseThrow().nodes().get(node - 1).id()));
        }
        return branches;
    }

    /** What became of a hypothesis, in words. */
    static Message fate(Hypothesis h, BeamsState state) {
        String key =
                switch (h.fate()) {
                    case WENT_ON -> "beams.fate.went-on";
                    case PRUNED -> "beams.fate.pruned";
                    case FINISHED -> h.onBest() ? "beams.fate.best" : "beams.fate.finished";
                    case ENDED_TOO_LOW -> "beams.fate.ended";
                    case DISPLACED -> "beams.fate.displaced";
                    case LEFT -> "beams.fate.left";
                };
        return Message.of(key, "rank", h.rank(), "step", h.step(), "beams", state.beams());
    }

    private static String latex(double value) {
        String number = Numbers.picture(value).replace('−', '-');
        int e = number.indexOf('e');
        return e < 0
                ? number
                : number.substring(0, e) + " \\cdot 10^{" + number.substring(e + 1) + "}";
    }
}

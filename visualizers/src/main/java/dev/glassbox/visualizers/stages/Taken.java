package dev.glassbox.visualizers.stages;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One computed number taken apart: its formula, and the formula with the numbers filled in. */
final class Taken {
    private final StagesState state;
    private final Arithmetic numbers;
    private final StagesState.Cell cell;
    private final int i;
    private final int j;

    Taken(StagesState state, Arithmetic numbers, StagesState.Cell cell) {
        this.state = state;
        this.numbers = numbers;
        this.cell = cell;
        i = cell.row();
        j = cell.column();
    }

    Workings workings() {
        double value = numbers.part(cell.part())[i][j];
        return new Workings(
                Message.of(title(), "row", i, "column", j),
                Message.of("stages.taken.value", "value", Numbers.exact(value)),
                List.of(step()),
                Optional.empty(),
                List.of());
    }

    private String title() {
        return switch (cell.part()) {
            case SCORES -> "stages.taken.score";
            case SCALED -> "stages.taken.scaled";
            case MASKED -> "stages.taken.masked";
            case WEIGHTS -> "stages.taken.weight";
            default -> "stages.taken.output";
        };
    }

    private Workings.Step step() {
        return switch (cell.part()) {
            case SCORES -> step("stages.step.scores", "stages.step.scores.words", general(), dot());
            case SCALED -> scaled();
            case MASKED -> masked();
            case WEIGHTS ->
                    step(
                            "stages.step.softmax",
                            "stages.step.softmax.words",
                            "a_{%d,%d}=\\frac{e^{s_{%d,%d}}}{\\sum_{m} e^{s_{%d,m}}}"
                                    .formatted(i, j, i, j, i),
                            softmax());
            default ->
                    step(
                            "stages.step.output",
                            "stages.step.output.words",
                            "o_{%d,%d}=\\sum_{m} a_{%d,m}\\,v_{m,%d}".formatted(i, j, i, j),
                            sum());
        };
    }

    private Workings.Step step(String heading, String words, String... formulas) {
        return new Workings.Step(
                Message.of(heading),
                Message.of(words, "row", i, "column", j, "width", state.width()),
                List.of(formulas));
    }

    private String general() {
        return "s_{%d,%d}=q_{%d}\\cdot k_{%d}=\\sum_{c} q_{%d,c}\\,k_{%d,c}"
                .formatted(i, j, i, j, i, j);
    }

    private String dot() {
        List<String> terms = new ArrayList<>();
        for (int c = 0; c < state.width(); c++) {
            terms.add(
                    factor(state.q().get(i).get(c)) + "\\cdot " + factor(state.k().get(j).get(c)));
        }
        return "=" + String.join("+", terms) + "=" + strong(numbers.scores()[i][j]);
    }

    private Workings.Step scaled() {
        if (!state.scaled()) {
            return step("stages.step.scale", "stages.step.scale.off");
        }
        return step(
                "stages.step.scale",
                "stages.step.scale.words",
                "\\frac{s_{%d,%d}}{\\sqrt{d}}=\\frac{%s}{\\sqrt{%d}}=%s"
                        .formatted(
                                i,
                                j,
                                tex(numbers.scores()[i][j]),
                                state.width(),
                                strong(numbers.scaled()[i][j])));
    }

    private Workings.Step masked() {
        if (!state.causal()) {
            return step("stages.step.mask", "stages.step.mask.off");
        }
        boolean hidden = j > i;
        return step(
                "stages.step.mask",
                hidden ? "stages.step.mask.hidden" : "stages.step.mask.open",
                hidden
                        ? "%d>%d\\;\\Rightarrow\\;s_{%d,%d}=-\\infty".formatted(j, i, i, j)
                        : "%d\\le %d\\;\\Rightarrow\\;s_{%d,%d}=%s"
                                .formatted(j, i, i, j, strong(numbers.masked()[i][j])));
    }

    private String softmax() {
        double[] row = numbers.masked()[i];
        List<String> terms = new ArrayList<>();
        double sum = 0;
        for (double score : row) {
            terms.add(power(score));
            sum += Math.exp(score);
        }
        return "=\\frac{%s}{%s}=\\frac{%s}{%s}=%s"
                .formatted(
                        power(row[j]),
                        String.join("+", terms),
                        tex(Math.exp(row[j])),
                        tex(sum),
                        strong(numbers.weights()[i][j]));
    }

    private static String power(double score) {
        return "e^{" + tex(score) + "}";
    }

    private String sum() {
        List<String> terms = new ArrayList<>();
        for (int m = 0; m < StagesState.TOKENS; m++) {
            terms.add(
                    factor(numbers.weights()[i][m]) + "\\cdot " + factor(state.v().get(m).get(j)));
        }
        return "=" + String.join("+", terms) + "=" + strong(numbers.output()[i][j]);
    }

    private static String factor(double value) {
        String tex = tex(value);
        return tex.startsWith("-") ? "(" + tex + ")" : tex;
    }

    private static String strong(double value) {
        return "\\paint{accent}{\\mathbf{" + tex(value) + "}}";
    }

    private static String tex(double value) {
        String text = Numbers.picture(value).replace('−', '-').replace("∞", "\\infty ");
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\times 10^{" + text.substring(e + 1) + "}";
    }
}

package dev.glassbox.app.lab;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;

/** One head's pattern over the probe prompt, as a look has kept it. */
final class HeadMap {
    private static final int LONGEST_LABEL = 8;

    private HeadMap() {}

    static List<String> labels(Look look) {
        return look.tokens().stream()
                .map(Token::text)
                .map(text -> TokenText.label(text, LONGEST_LABEL))
                .toList();
    }

    /**
     * The cells; what a causal mask hides has none.
     *
     * @param masked whether no token looks ahead
     */
    static Optional<HeatmapData> of(Look look, int layer, int head, boolean masked) {
        Optional<Tensor> found = look.trace().find(HookPoint.pattern(layer));
        if (found.isEmpty() || head >= found.get().size(1)) {
            return Optional.empty();
        }
        Tensor pattern = found.get(); // [1, head, query_pos, key_pos]
        int size = pattern.size(2);
        double[] cells = new double[size * size];
        for (int query = 0; query < size; query++) {
            float[] row = pattern.row(0, head, query);
            for (int key = 0; key < size; key++) {
                cells[query * size + key] = masked && key > query ? Double.NaN : row[key];
            }
        }
        List<String> labels = labels(look);
        return Optional.of(
                new HeatmapData(size, size, cells, labels, labels, HeatmapData.Kind.MAGNITUDE, 1));
    }

    static HeatmapWords words(Shown shown, Look look, String run) {
        LabState.Focus focus = shown.state().focus();
        return new HeatmapWords(
                shown.say(
                        "lab.attention.name",
                        "layer",
                        focus.layer(),
                        "head",
                        focus.head(),
                        "step",
                        look.step(),
                        "run",
                        run),
                shown.say("lab.attention.query"),
                shown.say("lab.attention.key"),
                shown.say("lab.attention.scale"),
                shown.say("lab.attention.masked"),
                shown.say("lab.attention.keys"));
    }

    static String cell(Shown shown, HeatmapData data, int row, int column) {
        double weight = data.at(row, column);
        if (Double.isNaN(weight)) {
            return shown.say("lab.attention.masked");
        }
        return shown.say(
                "lab.attention.cell",
                "from",
                data.rowLabels().get(row),
                "to",
                data.columnLabels().get(column),
                "weight",
                Numbers.picture(weight));
    }
}

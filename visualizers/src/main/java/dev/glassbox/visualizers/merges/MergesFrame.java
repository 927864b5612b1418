package dev.glassbox.visualizers.merges;

import dev.glassbox.runtime.tokenizer.BpeMerge;
import dev.glassbox.runtime.tokenizer.BytePairTokenizer;
import dev.glassbox.runtime.tokenizer.CharacterPart;
import dev.glassbox.runtime.tokenizer.PairCount;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.control.TokenCell;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A byte-pair training at one step.
 *
 * @param description the whole picture in words
 * @param facts as {@code merges.md} names them
 * @param steps how many merges the training made
 * @param step the step shown
 * @param ranking the pairs that stand side by side most often now; the first is the next merge
 * @param log the merges made so far, the latest first
 * @param sample a few lines as the tokenizer of this step cuts them
 * @param perChinese by step, tokens per character of the Chinese lines
 * @param perEnglish by step, of the others
 */
public record MergesFrame(
        Message description,
        Map<String, String> facts,
        int steps,
        int step,
        List<Pair> ranking,
        List<Made> log,
        List<TokenCell> sample,
        double[] perChinese,
        double[] perEnglish)
        implements VisualizerFrame {
    private static final int LINES = 2; // of each language

    /** Two tokens side by side and how often they stand so. */
    record Pair(String left, String right, String joined, long count) {
        String label() {
            return left + " + " + right;
        }
    }

    /** A merge that was made. */
    record Made(int number, Pair pair) {}

    public MergesFrame {
        facts = Map.copyOf(facts);
        ranking = List.copyOf(ranking);
        log = List.copyOf(log);
        sample = List.copyOf(sample);
    }

    static MergesFrame of(MergesState state, Replaying.Answer data) {
        int steps = data.trained().merges().size();
        int step = Math.min(state.step(), steps);
        List<Pair> ranking = new ArrayList<>();
        for (PairCount pair : data.rankings().get(step)) {
            ranking.add(pair(data, pair.left(), pair.right(), pair.count()));
        }
        List<Made> log = new ArrayList<>();
        for (int i = step - 1; i >= 0; i--) {
            BpeMerge merge = data.trained().merges().get(i);
            log.add(new Made(i + 1, pair(data, merge.left(), merge.right(), merge.count())));
        }
        Map<String, String> facts = new LinkedHashMap<>();
        if (step < steps) {
            facts.put("next-merge", ranking.get(0).label());
            facts.put("next-merge-count", String.valueOf(ranking.get(0).count()));
        }
        put(facts, "zh-tokens-per-character", data.perChinese()[step]);
        put(facts, "en-tokens-per-character", data.perEnglish()[step]);
        List<String> lines = new ArrayList<>();
        lines.addAll(data.english().subList(0, Math.min(LINES, data.english().size())));
        lines.addAll(data.chinese().subList(0, Math.min(LINES, data.chinese().size())));
        Message description =
                Message.of(
                        step < steps ? "merges.description" : "merges.description.end",
                        "step",
                        step,
                        "steps",
                        steps,
                        "pair",
                        ranking.isEmpty() ? "" : ranking.get(0).label(),
                        "count",
                        ranking.isEmpty() ? 0 : ranking.get(0).count(),
                        "zh",
                        shown(data.perChinese()[step]),
                        "en",
                        shown(data.perEnglish()[step]));
        return new MergesFrame(
                description,
                facts,
                steps,
                step,
                ranking,
                log,
                cells(data.trained().tokenizer(step), lines),
                data.perChinese(),
                data.perEnglish());
    }

    private static void put(Map<String, String> facts, String name, double value) {
        if (!Double.isNaN(value)) {
            facts.put(name, Numbers.picture(value));
        }
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "–" : Numbers.picture(value);
    }

    private static Pair pair(Replaying.Answer data, int left, int right, long count) {
        byte[] a = data.trained().tokenBytes(left);
        byte[] b = data.trained().tokenBytes(right);
        byte[] joined = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return new Pair(text(data, left), text(data, right), Bytes.shown(joined), count);
    }

    private static String text(Replaying.Answer data, int id) {
        return Bytes.shown(data.trained().tokenBytes(id));
    }

    /** The lines, each token's ground told from its neighbours'. */
    private static List<TokenCell> cells(BytePairTokenizer tokenizer, List<String> lines) {
        List<TokenCell> cells = new ArrayList<>();
        int index = 0;
        for (String line : lines) {
            List<Token> tokens = tokenizer.encode(line + "\n");
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                cells.add(
                        new TokenCell(
                                label(token),
                                "",
                                List.of(new TokenCell.Share(index++, 0, 1)),
                                TokenCell.Kind.PLAIN,
                                i == tokens.size() - 1));
            }
        }
        return cells;
    }

    private static String label(Token token) {
        String label = token.parts().isEmpty() ? TokenText.visible(token.text()) : token.text();
        for (CharacterPart part : token.parts()) {
            String bytes =
                    part.first() == part.last()
                            ? "" + part.first()
                            : part.first() + "–" + part.last();
            label =
                    label.replace(
                            part.toString(), part.character() + "\u2009" + bytes + "/" + part.of());
        }
        return label;
    }

    @Override
    public List<FrameTable> tables() {
        List<FrameTable> tables = new ArrayList<>();
        if (!ranking.isEmpty()) {
            tables.add(rankingTable());
        }
        if (!log.isEmpty()) {
            tables.add(
                    new FrameTable(
                            "merges",
                            List.of("merge", "left", "right", "token", "count"),
                            log.stream()
                                    .map(
                                            m ->
                                                    List.<Object>of(
                                                            m.number(),
                                                            m.pair().left(),
                                                            m.pair().right(),
                                                            m.pair().joined(),
                                                            m.pair().count()))
                                    .toList()));
        }
        List<List<Object>> rates = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            rates.add(
                    List.of(
                            i,
                            Double.isNaN(perChinese[i]) ? "" : perChinese[i],
                            Double.isNaN(perEnglish[i]) ? "" : perEnglish[i]));
        }
        tables.add(new FrameTable("tokens_per_character", List.of("merges", "zh", "en"), rates));
        return tables;
    }

    /** The pairs that stand side by side most often. */
    FrameTable rankingTable() {
        return new FrameTable(
                "pairs",
                List.of("pair", "left", "right", "count"),
                ranking.stream()
                        .map(p -> List.<Object>of(p.label(), p.left(), p.right(), p.count()))
                        .toList());
    }
}

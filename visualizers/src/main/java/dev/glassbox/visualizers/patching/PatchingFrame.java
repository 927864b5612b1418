package dev.glassbox.visualizers.patching;

import dev.glassbox.runtime.analysis.DistributionShift;
import dev.glassbox.runtime.model.TraceAnswer;
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
import java.util.Set;

/**
 * Both runs as columns of tokens, what is carried over, and what comes next.
 *
 * @param description the whole picture in words; where there is none, why
 * @param facts {@code clean-answer}, {@code corrupted-answer}; with a picture {@code
 *     patched-answer} and {@code restored}; once all is computed {@code strongest-layer}, {@code
 *     strongest-position}, {@code strongest-token}
 * @param clean tokens of the clean text as a person shall see them
 * @param corrupted those of the other
 * @param recorded whether the numbers come from a recorded artefact
 * @param map what each activation alone restores; absent where the texts cannot be compared
 * @param patches what is carried over and is there
 * @param next the tokens that matter in one of the runs
 * @param verdict how much is restored
 * @param workings the restored share taken apart
 * @param tables {@code restored} and {@code next}
 */
public record PatchingFrame(
        Message description,
        Map<String, String> facts,
        List<String> clean,
        List<String> corrupted,
        boolean recorded,
        Optional<ShareMap> map,
        Set<Patch> patches,
        List<Candidate> next,
        Message verdict,
        Optional<Workings> workings,
        List<FrameTable> tables)
        implements VisualizerFrame {
    private static final int NEXT_TOKENS = 8;

    public PatchingFrame {
        facts = Map.copyOf(facts);
        clean = List.copyOf(clean);
        corrupted = List.copyOf(corrupted);
        patches = Set.copyOf(patches);
        next = List.copyOf(next);
        tables = List.copyOf(tables);
    }

    /** One candidate for the next token, with its probability in each run. */
    public record Candidate(
            String text, double clean, double corrupted, double patched, boolean right) {}

    static PatchingFrame of(PatchingState state, PatchingAnswer data) {
        float[] clean = data.clean().trace().lastLogits();
        float[] corrupted = data.corrupted().trace().lastLogits();
        Restoration way = Restoration.of(clean, corrupted);
        String right = data.clean().tokenizer().tokenText(way.right());
        String wrong = data.clean().tokenizer().tokenText(way.wrong());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("clean-answer", right);
        facts.put("corrupted-answer", wrong);
        if (data.shares().length == 0) {
            return absent(state, data, facts, right, wrong);
        }
        DistributionShift shift = new DistributionShift(corrupted, data.patched());
        int layers = data.clean().config().nLayers();
        int positions = data.clean().trace().length();
        ShareMap map = ShareMap.of(layers, positions, data.shares(), data.computed());
        double share = way.share(data.patched());
        String answer = data.clean().tokenizer().tokenText(shift.bestAfter());
        facts.put("patched-answer", answer);
        facts.put("restored", Numbers.reading(share));
        if (data.complete()) {
            map.strongest().ifPresent(best -> strongest(facts, best, data.clean()));
        }
        Set<Patch> patches =
                Set.copyOf(
                        state.patches().stream()
                                .filter(p -> p.layer() < layers && p.pos() < positions)
                                .toList());
        Object[] words = {
            "right", TokenText.visible(right),
            "wrong", TokenText.visible(wrong),
            "answer", TokenText.visible(answer),
            "share", Numbers.fixed(share, 2),
            "right-p", Numbers.percent(shift.after(way.right())),
            "count", patches.size(),
            "positions", positions,
            "layers", layers
        };
        List<Candidate> next = next(data, way, clean);
        return new PatchingFrame(
                Message.of(
                        patches.isEmpty() ? "patching.description.none" : "patching.description",
                        words),
                facts,
                labels(data.clean()),
                labels(data.corrupted()),
                data.clean().trace().origin().recorded(),
                Optional.of(map),
                patches,
                next,
                Message.of(patches.isEmpty() ? "patching.verdict.none" : "patching.verdict", words),
                Optional.of(ShareWorkings.of(state, data, way)),
                List.of(shareTable(map, data), nextTable(next)));
    }

    private static void strongest(Map<String, String> facts, Patch best, TraceAnswer clean) {
        facts.put("strongest-layer", String.valueOf(best.layer()));
        facts.put("strongest-position", String.valueOf(best.pos()));
        facts.put("strongest-token", clean.tokens().get(best.pos()).text());
    }

    private static List<String> labels(TraceAnswer run) {
        return run.tokens().stream().map(t -> TokenText.visible(t.text())).toList();
    }

    private static PatchingFrame absent(
            PatchingState state,
            PatchingAnswer data,
            Map<String, String> facts,
            String right,
            String wrong) {
        int clean = data.clean().trace().length();
        int corrupted = data.corrupted().trace().length();
        Message why =
                clean != corrupted
                        ? Message.of(
                                "patching.absent.lengths", "clean", clean, "corrupted", corrupted)
                        : right.equals(wrong)
                                ? Message.of(
                                        "patching.absent.same", "token", TokenText.visible(right))
                                : Message.of("patching.absent.hook", "model", state.model());
        return new PatchingFrame(
                why,
                facts,
                labels(data.clean()),
                labels(data.corrupted()),
                data.clean().trace().origin().recorded(),
                Optional.empty(),
                Set.of(),
                List.of(),
                why,
                Optional.empty(),
                List.of());
    }

    /** The foremost of the two plain runs, so that rows stand still while patches change. */
    private static List<Candidate> next(PatchingAnswer data, Restoration way, float[] clean) {
        float[] corrupted = data.corrupted().trace().lastLogits();
        DistributionShift plain = new DistributionShift(clean, corrupted);
        DistributionShift patched = new DistributionShift(clean, data.patched());
        List<Integer> ids = new ArrayList<>(plain.foremost(NEXT_TOKENS));
        int now = patched.bestAfter();
        if (!ids.contains(now)) {
            ids.set(ids.size() - 1, now);
        }
        return ids.stream()
                .map(
                        id ->
                                new Candidate(
                                        data.clean().tokenizer().tokenText(id),
                                        plain.before(id),
                                        plain.after(id),
                                        patched.after(id),
                                        id == way.right()))
                .toList();
    }

    private static FrameTable shareTable(ShareMap map, PatchingAnswer data) {
        List<List<Object>> rows = new ArrayList<>();
        for (int position = 0; position < map.positions(); position++) {
            List<Object> row = new ArrayList<>();
            String clean = data.clean().tokens().get(position).text();
            String corrupted = data.corrupted().tokens().get(position).text();
            row.add(
                    position
                            + " "
                            + TokenText.visible(clean)
                            + (clean.equals(corrupted)
                                    ? ""
                                    : " / " + TokenText.visible(corrupted)));
            for (int layer = 0; layer < map.layers(); layer++) {
                row.add(map.known(layer, position) ? map.at(layer, position) : "");
            }
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("pos"));
        for (int layer = 0; layer < map.layers(); layer++) {
            columns.add("layer " + layer);
        }
        return new FrameTable("restored", columns, rows);
    }

    private static FrameTable nextTable(List<Candidate> next) {
        return new FrameTable(
                "next",
                List.of("token", "p_clean", "p_corrupted", "p_patched"),
                next.stream()
                        .map(c -> List.<Object>of(c.text(), c.clean(), c.corrupted(), c.patched()))
                        .toList());
    }

    /** One cell in words. */
    Message cellWords(int layer, int position) {
        double share = map.map(m -> m.at(layer, position)).orElse(Double.NaN);
        boolean known = map.map(m -> m.known(layer, position)).orElse(false);
        boolean on = patches.contains(new Patch(layer, position));
        return Message.of(
                on ? "patching.cell.on" : "patching.cell",
                "layer",
                layer,
                "position",
                position,
                "clean",
                clean.get(position),
                "corrupted",
                corrupted.get(position),
                "share",
                known ? Numbers.reading(share) : "…");
    }

    /** The next-token bars in words, for screen readers. */
    String nextInWords() {
        StringBuilder words = new StringBuilder();
        for (Candidate one : next) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(TokenText.visible(one.text()))
                    .append(' ')
                    .append(Numbers.percent(one.clean()))
                    .append(" | ")
                    .append(Numbers.percent(one.corrupted()))
                    .append(" → ")
                    .append(Numbers.percent(one.patched()));
        }
        return words.toString();
    }
}

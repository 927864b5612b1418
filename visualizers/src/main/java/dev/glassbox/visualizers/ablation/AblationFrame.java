package dev.glassbox.visualizers.ablation;

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
import java.util.Set;
import java.util.TreeSet;

/**
 * The grid of parts, and the next token with and without those that are off.
 *
 * @param description the whole picture in words
 * @param facts {@code next-token-before}, {@code next-token}, {@code changed}, {@code kl}; {@code
 *     strongest-part} once all parts are computed
 * @param tokens the prompt's tokens as a person shall see them
 * @param recorded whether the numbers come from a recorded artefact
 * @param grid the parts
 * @param next the tokens that matter before or after, by their probability before
 * @param verdict the likeliest token before and after
 * @param figures how far the distribution has moved
 * @param notices what was asked off and is not in this model
 * @param possible pieces of the construction that can be left out
 * @param workings the divergence taken apart
 * @param tables {@code effects} and {@code next}
 */
public record AblationFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        boolean recorded,
        Grid grid,
        List<Candidate> next,
        Message verdict,
        Message figures,
        List<Message> notices,
        Set<Dropped> possible,
        Workings workings,
        List<FrameTable> tables)
        implements VisualizerFrame {
    private static final int NEXT_TOKENS = 10;

    public AblationFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        next = List.copyOf(next);
        notices = List.copyOf(notices);
        possible = Set.copyOf(possible);
        tables = List.copyOf(tables);
    }

    /**
     * One candidate for the next token.
     *
     * @param text its own text
     * @param before its probability with everything on
     * @param after its probability now
     * @param answer whether it is the likeliest with everything on
     */
    public record Candidate(String text, double before, double after, boolean answer) {}

    static AblationFrame of(AblationState state, AblationAnswer data) {
        float[] before = data.clean().trace().lastLogits();
        DistributionShift shift = new DistributionShift(before, data.after());
        Grid grid = Grid.of(state, data.effects());
        List<Candidate> next = new ArrayList<>();
        for (int id : shift.foremost(NEXT_TOKENS)) {
            next.add(
                    new Candidate(
                            data.clean().tokenizer().tokenText(id),
                            shift.before(id),
                            shift.after(id),
                            id == shift.bestBefore()));
        }
        String was = data.clean().tokenizer().tokenText(shift.bestBefore());
        String is = data.clean().tokenizer().tokenText(shift.bestAfter());
        boolean changed = shift.bestBefore() != shift.bestAfter();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("next-token-before", was);
        facts.put("next-token", is);
        facts.put("changed", String.valueOf(changed));
        facts.put("kl", Numbers.reading(shift.divergence()));
        if (data.complete()) {
            grid.strongest().ifPresent(part -> facts.put("strongest-part", part.id()));
        }
        Object[] words = {
            "before", TokenText.visible(was),
            "before-p", Numbers.percent(shift.before(shift.bestBefore())),
            "after", TokenText.visible(is),
            "after-p", Numbers.percent(shift.after(shift.bestAfter())),
            "then-p", Numbers.percent(shift.after(shift.bestBefore())),
            "kl", Numbers.picture(shift.divergence()),
            "moved", Numbers.percent(shift.totalVariation()),
            "count", state.off().size() + state.without().size(),
            "model", state.model()
        };
        boolean nothing = state.off().isEmpty() && state.without().isEmpty();
        String verdict =
                nothing
                        ? "ablation.verdict.none"
                        : changed ? "ablation.verdict.changed" : "ablation.verdict.same";
        List<Message> notices = new ArrayList<>();
        data.lacking().forEach(part -> notices.add(lacking(part, state.model(), grid)));
        for (Dropped piece : state.without()) {
            if (!data.possible().contains(piece)) {
                notices.add(Message.of("ablation.lacking.piece", "model", state.model()));
            }
        }
        return new AblationFrame(
                Message.of(nothing ? "ablation.description.none" : "ablation.description", words),
                facts,
                data.clean().tokens().stream().map(t -> TokenText.visible(t.text())).toList(),
                data.clean().trace().origin().recorded(),
                grid,
                next,
                Message.of(verdict, words),
                Message.of(nothing ? "ablation.figures.none" : "ablation.figures", words),
                notices,
                data.possible(),
                DivergenceWorkings.of(state, data, shift, grid),
                List.of(effectTable(data.effects(), state), nextTable(next)));
    }

    private static Message lacking(Part part, String model, Grid grid) {
        return Message.of(
                "ablation.lacking",
                "model",
                model,
                "part",
                part.id(),
                "layers",
                grid.layers(),
                "heads",
                grid.heads());
    }

    private static FrameTable effectTable(Effects effects, AblationState state) {
        Set<Part> off = new TreeSet<>(state.off());
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            Part part = effects.part(i);
            rows.add(
                    List.of(
                            part.id(),
                            value(effects, effects.logit(), i),
                            value(effects, effects.probability(), i),
                            value(effects, effects.divergence(), i),
                            off.contains(part)));
        }
        return new FrameTable(
                "effects",
                List.of("part", "logit_change", "probability_change", "kl_nats", "off"),
                rows);
    }

    private static Object value(Effects effects, double[] values, int index) {
        return effects.known()[index] ? values[index] : "";
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

    /** One cell in words: the part, whether it is on, and what it does alone. */
    Message cellWords(int layer, int column) {
        Part part = Part.at(layer, column, grid.heads());
        boolean off = grid.off().contains(part);
        double effect = grid.value(layer, column);
        String kind =
                switch (part.part()) {
                    case HEAD -> off ? "ablation.cell.head.off" : "ablation.cell.head";
                    case ATTN -> off ? "ablation.cell.attn.off" : "ablation.cell.attn";
                    case MLP -> off ? "ablation.cell.mlp.off" : "ablation.cell.mlp";
                };
        return Message.of(
                kind,
                "layer",
                layer,
                "head",
                column,
                "effect",
                grid.known(layer, column) ? Numbers.reading(effect) : "…",
                "unit",
                switch (grid.measure()) {
                    case LOGIT -> "logit";
                    case PROBABILITY -> "Δp";
                    case KL -> "KL";
                });
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

    /** Why this is no whole picture, if so; the first reason. */
    Optional<Message> notice() {
        return notices.stream().findFirst();
    }
}

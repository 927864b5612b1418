package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.NextTokens;
import dev.glassbox.runtime.sampling.Sampler;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.sampling.SamplingContext;
import dev.glassbox.runtime.sampling.SamplingStep;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The choice of the next token: every stage, what rules left, and draws.
 *
 * @param description the whole picture in words
 * @param facts see {@code sampling.md}
 * @param tokens the text read, one a position, as a person shall see them
 * @param given how many of them are the prompt's
 * @param vocabulary how many tokens there are in all
 * @param candidates the likeliest before rules cut, the likeliest first; none where the model does
 *     not write
 * @param others all the rest of the vocabulary
 * @param sum of the exponentials over the whole vocabulary
 * @param entropy before rules cut, in bits
 * @param left what the rules left
 * @param rules what each rule did, in their order
 * @param penalties how many logits a penalty changed; 0 where none is on
 * @param draw the draw that is shown
 * @param tree the lines that were tried
 * @param workings a token's probability taken apart, when the state asks for it
 */
public record SamplingFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        int given,
        int vocabulary,
        List<Candidate> candidates,
        Others others,
        double sum,
        double entropy,
        Left left,
        List<RuleWork> rules,
        int penalties,
        Optional<Draw> draw,
        BranchTree tree,
        Optional<Workings> workings)
        implements VisualizerFrame {

    static final int SHOWN = 40;

    /**
     * The tokens without a row of their own.
     *
     * @param count how many
     * @param p their probability together before rules cut
     * @param left after every rule
     * @param drawn how often one of them was drawn
     */
    record Others(int count, double p, double left, int drawn) {}

    /**
     * What the rules left.
     *
     * @param p after every rule, [d_vocab]
     * @param count how many tokens are not cut
     * @param entropy in bits
     */
    record Left(double[] p, int count, double entropy) {}

    public SamplingFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        candidates = List.copyOf(candidates);
        rules = List.copyOf(rules);
    }

    static SamplingFrame of(SamplingState state, NextAnswer data) {
        TraceAnswer pass = data.pass();
        List<String> tokens =
                pass.tokens().stream().map(token -> TokenText.visible(token.text())).toList();
        BranchTree tree = BranchTree.of(state, pass.tokenizer());
        if (!data.writesOn()) {
            return new SamplingFrame(
                    Message.of("sampling.reader", "model", state.model()),
                    Map.of(),
                    tokens,
                    data.given(),
                    pass.config().dVocab(),
                    List.of(),
                    new Others(0, 0, 0, 0),
                    0,
                    0,
                    new Left(new double[0], 0, 0),
                    List.of(),
                    0,
                    Optional.empty(),
                    tree,
                    Optional.empty());
        }
        SamplingConfig config = state.sampling();
        Sampler sampler = new Sampler(config);
        SamplingContext context = new SamplingContext(pass.trace().ids(), data.given());
        float[] logits = pass.trace().lastLogits();
        NextTokens next = sampler.next(logits, context);
        List<SamplingStep> steps = sampler.steps(logits, context);
        Stages stages = Stages.of(logits, config, context);
        double[] left = next.probabilities();
        int position = context.ids().length;
        Lottery lottery = new Lottery(left);
        boolean any = IntStream.range(0, left.length).anyMatch(id -> left[id] > 0);
        int[] counts =
                any && state.draws() > 0
                        ? lottery.counts(sampler, position, state.draws())
                        : new int[left.length];
        Optional<Draw> draw =
                any && state.attempt() >= 0
                        ? Optional.of(
                                drawn(lottery, sampler, position, state.attempt(), left, pass))
                        : Optional.empty();
        List<Candidate> candidates = candidates(stages, steps, left, counts, pass.tokenizer());
        Left kept =
                new Left(
                        left,
                        (int) IntStream.range(0, left.length).filter(id -> left[id] > 0).count(),
                        Stages.entropy(left));
        double entropy = Stages.entropy(stages.p());
        Optional<Workings> workings =
                Optional.ofNullable(state.inspected())
                        .filter(id -> id < logits.length)
                        .map(id -> SamplingWorkings.of(id, state, data, stages, next));
        return new SamplingFrame(
                described(tokens, candidates, entropy, kept, logits.length),
                facts(candidates, entropy, kept, draw),
                tokens,
                data.given(),
                logits.length,
                candidates,
                others(candidates, logits.length, state.draws()),
                stages.sum(),
                entropy,
                kept,
                steps.stream()
                        .filter(step -> step.cut().length > 0 || cuts(step.rule()))
                        .map(RuleWork::of)
                        .toList(),
                stages.changed(),
                draw,
                tree,
                workings);
    }

    /** Whether a rule is one of those that cut. */
    private static boolean cuts(String rule) {
        return switch (rule) {
            case "top_k", "top_p", "min_p", "typical_p", "no_repeat_ngram_size" -> true;
            default -> false;
        };
    }

    private static Draw drawn(
            Lottery lottery,
            Sampler sampler,
            int position,
            int attempt,
            double[] left,
            TraceAnswer pass) {
        double u = sampler.draw(position, attempt);
        int id = lottery.token(u);
        List<Draw.Part> parts =
                IntStream.range(0, left.length)
                        .filter(other -> left[other] >= Draw.LEAST || other == id)
                        .mapToObj(
                                other ->
                                        new Draw.Part(
                                                other,
                                                pass.tokenizer().tokenText(other),
                                                lottery.from(other),
                                                left[other]))
                        .toList();
        return new Draw(
                attempt,
                position,
                u,
                id,
                pass.tokenizer().tokenText(id),
                lottery.from(id),
                left[id],
                parts);
    }

    private static List<Candidate> candidates(
            Stages stages,
            List<SamplingStep> steps,
            double[] left,
            int[] counts,
            Tokenizer tokenizer) {
        double[] added =
                steps.stream()
                        .filter(step -> step.rule().equals("top_p"))
                        .map(SamplingStep::before)
                        .findFirst()
                        .orElse(stages.p());
        Map<Integer, String> cutBy = new LinkedHashMap<>();
        for (SamplingStep step : steps) {
            for (int id : step.cut()) {
                cutBy.put(id, step.rule());
            }
        }
        double[] scaled = stages.scaled();
        List<Integer> order =
                IntStream.range(0, scaled.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer id) -> -scaled[id]))
                        .limit(SHOWN)
                        .toList();
        List<Candidate> candidates = new ArrayList<>();
        double cumulative = 0;
        for (int id : order) {
            cumulative += added[id];
            candidates.add(
                    new Candidate(
                            candidates.size() + 1,
                            id,
                            tokenizer.tokenText(id),
                            stages.logits()[id],
                            stages.penalised()[id],
                            scaled[id],
                            stages.exponentials()[id],
                            stages.p()[id],
                            Math.min(1, cumulative),
                            left[id],
                            Optional.ofNullable(cutBy.get(id)),
                            counts[id]));
        }
        return candidates;
    }

    private static Others others(List<Candidate> candidates, int vocabulary, int draws) {
        double p = 1;
        double left = 1;
        int drawn = draws;
        for (Candidate candidate : candidates) {
            p -= candidate.p();
            left -= candidate.left();
            drawn -= candidate.drawn();
        }
        return new Others(vocabulary - candidates.size(), Math.max(0, p), Math.max(0, left), drawn);
    }

    private static Map<String, String> facts(
            List<Candidate> candidates, double entropy, Left left, Optional<Draw> draw) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("top-token", candidates.get(0).token());
        facts.put("top-probability", Numbers.fixed(candidates.get(0).p(), 3));
        facts.put("entropy", Numbers.fixed(entropy, 2));
        facts.put("effective-choices", Numbers.fixed(Math.pow(2, left.entropy()), 1));
        facts.put("kept", String.valueOf(left.count()));
        draw.ifPresent(d -> facts.put("drawn-token", d.token()));
        return facts;
    }

    private static Message described(
            List<String> tokens,
            List<Candidate> candidates,
            double entropy,
            Left left,
            int vocabulary) {
        return Message.of(
                "sampling.description",
                "count",
                tokens.size(),
                "token",
                TokenText.visible(candidates.get(0).token()),
                "probability",
                Numbers.percent(candidates.get(0).p()),
                "entropy",
                Numbers.fixed(entropy, 2),
                "kept",
                left.count(),
                "vocabulary",
                vocabulary,
                "choices",
                Numbers.fixed(Math.pow(2, left.entropy()), 1));
    }

    /** Whether some rule cuts, so that what is left differs from what was there. */
    boolean cuts() {
        return !rules.isEmpty();
    }

    @Override
    public List<FrameTable> tables() {
        if (candidates.isEmpty()) {
            return List.of();
        }
        return List.of(
                new FrameTable(
                        "candidates",
                        List.of(
                                "rank",
                                "token_id",
                                "token",
                                "logit",
                                "logit_after_penalties",
                                "scaled_logit",
                                "exp",
                                "p",
                                "cumulative_p",
                                "p_after_rules",
                                "cut_by",
                                "drawn"),
                        candidates.stream().map(SamplingFrame::row).toList()),
                new FrameTable(
                        "sums",
                        List.of("name", "value"),
                        List.of(
                                List.of("d_vocab", vocabulary),
                                List.of("sum_exp", sum),
                                List.of("entropy_bits", entropy),
                                List.of("entropy_bits_after_rules", left.entropy()),
                                List.of("kept", left.count()))));
    }

    private static List<Object> row(Candidate c) {
        return List.of(
                c.rank(),
                c.id(),
                c.token(),
                c.logit(),
                c.penalised(),
                c.scaled(),
                c.exponential(),
                c.p(),
                c.cumulative(),
                c.left(),
                c.cutBy().orElse(""),
                c.drawn());
    }
}

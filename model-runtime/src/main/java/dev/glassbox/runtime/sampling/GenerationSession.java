package dev.glassbox.runtime.sampling;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/**
 * A model writing on from a prompt, token by token, in as many lines as one likes: at any token
 * another one can be tried, and every line stays in a tree. Only what a line does not share with
 * the one before it is computed, by a key-value cache.
 *
 * <p>With the same prompt, settings and calls the same tokens come out, bit for bit on one machine
 * at a fixed number of threads: draws are numbers of seed, position and attempt (see {@link
 * Sampler}).
 *
 * <p>Belongs to the model's thread; closed before the model.
 */
public final class GenerationSession implements AutoCloseable {
    private final LanguageModel model;
    private final GenerationLimits limits;
    private final GenerationTree tree;
    private final TextCache cache;
    private final KeptLogits kept;
    private Sampler sampler;
    private int at = GenerationTree.ROOT;
    private boolean stuck;

    /**
     * @param model stays the caller's to close
     * @param prompt at least one id, at most {@code n_ctx}
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the prompt, or
     *     does not write text
     */
    public GenerationSession(
            LanguageModel model, int[] prompt, SamplingConfig config, GenerationLimits limits) {
        this(model, prompt, config, limits, List.of());
    }

    /**
     * With changes made in every pass.
     *
     * @param changes positions count from the start of the text
     * @throws dev.glassbox.runtime.intake.IntakeException as without them
     */
    public GenerationSession(
            LanguageModel model,
            int[] prompt,
            SamplingConfig config,
            GenerationLimits limits,
            List<Intervention> changes) {
        model.description().check(prompt);
        this.model = model;
        this.limits = limits;
        tree = new GenerationTree(prompt);
        sampler = new Sampler(config);
        kept = new KeptLogits(model.config().dVocab());
        long longest = (long) prompt.length + limits.newTokens();
        cache = new TextCache(model, (int) Math.min(longest, model.config().nCtx()), changes);
    }

    /** Chooses the tokens from now on by these settings. */
    public void configure(SamplingConfig config) {
        sampler = new Sampler(config);
        stuck = false;
    }

    /**
     * Computes one token after where we are and goes there. Where the same token was made there
     * before, it is that node, with what was measured then.
     *
     * @return empty where the text ends: {@link #ending()} says why
     * @throws CancellationException if cancelled; nothing has changed
     */
    public Optional<GenerationStep> step(Cancellation cancellation) {
        return draw(0, GenerationListener.NONE, cancellation);
    }

    /**
     * As {@link #step}, with another random number.
     *
     * @param attempt from 0, which is that of {@link #step}
     */
    public Optional<GenerationStep> retry(int attempt, Cancellation cancellation) {
        return draw(attempt, GenerationListener.NONE, cancellation);
    }

    /**
     * Computes tokens until there are so many, the text ends, or it is cancelled; the tokens made
     * until then stay.
     *
     * @return the new tokens
     */
    public List<GenerationStep> play(
            int tokens, GenerationListener listener, Cancellation cancellation) {
        List<GenerationStep> made = new ArrayList<>();
        try {
            while (made.size() < tokens && !cancellation.isCancelled()) {
                Optional<GenerationStep> step = draw(0, listener, cancellation);
                if (step.isEmpty()) {
                    break;
                }
                made.add(step.get());
            }
        } catch (CancellationException e) {
            // Between two operations of a token: that token was not made.
        }
        return made;
    }

    /**
     * Puts a token of one's own choice after where we are and goes there.
     *
     * @param id in the vocabulary
     * @return empty where the text ends
     */
    public Optional<GenerationStep> put(int id, Cancellation cancellation) {
        model.description().check(new int[] {id});
        if (ending().isPresent()) {
            return Optional.empty();
        }
        NextTokens next = next(at, cancellation);
        return Optional.of(go(next, id, -1, 0));
    }

    /**
     * Goes to a node; the next token comes after it.
     *
     * @param node 0 for the prompt, or the number of a token
     */
    public void goTo(int node) {
        tree.check(node);
        at = node;
        stuck = false;
    }

    /** The node where we are. */
    public int at() {
        return at;
    }

    /** Every token made, in the order of their nodes. */
    public List<GenerationStep> steps() {
        return tree.steps();
    }

    /** The text up to where we are, prompt and new tokens. */
    public int[] ids() {
        return tree.ids(at);
    }

    /**
     * What may come after a node by the settings of now: logits as the model gave them, and
     * probabilities after the rules. Computed again where it was not kept.
     *
     * @throws CancellationException if cancelled; nothing has changed
     */
    public NextTokens next(int node, Cancellation cancellation) {
        tree.check(node);
        float[] logits = kept.get(node);
        if (logits == null) {
            logits = cache.read(tree.ids(node), cancellation);
            kept.put(node, logits);
        }
        return sampler.next(logits.clone(), context(node));
    }

    /** What each rule does to what may come after a node. */
    public List<SamplingStep> rules(int node, Cancellation cancellation) {
        return sampler.steps(next(node, cancellation).logits(), context(node));
    }

    /** Why the text does not go on from where we are; empty if it may. */
    public Optional<Ending> ending() {
        Optional<Ending> ending =
                Ending.of(ids(), tree.promptLength(), limits, model.config().nCtx());
        return stuck ? ending.or(() -> Optional.of(Ending.NO_CANDIDATE)) : ending;
    }

    /** What to tell of an ending that nobody asked for. */
    public Optional<Problem> notice() {
        return ending().flatMap(ending -> ending.notice(model));
    }

    /** Native memory of the key-value cache, in bytes. */
    public long cacheBytes() {
        return cache.bytes();
    }

    /** The part of {@link #cacheBytes()} that the text held now takes. */
    public long cacheBytesUsed() {
        return cache.bytesUsed();
    }

    @Override
    public void close() {
        cache.close();
    }

    private Optional<GenerationStep> draw(
            int attempt, GenerationListener listener, Cancellation cancellation) {
        if (ending().isPresent()) {
            return Optional.empty();
        }
        NextTokens next = next(at, cancellation);
        double draw = sampler.config().greedy() ? 0 : sampler.draw(tree.length(at), attempt);
        OptionalInt chosen = sampler.choose(next, draw);
        if (chosen.isEmpty()) {
            stuck = true;
            return Optional.empty();
        }
        GenerationStep step = go(next, chosen.getAsInt(), attempt, draw);
        listener.token(step, next);
        return Optional.of(step);
    }

    private GenerationStep go(NextTokens next, int id, int attempt, double draw) {
        GenerationStep step =
                tree.child(at, id)
                        .orElseGet(
                                () -> {
                                    GenerationStep made = measured(next, id, attempt, draw);
                                    tree.add(made);
                                    return made;
                                });
        at = step.node();
        return step;
    }

    private GenerationStep measured(NextTokens next, int id, int attempt, double draw) {
        OwnDistribution own = OwnDistribution.of(next.logits());
        return new GenerationStep(
                tree.next(),
                at,
                tree.length(at),
                id,
                next.probabilities()[id],
                own.probability(next.logits()[id]),
                next.rank(id),
                own.entropy(),
                attempt,
                draw);
    }

    private SamplingContext context(int node) {
        return new SamplingContext(tree.ids(node), tree.promptLength());
    }
}

package dev.glassbox.runtime.sampling;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.sampling.BeamNode.Fate;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Looks for likely texts by following the best few lines at once, as transformers 5 does ({@code
 * GenerationMixin._beam_search}): each step looks at the best continuations of all lines together,
 * twice as many as lines (with several end tokens, one more share for each); those that end while
 * among the best are finished, the best of the others go on. Penalties and the n-gram rule change
 * the log-probabilities; temperature and cuts have no part. Of equal candidates the better line,
 * then the lower id comes first.
 *
 * <p>Runs on the model's thread.
 */
public final class BeamSearch {
    private final LanguageModel model;
    private final Sampler sampler;
    private final BeamSettings settings;
    private final GenerationLimits limits;

    /** A continuation of a running line. */
    private record Candidate(int line, int id, double logP, double sum) {
        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingDouble((Candidate c) -> -c.sum)
                        .thenComparingInt(Candidate::line)
                        .thenComparingInt(Candidate::id);
    }

    /**
     * @param config its penalties and its n-gram rule count
     */
    public BeamSearch(
            LanguageModel model,
            SamplingConfig config,
            BeamSettings settings,
            GenerationLimits limits) {
        this.model = model;
        sampler = new Sampler(config.withTemperature(0));
        this.settings = settings;
        this.limits = limits;
    }

    /**
     * Searches.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the prompt, or
     *     does not write text
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public BeamTree run(int[] prompt, Cancellation cancellation) {
        return run(prompt, List.of(), cancellation);
    }

    /**
     * Searches with changes made in every pass.
     *
     * @param changes positions count from the start of the text
     * @throws dev.glassbox.runtime.intake.IntakeException as {@link #run(int[], Cancellation)}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public BeamTree run(int[] prompt, List<Intervention> changes, Cancellation cancellation) {
        model.description().check(prompt);
        int end = Math.min(prompt.length + limits.newTokens(), model.config().nCtx());
        try (BeamCaches caches = new BeamCaches(model, settings.beams(), end, changes)) {
            Search search = new Search(prompt, end);
            while (!search.isOver()) {
                cancellation.check();
                search.step(caches.read(search.lines(), cancellation));
            }
            return search.tree(caches.bytes());
        }
    }

    /** The state of one search. */
    private final class Search {
        private final int[] prompt;
        private final int end;
        private final List<BeamNode> nodes = new ArrayList<>();
        private final List<Integer> finished = new ArrayList<>(); // nodes, the best first
        private List<Integer> running = List.of(0); // nodes, the best first
        private int length;

        Search(int[] prompt, int end) {
            this.prompt = prompt.clone();
            this.end = end;
            length = prompt.length;
        }

        List<int[]> lines() {
            return running.stream().map(node -> BeamTree.ids(prompt, nodes, node)).toList();
        }

        /** Whether no running line can become a better result. */
        boolean isOver() {
            if (length >= end || running.isEmpty()) {
                return true;
            }
            if (finished.size() < settings.beams()) {
                return false;
            }
            double possible = settings.score(sum(running.get(0)), length - prompt.length);
            return settings.earlyStopping()
                    || possible <= node(finished.get(finished.size() - 1)).score();
        }

        /**
         * @param logits after each running line
         */
        void step(List<float[]> logits) {
            List<Candidate> best = best(logits);
            List<Integer> parents = running;
            running = new ArrayList<>();
            length++;
            for (int rank = 0; rank < best.size(); rank++) {
                Candidate candidate = best.get(rank);
                add(candidate, parents.get(candidate.line()));
                settle(candidate, rank);
            }
        }

        private void settle(Candidate candidate, int rank) {
            int node = nodes.size();
            boolean ends = length == end || limits.endIds().contains(candidate.id());
            boolean among = rank < settings.beams();
            if (ends && among) {
                finish(node, settings.score(candidate.sum(), length - prompt.length));
            } else if (ends) {
                become(node, length == end ? Fate.PRUNED : Fate.ENDED_TOO_LOW);
            } else if (running.size() < settings.beams()) {
                running.add(node);
            } else {
                become(node, Fate.PRUNED);
            }
        }

        private void finish(int node, double score) {
            nodes.set(node - 1, node(node).finished(score));
            int place = 0;
            while (place < finished.size() && node(finished.get(place)).score() >= score) {
                place++;
            }
            finished.add(place, node);
            if (finished.size() > settings.beams()) {
                become(finished.remove(finished.size() - 1), Fate.DISPLACED);
            }
        }

        private List<Candidate> best(List<float[]> logits) {
            int most = Math.max(2, 1 + limits.endIds().size()) * settings.beams();
            PriorityQueue<Candidate> best =
                    new PriorityQueue<>(Candidate.BEST_FIRST.reversed()); // the worst on top
            for (int line = 0; line < running.size(); line++) {
                double before = sum(running.get(line));
                double[] logP = logProbabilities(logits.get(line), running.get(line));
                for (int id = 0; id < logP.length; id++) {
                    boolean worth =
                            best.size() < most
                                    || before + logP[id] > best.element().sum(); // earlier wins
                    if (worth && logP[id] != Scores.CUT) {
                        best.add(new Candidate(line, id, logP[id], before + logP[id]));
                        if (best.size() > most) {
                            best.remove();
                        }
                    }
                }
            }
            return best.stream().sorted(Candidate.BEST_FIRST).toList();
        }

        private double[] logProbabilities(float[] logits, int node) {
            int[] ids = BeamTree.ids(prompt, nodes, node);
            return sampler.logProbabilities(logits, new SamplingContext(ids, prompt.length));
        }

        BeamTree tree(long cacheBytes) {
            running.forEach(node -> become(node, Fate.LEFT));
            List<BeamNode> results = finished.stream().map(this::node).toList();
            return new BeamTree(prompt, nodes, results, cacheBytes);
        }

        private void add(Candidate c, int parent) {
            nodes.add(
                    new BeamNode(
                            nodes.size() + 1,
                            parent,
                            length - 1,
                            c.id(),
                            c.logP(),
                            c.sum(),
                            0,
                            Fate.WENT_ON));
        }

        private void become(int node, Fate fate) {
            if (node != 0) {
                nodes.set(node - 1, node(node).became(fate));
            }
        }

        private double sum(int node) {
            return node == 0 ? 0 : node(node).sum();
        }

        private BeamNode node(int node) {
            return nodes.get(node - 1);
        }
    }
}

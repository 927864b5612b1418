package dev.glassbox.runtime.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The softmax of one row of logits, in doubles. */
final class Distribution {
    private final float[] logits; // [d_vocab]
    private final double logSum;

    Distribution(float[] logits) {
        this.logits = logits;
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest); // the largest is 1, so nothing overflows
        }
        logSum = largest + Math.log(sum);
    }

    double logP(int id) {
        return logits[id] - logSum;
    }

    double p(int id) {
        return Math.exp(logP(id));
    }

    /** From 1 for the likeliest; of equal ones the smaller id comes first. */
    int rank(int id) {
        int before = 0;
        for (int other = 0; other < logits.length; other++) {
            boolean first = logits[other] == logits[id] && other < id;
            before += logits[other] > logits[id] || first ? 1 : 0;
        }
        return before + 1;
    }

    /** The likeliest, in order of rank. */
    List<Guess> top(int count) {
        Comparator<Integer> likelier =
                Comparator.<Integer>comparingDouble(id -> -logits[id]).thenComparingInt(id -> id);
        PriorityQueue<Integer> best = new PriorityQueue<>(likelier.reversed());
        float least = Float.NEGATIVE_INFINITY; // of the best so far; a later equal one ranks below
        for (int id = 0; id < logits.length; id++) {
            if (best.size() < count || logits[id] > least) {
                best.add(id);
                if (best.size() > count) {
                    best.poll();
                }
                least = logits[best.element()];
            }
        }
        return best.stream().sorted(likelier).map(id -> new Guess(id, p(id))).toList();
    }

    int best() {
        return top(1).get(0).id();
    }

    /** KL(this || other) in nats: what is lost by taking the other for this. */
    double divergenceTo(Distribution other) {
        double sum = 0;
        for (int id = 0; id < logits.length; id++) {
            double logP = logP(id);
            sum += Math.exp(logP) * (logP - other.logP(id));
        }
        return sum;
    }
}

package dev.glassbox.runtime.experiments.embeddings;

import dev.glassbox.runtime.projection.PrincipalComponents;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where words go while a network learns them, in the plane. The axes are the first two principal
 * components of the last embedding, and stay: so what moves is the words, never the picture. An
 * early look may spread little along them, for they are chosen for the end.
 *
 * @param shares of the last look's variance along each axis, from 0 to 1
 * @param steps that were looked at
 * @param places {@code [step][word][axis]}
 */
public record Drawing(List<Double> shares, List<Integer> steps, List<List<List<Double>>> places) {
    private static final int AXES = 2;

    public Drawing {
        shares = List.copyOf(shares);
        steps = List.copyOf(steps);
        places = List.copyOf(places);
    }

    /**
     * @param vectors at each of the steps, {@code [words, D]}
     */
    static Drawing of(List<Integer> steps, List<Tensor> vectors, Cancellation cancellation) {
        Tensor last = vectors.get(vectors.size() - 1);
        PrincipalComponents axes =
                PrincipalComponents.of(last.toArray(), last.size(1), AXES, cancellation);
        List<List<List<Double>>> places = new ArrayList<>();
        for (Tensor look : vectors) {
            float[] flat = axes.project(look.toArray(), 0, 1); // [words, 2]
            List<List<Double>> words = new ArrayList<>();
            for (int word = 0; word < look.size(0); word++) {
                words.add(List.of((double) flat[AXES * word], (double) flat[AXES * word + 1]));
            }
            places.add(List.copyOf(words));
        }
        return new Drawing(Arrays.stream(axes.shares()).boxed().toList(), steps, places);
    }
}

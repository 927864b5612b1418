package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.nn.Tap;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Leaves out a random share of values at the places where GPT-2 does (Srivastava et al. 2014): the
 * embeddings' sum, the patterns, and what attention and MLPs add. The rest is scaled up, so that
 * sums keep their size. The numbers come from the step and the place alone, so a resumed run leaves
 * out the same.
 */
final class Dropout implements Tap {
    private static final String EMBEDDED = "blocks.0.hook_resid_pre";
    private static final Set<String> PLACES =
            Set.of("hook_pattern", "hook_attn_out", "hook_mlp_out");

    private final Draws draws;
    private final int step;
    private final double share;

    /**
     * @param share of values left out, above 0 and below 1
     */
    Dropout(Draws draws, int step, double share) {
        this.draws = draws;
        this.step = step;
        this.share = share;
    }

    @Override
    public boolean wants(HookPoint hook) {
        return PLACES.contains(hook.last()) || hook.name().equals(EMBEDDED);
    }

    @Override
    public NDArray pass(HookPoint hook, NDArray value) {
        if (!wants(hook)) {
            return value;
        }
        RandomGenerator random = draws.at(step, "dropout " + hook.name());
        long[] shape = value.getShape().getShape();
        float[] mask = new float[Math.toIntExact(value.size())];
        float kept = (float) (1 / (1 - share));
        long limit = (long) (share * (1L << 32)); // of the 2^32 values of an int
        for (int i = 0; i < mask.length; i++) {
            mask[i] = Integer.toUnsignedLong(random.nextInt()) < limit ? 0 : kept;
        }
        return value.mul(NativeFloats.create(value.getManager(), mask, shape));
    }
}

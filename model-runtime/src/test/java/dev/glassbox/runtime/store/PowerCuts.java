package dev.glassbox.runtime.store;

import java.util.Random;
import java.util.function.Consumer;

/** Every disk that a power cut may leave behind. */
public final class PowerCuts {
    private static final int EXHAUSTIVE_UP_TO = 8;
    private static final int SAMPLES = 200;
    private static final int CUTS = 120;

    private PowerCuts() {}

    /**
     * Builds them all: each subset of the pending effects (a seeded sample of subsets where there
     * are more than {@value #EXHAUSTIVE_UP_TO} effects), the last surviving write cut at each byte
     * (at {@value #CUTS} places where it is longer).
     *
     * @return how many disks were tried
     */
    static int forEach(FaultyDisk disk, Consumer<FaultyDisk> check) {
        return forEach(disk, CUTS, check);
    }

    /** The same with so many cuts through a longer write. */
    public static int forEach(FaultyDisk disk, int cuts, Consumer<FaultyDisk> check) {
        int effects = disk.pendingEffects();
        boolean all = effects <= EXHAUSTIVE_UP_TO;
        Random random = new Random(effects);
        int tried = 0;
        for (int subset = 0; subset < (all ? 1 << effects : SAMPLES); subset++) {
            boolean[] survives = new boolean[effects];
            for (int i = 0; i < effects; i++) {
                survives[i] = all ? (subset >> i & 1) == 1 : random.nextInt(3) > 0;
            }
            int length = disk.lastWriteLength(survives);
            for (int torn = length; torn >= 0; torn -= 1 + length / cuts) {
                check.accept(disk.afterPowerCut(survives, torn));
                tried++;
            }
        }
        return tried;
    }
}

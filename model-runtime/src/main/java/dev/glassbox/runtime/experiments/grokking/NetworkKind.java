package dev.glassbox.runtime.experiments.grokking;

import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.WeightSource;
import dev.glassbox.runtime.nn.gpt2.Gpt2Config;
import dev.glassbox.runtime.nn.gpt2.Gpt2Network;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The two networks that the effect is shown on. */
enum NetworkKind {
    /** Two layers with squares between, without biases (Gromov 2023): the starkest and cheapest. */
    MLP(5e-3, 1500, 2) {
        @Override
        DecoderNetwork build(int modulus, WeightSource source) {
            return new QuadraticNetwork(source, modulus, HIDDEN);
        }

        @Override
        double deviation(String name, int modulus) {
            int inputs = name.startsWith(QuadraticNetwork.OUTPUT) ? HIDDEN : modulus;
            return 0.5 / Math.sqrt(inputs);
        }
    },

    /** One block of GPT-2's build, reading "a b =". */
    TRANSFORMER(1e-3, 5000, 3) {
        @Override
        DecoderNetwork build(int modulus, WeightSource source) {
            Gpt2Config config =
                    new Gpt2Config(
                            RandomGpt2.shape(1, 4, WIDTH, modulus + 1, length()),
                            Activation.GELU,
                            Gpt2Config.EPSILON,
                            Gpt2Config.Scaling.STANDARD,
                            false);
            return new Gpt2Network(config, source);
        }

        @Override
        double deviation(String name, int modulus) {
            return 0.05;
        }
    };

    private static final int HIDDEN = 256;
    private static final int WIDTH = 64;

    private final double lr;
    private final int steps;
    private final int length;

    NetworkKind(double lr, int steps, int length) {
        this.lr = lr;
        this.steps = steps;
        this.length = length;
    }

    abstract DecoderNetwork build(int modulus, WeightSource source);

    /** Of a matrix's first values. */
    abstract double deviation(String name, int modulus);

    double lr() {
        return lr;
    }

    /** Enough to see what there is to see. */
    int steps() {
        return steps;
    }

    /** Tokens read: the two numbers, and a sign of equality where the network has places. */
    int length() {
        return length;
    }

    static NetworkKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    }
}

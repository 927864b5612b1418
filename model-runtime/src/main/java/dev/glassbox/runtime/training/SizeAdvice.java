package dev.glassbox.runtime.training;

import dev.glassbox.runtime.training.text.PlainText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What network to train on a text of a given size, and for how long: a rule of thumb, made to keep
 * over-fitting small and the wait short.
 *
 * <ul>
 *   <li>Passes: at most forty over the text, and where it is long no more than two thousand steps'
 *       worth, but the whole of it at least once and a half. Muennighoff et al., 2023, arXiv
 *       2305.16264: up to four passes are nearly as good as new text, from about sixteen on little
 *       is gained, from about forty on nothing.
 *   <li>Parameters: the largest of six networks whose blocks have at most eight parameters for each
 *       token to train on, and one for every two tokens that are seen in the run, passes counted.
 *       nanoGPT's CPU setting is one of the six. (Hoffmann et al., 2022, arXiv 2203.15556, find
 *       about 20 tokens a parameter best for a given amount of computing; on so small a text that
 *       would leave next to no network.)
 *   <li>Dropout (Srivastava et al., 2014) above four passes.
 * </ul>
 *
 * @param recipe what is advised, ready to be trained
 * @param trainTokens to train on: nine tenths of the text; counted for characters, estimated for
 *     byte pairs, which are known only when they are learnt
 * @param vocabulary the number of tokens there are
 * @param parameters trained numbers of the network
 * @param passes how often the training goes over the text
 * @param reasons why, each a sentence's key and the numbers in it
 */
public record SizeAdvice(
        Recipe recipe,
        int trainTokens,
        int vocabulary,
        long parameters,
        double passes,
        List<Reason> reasons) {
    /** Tokens seen in a run; 2,000 steps of nanoGPT's CPU setting. */
    private static final double TOKENS_SEEN = 1_536_000;

    private static final double MOST_PASSES = 40;
    private static final double FEW_PASSES = 4;
    private static final double DROPOUT = 0.1;
    private static final double LEAST_PASSES = 1.5;
    private static final double PARAMETERS_A_TOKEN = 8;
    private static final double PARAMETERS_A_TOKEN_SEEN = 0.52;
    private static final int MOST_STEPS = 10_000;
    private static final int LEAST_STEPS = 100;
    private static final int BATCH = 12;
    private static final int LONGEST_CONTEXT = 64;
    private static final int SHORTEST_CONTEXT = 8;
    private static final int WINDOWS = 4; // of the validation part, at least
    private static final int MOMENTS = 12;
    private static final double TRAIN_SHARE = 0.9;

    /** Below this a vocabulary of byte pairs would be learnt from too little. */
    private static final int CHARACTERS_FOR_PAIRS = 2_000_000;

    private static final int MOST_DISTINCT = 8_000;
    private static final int USES_OF_A_TOKEN = 400;

    /** Time of a step forward alone, as a share of one with its way back. */
    private static final double FORWARD_SHARE = 1 / 3.0;

    public SizeAdvice {
        reasons = List.copyOf(reasons);
    }

    /**
     * A sentence, as the key of its wording and the numbers in it.
     *
     * @param key in the app's strings
     */
    public record Reason(String key, Map<String, String> values) {
        public Reason {
            values = Map.copyOf(values);
        }

        private static Reason of(String key, Object... pairs) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                values.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
            }
            return new Reason(key, values);
        }
    }

    /**
     * One of the six networks.
     *
     * @param maxLr smaller networks bear larger steps
     */
    private record Rung(int layers, int heads, int dModel, double maxLr) {
        static final List<Rung> LADDER =
                List.of(
                        new Rung(2, 4, 32, 3e-3),
                        new Rung(2, 4, 64, 3e-3),
                        new Rung(3, 4, 96, 2e-3),
                        new Rung(4, 4, 128, 1e-3),
                        new Rung(6, 6, 192, 1e-3),
                        new Rung(6, 8, 256, 6e-4));

        /** Twelve square matrices' worth a block. */
        long blockParameters() {
            return 12L * layers * dModel * dModel;
        }

        static Rung largestWithin(double parameters) {
            Rung chosen = LADDER.get(0);
            for (Rung rung : LADDER) {
                chosen = rung.blockParameters() <= parameters ? rung : chosen;
            }
            return chosen;
        }

        /** The rate of the widest of them that is no wider. */
        static double rate(int width) {
            Rung chosen = LADDER.get(0);
            for (Rung rung : LADDER) {
                chosen = rung.dModel <= width ? rung : chosen;
            }
            return chosen.maxLr;
        }
    }

    /** Advice for a text, with the tokenizer that suits it. */
    public static SizeAdvice of(PlainText text) {
        int characters = text.characters();
        int distinct = text.distinctCharacters();
        boolean pairs = characters >= CHARACTERS_FOR_PAIRS || distinct > MOST_DISTINCT;
        return of(text, pairs ? pairVocabulary(characters) : 0);
    }

    /**
     * Advice for a text with a tokenizer that is given.
     *
     * @param bpeVocab the tokens of a byte-pair tokenizer; 0 for one token a character
     */
    public static SizeAdvice of(PlainText text, int bpeVocab) {
        return Cut.of(text, bpeVocab).advised();
    }

    /**
     * What follows from sizes that a person has chosen for a text: learning rate, dropout, looks,
     * and the numbers that the reasons name.
     *
     * @param bpeVocab the tokens of a byte-pair tokenizer; 0 for one token a character
     * @param steps updates in all, from 1
     */
    public static SizeAdvice of(PlainText text, int bpeVocab, TextSizes sizes, int steps) {
        return Cut.of(text, bpeVocab).with(sizes, steps);
    }

    /** The sizes of the network. */
    public TextSizes sizes() {
        return TextSizes.of(recipe);
    }

    /**
     * A recipe for a text with another number of steps: the warm-up is a tenth of a short run, and
     * the validation part is looked at some ten times, at steps that the log has a line of.
     */
    public static Recipe lasting(Recipe recipe, int steps) {
        Recipe.Optimizer rule = recipe.optimizer();
        Recipe.Schedule schedule = recipe.schedule();
        return recipe.withSteps(steps)
                .with(
                        new Recipe.Optimizer(
                                rule.kind(),
                                rule.decay(),
                                rule.maxLr(),
                                rule.minLr(),
                                Math.min(rule.warmupSteps(), steps / 10),
                                rule.beta1(),
                                rule.beta2(),
                                rule.epsilon(),
                                rule.weightDecay(),
                                rule.clipNorm()))
                .with(
                        new Recipe.Schedule(
                                schedule.batch(),
                                steps,
                                Math.max(1, steps / 100) * 10,
                                schedule.moments()));
    }

    /** How many tokens a byte-pair tokenizer is to have so that each is used often enough. */
    public static int pairVocabulary(int characters) {
        int wanted = characters / USES_OF_A_TOKEN;
        return Math.max(512, Math.min(8192, wanted)) / 64 * 64;
    }

    /**
     * A text cut into tokens, as far as sizes depend on it.
     *
     * @param base the recipe for it
     * @param train tokens to train on
     * @param tokenizer the sentence about the cutting
     */
    private record Cut(Recipe base, int train, int vocabulary, Reason tokenizer) {
        static Cut of(PlainText text, int bpeVocab) {
            int distinct = text.distinctCharacters();
            double tokens = bpeVocab == 0 ? text.characters() : pairs(text.text());
            int train = (int) (TRAIN_SHARE * tokens);
            Reason tokenizer =
                    bpeVocab == 0
                            ? Reason.of("advice.characters", "distinct", distinct, "tokens", train)
                            : Reason.of("advice.pairs", "vocabulary", bpeVocab, "tokens", train);
            return new Cut(
                    RecipeShelf.bundled().get("text-char").forText(text, bpeVocab),
                    train,
                    bpeVocab == 0 ? distinct : bpeVocab,
                    tokenizer);
        }

        SizeAdvice advised() {
            int nCtx = context(train);
            int batchTokens = BATCH * nCtx;
            double wanted =
                    Math.max(Math.min(MOST_PASSES * train, TOKENS_SEEN), LEAST_PASSES * train);
            int steps = rounded(Math.max(LEAST_STEPS, Math.min(MOST_STEPS, wanted / batchTokens)));
            double seen = (double) steps * batchTokens;
            Rung rung =
                    Rung.largestWithin(
                            Math.min(PARAMETERS_A_TOKEN * train, PARAMETERS_A_TOKEN_SEEN * seen));
            return with(new TextSizes(rung.layers(), rung.heads(), rung.dModel(), nCtx), steps);
        }

        SizeAdvice with(TextSizes sizes, int steps) {
            double passes = (double) steps * BATCH * sizes.context() / Math.max(1, train);
            double dropout = passes > FEW_PASSES ? DROPOUT : 0;
            double rate = Rung.rate(sizes.width());
            Recipe sized = sizes.in(base);
            Recipe recipe =
                    lasting(
                            sized.with(sized.network().withDropout(dropout))
                                    .with(sized.optimizer().withRates(rate, rate / 10))
                                    .with(new Recipe.Schedule(BATCH, steps, steps, MOMENTS)),
                            steps);
            long parameters = sizes.parameters(vocabulary);
            return new SizeAdvice(
                    recipe,
                    train,
                    vocabulary,
                    parameters,
                    passes,
                    List.of(
                            tokenizer,
                            Reason.of(
                                    "advice.network",
                                    "layers",
                                    sizes.layers(),
                                    "heads",
                                    sizes.heads(),
                                    "width",
                                    sizes.width(),
                                    "parameters",
                                    parameters,
                                    "tokens",
                                    train),
                            Reason.of("advice.context", "context", sizes.context(), "batch", BATCH),
                            Reason.of(
                                    "advice.steps",
                                    "steps",
                                    steps,
                                    "passes",
                                    Math.round(passes * 10) / 10.0),
                            dropout == 0
                                    ? Reason.of("advice.no-dropout", "few", (int) FEW_PASSES)
                                    : Reason.of(
                                            "advice.dropout",
                                            "dropout",
                                            dropout,
                                            "few",
                                            (int) FEW_PASSES),
                            Reason.of("advice.rule-of-thumb")));
        }
    }

    /**
     * How long the training takes, with the looks at the validation part.
     *
     * @param tokensPerSecond as measured, such as by {@link TrainingPace}
     */
    public Duration duration(double tokensPerSecond) {
        Recipe.Schedule schedule = recipe.schedule();
        double seen = (double) schedule.steps() * schedule.batch() * recipe.network().nCtx();
        double validation = trainTokens / TRAIN_SHARE * (1 - TRAIN_SHARE);
        double looks = Math.ceil((double) schedule.steps() / schedule.evaluateEvery());
        double work = seen + looks * validation * FORWARD_SHARE;
        return Duration.ofMillis(Math.round(1000 * work / tokensPerSecond));
    }

    /** The longest of the powers of two that leaves several windows to validate on. */
    private static int context(int train) {
        double validation = train / TRAIN_SHARE * (1 - TRAIN_SHARE);
        int nCtx = LONGEST_CONTEXT;
        while (nCtx > SHORTEST_CONTEXT && validation < WINDOWS * (nCtx + 1)) {
            nCtx /= 2;
        }
        return nCtx;
    }

    /** To two digits, and to whole tens. */
    private static int rounded(double steps) {
        double unit = Math.pow(10, Math.max(1, Math.floor(Math.log10(steps)) - 1));
        return (int) (Math.round(steps / unit) * unit);
    }

    /** About: three letters of an alphabet, or one and a third Chinese character, make a token. */
    private static double pairs(String text) {
        long letters = text.codePoints().filter(point -> point < 0x2E80).count();
        long others = text.codePointCount(0, text.length()) - letters;
        return letters / 3.0 + others / 1.3;
    }
}

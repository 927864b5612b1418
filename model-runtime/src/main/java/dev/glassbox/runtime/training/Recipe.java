package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.gpt2.Gpt2Config;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.training.text.PlainText;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that makes a training what it is, but for the seed. Recipes are files under {@code recipes/};
 * each has a note beside it with the reason of every number.
 *
 * @param name the file's name without its ending; also the id of the model that comes out
 * @param licence of the weights that come out; empty when it is for the user to say
 * @param corpus what it trains on
 * @param network the sizes
 * @param optimizer how a gradient becomes a step
 * @param schedule how long, how much at once, how often it looks
 * @param breakage the id of the {@link Breakage} that is in it on purpose; empty where it is left
 *     out
 */
public record Recipe(
        String name,
        String licence,
        Source corpus,
        Network network,
        Optimizer optimizer,
        Schedule schedule,
        @Nullable String breakage) {

    public Recipe {
        breakage = breakage == null ? "" : breakage;
    }

    /** What is wrong with it on purpose. */
    public Optional<Breakage> broken() {
        return breakage == null || breakage.isEmpty()
                ? Optional.empty()
                : Optional.of(Breakage.named(breakage));
    }

    Recipe broken(String id) {
        return new Recipe(name, licence, corpus, network, optimizer, schedule, id);
    }

    /**
     * @param file a file in the data folder; empty when the user gives a text, and where the text
     *     is TinyTown's
     * @param url where to get it
     * @param sha256 of the file, lower-case hex; empty when the user gives a text
     * @param licence of the text
     * @param attribution whom to name with it; empty where it is left out
     * @param form how the file becomes text: {@code text}, {@code poems} or {@code sentence-pairs};
     *     text where it is left out
     * @param bpeVocab the tokens of a byte-pair tokenizer trained on the training part; 0, which is
     *     meant where it is left out: each character is a token
     * @param lineStarts the share of training windows that begin where a line does, 0 to 1: a
     *     network with learned positions then knows the place in a poem from the position; 0 where
     *     it is left out
     * @param town the text is TinyTown's
     */
    public record Source(
            String file,
            String url,
            String sha256,
            String licence,
            @Nullable String attribution,
            @Nullable String form,
            @JsonProperty("bpe_vocab") @Nullable Integer bpeVocab,
            @JsonProperty("line_starts") @Nullable Double lineStarts,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Town town) {
        public Source {
            attribution = attribution == null ? "" : attribution;
            form = form == null ? CorpusForm.TEXT.id() : form;
            bpeVocab = bpeVocab == null ? 0 : bpeVocab;
            lineStarts = lineStarts == null ? 0.0 : lineStarts;
            Numbers.wholeShare("line_starts", lineStarts);
            CorpusForm.named(form);
        }

        /** A text as it is, character by character. */
        public Source(String file, String url, String sha256, String licence) {
            this(file, url, sha256, licence, null, null, null, null, null);
        }

        @Override
        public String form() {
            return Objects.requireNonNull(form);
        }

        @Override
        public Double lineStarts() {
            return Objects.requireNonNull(lineStarts);
        }

        @Override
        public Integer bpeVocab() {
            return Objects.requireNonNull(bpeVocab);
        }

        /** The same text cut into so many byte-pair tokens; 0 for characters. */
        public Source withBpe(int vocabulary) {
            return new Source(
                    file, url, sha256, licence, attribution, form, vocabulary, lineStarts, town);
        }
    }

    /**
     * TinyTown's running text.
     *
     * @param size {@code small} or {@code full}
     * @param sentences how many
     * @param mix the share of Chinese ones
     * @param seed of the text, which is not that of the training
     */
    public record Town(String size, int sentences, double mix, long seed) {
        /** More than this would not fit a text file's limit. */
        private static final int MOST_SENTENCES = 1_000_000;

        public Town {
            Numbers.oneOf("size", size, TownSize.ids());
            if (sentences < 1 || sentences > MOST_SENTENCES) {
                throw Problem.input(
                                "training.sentences",
                                "sentences",
                                "value",
                                sentences,
                                "most",
                                MOST_SENTENCES)
                        .asException();
            }
        }
    }

    /**
     * @param activation as {@code config.json} names it
     * @param initStd standard deviation of the first weights; the projections into the residual
     *     stream get it divided by sqrt(2 n_layers), so that the stream's variance does not grow
     *     with depth
     * @param dropout the share of values that each update leaves out; 0 where it is left out
     * @param family the {@code model_type} of a family that can be trained; gpt2 where it is left
     *     out
     */
    public record Network(
            @JsonProperty("n_layers") int nLayers,
            @JsonProperty("n_heads") int nHeads,
            @JsonProperty("d_model") int dModel,
            @JsonProperty("n_ctx") int nCtx,
            String activation,
            @JsonProperty("init_std") double initStd,
            @Nullable Double dropout,
            @Nullable String family) {
        public Network {
            dropout = dropout == null ? 0.0 : dropout;
            family = family == null ? Gpt2Config.MODEL_TYPE : family;
            Numbers.share("dropout", dropout);
            if (nLayers < 1 || nHeads < 1 || dModel < 1 || nCtx < 1 || dModel % nHeads != 0) {
                throw new IllegalArgumentException(
                        "layers "
                                + nLayers
                                + ", heads "
                                + nHeads
                                + ", d_model "
                                + dModel
                                + ", n_ctx "
                                + nCtx);
            }
            if (Activation.named(activation).isEmpty()) {
                throw new IllegalArgumentException("activation " + activation);
            }
        }

        /** A GPT-2. */
        public Network(
                int nLayers,
                int nHeads,
                int dModel,
                int nCtx,
                String activation,
                double initStd,
                @Nullable Double dropout) {
            this(nLayers, nHeads, dModel, nCtx, activation, initStd, dropout, null);
        }

        @Override
        public String family() {
            return Objects.requireNonNull(family);
        }

        Network withDropout(double share) {
            return new Network(nLayers, nHeads, dModel, nCtx, activation, initStd, share, family);
        }
    }

    /**
     * How gradients become steps.
     *
     * @param kind {@code adamw}, {@code adam}, {@code momentum} or {@code sgd}; adamw where it is
     *     left out
     * @param decay {@code cosine} or {@code constant}; cosine where it is left out
     * @param maxLr reached after the warm-up
     * @param minLr reached by a cosine at the last step
     * @param warmupSteps over which the rate rises in a straight line
     * @param beta1 how much of the mean gradient, or of the last step, is kept
     * @param beta2 how much of the mean squared gradient is kept
     * @param clipNorm the longest gradient, over all weights together
     */
    public record Optimizer(
            @Nullable String kind,
            @Nullable String decay,
            @JsonProperty("max_lr") double maxLr,
            @JsonProperty("min_lr") double minLr,
            @JsonProperty("warmup_steps") int warmupSteps,
            double beta1,
            double beta2,
            double epsilon,
            @JsonProperty("weight_decay") double weightDecay,
            @JsonProperty("clip_norm") double clipNorm) {
        /** The rate falls along a cosine. */
        public static final String COSINE = "cosine";

        /** The rate stays where the warm-up took it. */
        public static final String CONSTANT = "constant";

        public Optimizer {
            kind = kind == null ? "adamw" : kind;
            decay = decay == null ? COSINE : decay;
            Numbers.oneOf("kind", kind, UpdateRules.names());
            Numbers.oneOf("decay", decay, Set.of(COSINE, CONSTANT));
            Numbers.notNegative("max_lr", maxLr);
            Numbers.notNegative("min_lr", minLr);
            Numbers.share("beta1", beta1);
            Numbers.share("beta2", beta2);
            Numbers.notNegative("epsilon", epsilon);
            Numbers.notNegative("weight_decay", weightDecay);
            Numbers.positive("clip_norm", clipNorm);
        }

        @Override
        public String kind() {
            return Objects.requireNonNull(kind);
        }

        @Override
        public String decay() {
            return Objects.requireNonNull(decay);
        }

        Optimizer withRates(double newMaxLr, double newMinLr) {
            return new Optimizer(
                    kind,
                    decay,
                    newMaxLr,
                    newMinLr,
                    warmupSteps,
                    beta1,
                    beta2,
                    epsilon,
                    weightDecay,
                    clipNorm);
        }

        Optimizer withWeightDecay(double newDecay) {
            return new Optimizer(
                    kind,
                    decay,
                    maxLr,
                    minLr,
                    warmupSteps,
                    beta1,
                    beta2,
                    epsilon,
                    newDecay,
                    clipNorm);
        }

        Optimizer withClipNorm(double newNorm) {
            return new Optimizer(
                    kind,
                    decay,
                    maxLr,
                    minLr,
                    warmupSteps,
                    beta1,
                    beta2,
                    epsilon,
                    weightDecay,
                    newNorm);
        }
    }

    /** The share of values that each update leaves out. */
    public double dropout() {
        return Objects.requireNonNull(network.dropout());
    }

    /**
     * @param batch sequences of n_ctx tokens in one step
     * @param steps updates in all, and the length of the learning rate's decay
     * @param evaluateEvery steps between two looks at the whole validation split
     * @param moments how many moments of the run are kept to go back to, the first before any
     *     update; none where it is left out
     */
    public record Schedule(
            int batch,
            int steps,
            @JsonProperty("evaluate_every") int evaluateEvery,
            @Nullable Integer moments) {
        /** More rows than this in one step are a slip of the pen. */
        private static final int LARGEST_BATCH = 4096;

        public Schedule {
            moments = moments == null ? 0 : moments;
            if (moments < 0 || moments > Moments.MOST) {
                throw Problem.input("training.moments", "", "value", moments, "most", Moments.MOST)
                        .asException();
            }
            if (batch < 1 || batch > LARGEST_BATCH) {
                throw Problem.input("training.batch", "", "value", batch, "limit", LARGEST_BATCH)
                        .asException();
            }
            if (steps < 1 || evaluateEvery < 1) {
                throw new IllegalArgumentException(
                        "steps " + steps + ", evaluateEvery " + evaluateEvery);
            }
        }

        /** Without moments. */
        public Schedule(int batch, int steps, int evaluateEvery) {
            this(batch, steps, evaluateEvery, null);
        }

        @Override
        public Integer moments() {
            return Objects.requireNonNull(moments);
        }

        Schedule withBatch(int rows) {
            return new Schedule(rows, steps, evaluateEvery, moments);
        }

        /** The same with another number of moments kept, from 0 to 20. */
        public Schedule keeping(int number) {
            return new Schedule(batch, steps, evaluateEvery, number);
        }

        Schedule withSteps(int updates) {
            return new Schedule(batch, updates, evaluateEvery, moments);
        }
    }

    /** The same recipe for another number of steps; the rate's decay follows. */
    public Recipe withSteps(int steps) {
        if (steps < 1) {
            throw Problem.input("training.steps", "--steps", "value", steps).asException();
        }
        return with(schedule.withSteps(steps));
    }

    /** The same recipe for another text, or another way of cutting it. */
    public Recipe with(Source other) {
        return new Recipe(name, licence, other, network, optimizer, schedule, breakage);
    }

    /**
     * The same recipe with one of its numbers changed.
     *
     * @param what as {@link Adjustment#what()}
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such number, or that value
     *     cannot be
     */
    public Recipe with(String what, double value) {
        return new Adjustment(0, what, value).applyTo(this);
    }

    /**
     * The same recipe for a text of the user's own, whose licence is for the user to say.
     *
     * @param bpeVocab the tokens of a byte-pair tokenizer; 0 for one token a character
     */
    public Recipe forText(PlainText text, int bpeVocab) {
        return with(new Source(text.name(), "", "", "", null, null, bpeVocab, null, null));
    }

    public Recipe with(Optimizer other) {
        return new Recipe(name, licence, corpus, network, other, schedule, breakage);
    }

    public Recipe with(Network other) {
        return new Recipe(name, licence, corpus, other, optimizer, schedule, breakage);
    }

    public Recipe with(Schedule other) {
        return new Recipe(name, licence, corpus, network, optimizer, other, breakage);
    }
}

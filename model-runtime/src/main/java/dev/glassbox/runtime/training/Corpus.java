package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tokenizer.BpeSettings;
import dev.glassbox.runtime.tokenizer.BpeTrainer;
import dev.glassbox.runtime.tokenizer.BpeWatch;
import dev.glassbox.runtime.tokenizer.BytePairTokenizer;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.tokenizer.TrainedBpe;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.Sha256;
import dev.glassbox.runtime.training.text.TextReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A text as token ids: the first nine tenths to train on, the rest, in the text's order, to
 * validate on.
 */
public final class Corpus {
    private static final double TRAIN_SHARE = 0.9;
    private static final int LONGEST_LINE = 1000;

    /** Far more than any language's texts have; each costs a row of the embedding. */
    private static final int MOST_CHARACTERS = 20_000;

    private final OwnTokenizer tokenizer;
    private final int[] train;
    private final int[] validation;
    private final String sha256;

    /** Where lines of the training part begin. */
    private final int[] lines;

    private Corpus(OwnTokenizer tokenizer, int[] train, int[] validation, String sha256) {
        this.tokenizer = tokenizer;
        this.train = train;
        this.validation = validation;
        this.sha256 = sha256;
        lines = lineStarts(tokenizer.tokenizer(), train);
    }

    /**
     * The corpus of a recipe.
     *
     * @param folder where data files lie; TinyTown needs none
     * @throws dev.glassbox.runtime.intake.IntakeException if the file is not there, saying where to
     *     get it and where to put it, or is another text than the recipe names
     */
    public static Corpus of(Recipe recipe, Path folder) {
        Recipe.Town town = recipe.corpus().town();
        if (town != null) {
            String text =
                    TinyTown.of(TownSize.named(town.size()))
                            .text(town.seed(), town.mix())
                            .characters(town.sentences(), Layout.RUNNING);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return of(recipe, text, Sha256.of(bytes), "TinyTown " + town.size());
        }
        Path file = folder.resolve(recipe.corpus().file());
        if (!Files.isRegularFile(file)) {
            throw Problem.input(
                            "training.corpus-missing",
                            file.toString(),
                            "file",
                            recipe.corpus().file(),
                            "url",
                            recipe.corpus().url(),
                            "folder",
                            folder)
                    .asException();
        }
        Corpus corpus = read(file, recipe);
        String expected = recipe.corpus().sha256();
        if (!expected.isEmpty() && !expected.equals(corpus.sha256())) {
            throw Problem.input(
                            "training.corpus-other",
                            file.toString(),
                            "recipe",
                            recipe.name(),
                            "url",
                            recipe.corpus().url())
                    .asException();
        }
        return corpus;
    }

    /**
     * A text file of the user's own as a corpus, character by character.
     *
     * @param nCtx both parts must be longer than this
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be read, is no text or too
     *     short
     */
    public static Corpus read(Path file, int nCtx) {
        PlainText text = new TextReader().read(file);
        return new Cutter(text.name(), nCtx, 0).corpus(text.text(), text.sha256());
    }

    /**
     * A text of the user's own, cut as a recipe says.
     *
     * @param recipe see {@link Recipe#forText}
     * @throws dev.glassbox.runtime.intake.IntakeException if it is too short, or has too many
     *     different characters to learn each by itself
     */
    public static Corpus of(Recipe recipe, PlainText text) {
        return of(recipe, text.text(), text.sha256(), text.name());
    }

    /** A text file in the form and cut as a recipe says. */
    public static Corpus read(Path file, Recipe recipe) {
        byte[] bytes = bytes(file);
        String text =
                CorpusForm.named(recipe.corpus().form())
                        .text(ForeignFiles.decode(bytes, file.toString()));
        return of(recipe, text, Sha256.of(bytes), file.toString());
    }

    /**
     * A text as a corpus, cut as a recipe says.
     *
     * @param place what to call it in an error
     * @throws dev.glassbox.runtime.intake.IntakeException if it is too short
     */
    public static Corpus of(Recipe recipe, String text, String place) {
        return of(recipe, text, Sha256.of(text.getBytes(StandardCharsets.UTF_8)), place);
    }

    /**
     * Two texts as a corpus, character by character: one to train on, one to validate on. Each must
     * be longer than the context.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if one is too short
     */
    public static Corpus ofParts(String train, String validation, int nCtx) {
        String both = train + validation;
        CharacterTokenizer tokenizer = CharacterTokenizer.of(both);
        for (String part : List.of(train, validation)) {
            int length = part.codePointCount(0, part.length());
            if (length <= nCtx) {
                throw Problem.input(
                                "training.corpus-short", "", "tokens", length, "needed", nCtx + 1)
                        .asException();
            }
        }
        return new Corpus(
                new OwnTokenizer.OfCharacters(tokenizer),
                tokenizer.encodeIds(train),
                tokenizer.encodeIds(validation),
                Sha256.of(both.getBytes(StandardCharsets.UTF_8)));
    }

    private static Corpus of(Recipe recipe, String text, String sha256, String place) {
        return new Cutter(place, recipe.network().nCtx(), recipe.corpus().bpeVocab())
                .corpus(text, sha256);
    }

    private static int[] lineStarts(Tokenizer tokenizer, int[] ids) {
        boolean[] ends = new boolean[tokenizer.vocabularySize()];
        for (int id = 0; id < ends.length; id++) {
            ends[id] = tokenizer.tokenText(id).endsWith("\n");
        }
        return IntStream.range(0, ids.length)
                .filter(place -> place == 0 || ends[ids[place - 1]])
                .toArray();
    }

    private static byte[] bytes(Path file) {
        ForeignFiles files = ForeignFiles.standard();
        return files.readBytes(file, files.limits().files().text());
    }

    /**
     * How a text becomes tokens.
     *
     * @param place what to call it in an error
     * @param nCtx both parts must be longer than this
     * @param bpeVocab tokens of a byte-pair tokenizer; 0 for one token a character
     */
    private record Cutter(String place, int nCtx, int bpeVocab) {
        Corpus corpus(String text, String sha256) {
            return bpeVocab == 0 ? byCharacter(text, sha256) : byPairs(text, sha256);
        }

        private Corpus byCharacter(String text, String sha256) {
            CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
            if (tokenizer.vocabularySize() > MOST_CHARACTERS) {
                throw Problem.input(
                                "training.many-characters",
                                place,
                                "characters",
                                tokenizer.vocabularySize(),
                                "limit",
                                MOST_CHARACTERS)
                        .asException();
            }
            int[] ids = tokenizer.encodeIds(text);
            int cut = (int) (TRAIN_SHARE * ids.length);
            return corpus(
                    new OwnTokenizer.OfCharacters(tokenizer),
                    Arrays.copyOf(ids, cut),
                    Arrays.copyOfRange(ids, cut, ids.length),
                    sha256);
        }

        /** Merges are learnt from the training part alone. */
        private Corpus byPairs(String text, String sha256) {
            int cut = text.offsetByCodePoints(0, (int) (TRAIN_SHARE * codePoints(text)));
            int line = text.indexOf('\n', cut) + 1; // a whole line, where there are lines
            int at = line > 0 && line - cut < LONGEST_LINE ? line : cut;
            String train = text.substring(0, at);
            TrainedBpe bpe =
                    new BpeTrainer()
                            .train(train, new BpeSettings(bpeVocab, List.of()), BpeWatch.NONE);
            BytePairTokenizer tokenizer = bpe.tokenizer();
            return corpus(
                    new OwnTokenizer.OfPairs(bpe, tokenizer),
                    tokenizer.encodeIds(train),
                    tokenizer.encodeIds(text.substring(at)),
                    sha256);
        }

        private Corpus corpus(
                OwnTokenizer tokenizer, int[] train, int[] validation, String sha256) {
            if (validation.length <= nCtx) {
                throw Problem.input(
                                "training.corpus-short",
                                place,
                                "tokens",
                                train.length + validation.length,
                                "needed",
                                Math.round((nCtx + 1) / (1 - TRAIN_SHARE)),
                                "context",
                                nCtx)
                        .asException();
            }
            return new Corpus(tokenizer, train, validation, sha256);
        }

        private static int codePoints(String text) {
            return text.codePointCount(0, text.length());
        }
    }

    /** The text's own tokenizer. */
    public Tokenizer tokenizer() {
        return tokenizer.tokenizer();
    }

    /** The files that hold the tokenizer in a model's folder, by name. */
    Map<String, String> tokenizerFiles() {
        return tokenizer.files();
    }

    /** The sha256 of the file, lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** The number of tokens in both parts. */
    public int size() {
        return train.length + validation.length;
    }

    /** The number of tokens to train on. */
    public int trainSize() {
        return train.length;
    }

    /** The validation part as text. */
    public String validationText() {
        return tokenizer().decode(validation);
    }

    /** The training part as text. */
    public String trainText() {
        return tokenizer().decode(train);
    }

    /** How often each token occurs in the training part, by id. */
    public long[] trainCounts() {
        long[] counts = new long[tokenizer().vocabularySize()];
        for (int id : train) {
            counts[id]++;
        }
        return counts;
    }

    /**
     * A random batch of the training part.
     *
     * @param rows sequences
     * @param length inputs in each; the targets are the same places moved on by one
     */
    Batch draw(RandomGenerator random, int rows, int length) {
        return draw(random, rows, length, 0);
    }

    /**
     * As above, part of the rows from the beginning of a line.
     *
     * @param lineStarts the share of such rows, 0 to 1
     */
    Batch draw(RandomGenerator random, int rows, int length, double lineStarts) {
        int[] starts = new int[rows];
        for (int row = 0; row < rows; row++) {
            boolean atLine = lineStarts > 0 && random.nextDouble() < lineStarts;
            starts[row] =
                    atLine && lines.length > 0
                            ? Math.min(
                                    lines[random.nextInt(lines.length)], train.length - length - 1)
                            : random.nextInt(train.length - length);
        }
        return Batch.of(train, starts, length);
    }

    /** As {@link #draw}, from so many whole windows at the start of the training part alone. */
    Batch drawAmong(RandomGenerator random, int windows, int rows, int length) {
        int there = Math.min(windows, (train.length - 1) / length);
        int[] starts = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = random.nextInt(there) * length;
        }
        return Batch.of(train, starts, length);
    }

    /** The first whole windows of the training part side by side, at most so many. */
    Batch training(int most, int length) {
        int[] starts = new int[Math.min(most, (train.length - 1) / length)];
        Arrays.setAll(starts, row -> row * length);
        return Batch.of(train, starts, length);
    }

    /** The number of whole windows in the validation part. */
    int validationWindows(int length) {
        return (validation.length - 1) / length;
    }

    /** Whole windows of the validation part side by side, from one window number to another. */
    Batch validation(int from, int to, int length) {
        int[] starts = new int[to - from];
        for (int row = 0; row < starts.length; row++) {
            starts[row] = (from + row) * length;
        }
        return Batch.of(validation, starts, length);
    }

    /** What the last whole window left over: one short row, or none. */
    java.util.Optional<Batch> validationRest(int length) {
        int start = validationWindows(length) * length;
        int rest = validation.length - 1 - start;
        return rest == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(Batch.of(validation, new int[] {start}, rest));
    }
}

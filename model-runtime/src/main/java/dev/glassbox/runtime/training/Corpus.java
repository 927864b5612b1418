package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.tokenizer.Token;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A text as token ids, character by character: the first nine tenths to train on, the rest, in file
 * order, to validate on.
 */
public final class Corpus {
    private static final double TRAIN_SHARE = 0.9;

    private final CharacterTokenizer tokenizer;
    private final int[] train;
    private final int[] validation;
    private final String sha256;

    private Corpus(CharacterTokenizer tokenizer, int[] train, int[] validation, String sha256) {
        this.tokenizer = tokenizer;
        this.train = train;
        this.validation = validation;
        this.sha256 = sha256;
    }

    /**
     * The corpus of a recipe.
     *
     * @param folder where data files lie
     * @throws dev.glassbox.runtime.intake.IntakeException if the file is not there, saying where to
     *     get it and where to put it, or is another text than the recipe names
     */
    public static Corpus of(Recipe recipe, Path folder) {
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
        Corpus corpus = read(file, recipe.network().nCtx());
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
     * A text file as a corpus.
     *
     * @param nCtx both parts must be longer than this
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be read, is not UTF-8 or too
     *     short
     */
    public static Corpus read(Path file, int nCtx) {
        ForeignFiles files = ForeignFiles.standard();
        byte[] bytes = files.readBytes(file, files.limits().files().text());
        String text = ForeignFiles.decode(bytes, file.toString());
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        List<Token> tokens = tokenizer.encode(text);
        int[] ids = tokens.stream().mapToInt(Token::id).toArray();
        int cut = (int) (TRAIN_SHARE * ids.length);
        if (ids.length - cut <= nCtx) {
            throw Problem.input(
                            "training.corpus-short",
                            file.toString(),
                            "tokens",
                            ids.length,
                            "needed",
                            (int) Math.ceil((nCtx + 1) / (1 - TRAIN_SHARE)))
                    .asException();
        }
        return new Corpus(
                tokenizer,
                Arrays.copyOf(ids, cut),
                Arrays.copyOfRange(ids, cut, ids.length),
                sha256(bytes));
    }

    /** The text's own characters. */
    public CharacterTokenizer tokenizer() {
        return tokenizer;
    }

    /** The sha256 of the file, lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** The number of tokens in both parts. */
    public int size() {
        return train.length + validation.length;
    }

    /** How often each token occurs in the training part, by id. */
    public long[] trainCounts() {
        long[] counts = new long[tokenizer.vocabularySize()];
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
        int[] starts = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = random.nextInt(train.length - length);
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

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps a byte-pair training as JSON: the settings and every merge with its count, from which the
 * whole training is made again. It says more than {@code merges.txt}, which has no counts.
 */
public final class MergeLog {
    /** The log's name beside {@code vocab.json} and {@code merges.txt}. */
    public static final String NAME = "merge-log.json";

    private final ForeignFiles files;

    public MergeLog(ForeignFiles files) {
        this.files = files;
    }

    /**
     * @param size how many tokens were asked for
     */
    private record Content(int size, List<String> specials, List<BpeMerge> merges) {}

    /** The log of a training, one line. */
    public static String write(TrainedBpe trained) {
        BpeSettings settings = trained.settings();
        return StrictJson.standard()
                        .write(
                                new Content(
                                        settings.vocabularySize(),
                                        settings.specials(),
                                        trained.merges()))
                + "\n";
    }

    /**
     * Reads a log.
     *
     * @throws IntakeException if it cannot be read, or a merge in it cannot have been
     */
    public TrainedBpe read(Path file) {
        int limit = files.limits().files().tokenizer();
        Content content = files.readJson(file, limit, Content.class, UnknownKeys.REFUSED);
        if (content.specials() == null
                || content.merges() == null
                || content.specials().contains(null)) {
            throw Problem.input("bpe.log-incomplete", file.toString()).asException();
        }
        BpeSettings settings = new BpeSettings(content.size(), content.specials());
        if (content.merges().size() > settings.merges()) {
            throw damaged(file, settings.merges() + 1);
        }
        List<byte[]> tokens = BpeTrainer.beginning(settings);
        long bytes = 0;
        for (int i = 0; i < content.merges().size(); i++) {
            BpeMerge merge = content.merges().get(i);
            if (!possible(merge, tokens.size(), settings)) {
                throw damaged(file, i + 1);
            }
            byte[] left = tokens.get(merge.left());
            byte[] right = tokens.get(merge.right());
            bytes += (long) left.length + right.length; // each may be twice as long as the last
            if (bytes > limit) {
                throw damaged(file, i + 1);
            }
            tokens.add(joined(left, right));
        }
        return new TrainedBpe(settings, tokens, content.merges());
    }

    /** Whether a merge joins two tokens that are there, neither of them special, into the next. */
    private static boolean possible(BpeMerge merge, int next, BpeSettings settings) {
        return merge != null
                && merge.id() == next
                && merge.count() > 0
                && ordinary(merge.left(), next, settings)
                && ordinary(merge.right(), next, settings);
    }

    private static boolean ordinary(int id, int next, BpeSettings settings) {
        boolean special =
                id >= BpeSettings.BYTES && id < BpeSettings.BYTES + settings.specials().size();
        return id >= 0 && id < next && !special;
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }

    private static IntakeException damaged(Path file, int number) {
        return Problem.input("bpe.log-merge", file.toString(), "number", number).asException();
    }
}

package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.store.CompleteFolders;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.NewFolder;
import dev.glassbox.runtime.tokenizer.BytePairFiles;
import dev.glassbox.runtime.tokenizer.MergeLog;
import dev.glassbox.runtime.tokenizer.TrainedBpe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that holds a trained tokenizer and no model: {@code vocab.json} and {@code merges.txt}
 * as other tools read them, and {@code merge-log.json} with the counts, to replay the training. It
 * is opened like a model's.
 */
public final class TokenizerFolder {
    private final Path path;

    public TokenizerFolder(Path path) {
        this.path = path;
    }

    /**
     * Whether a training may end here, to be asked before it.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the folder holds something, or cannot
     *     be made
     */
    public void requireFree() {
        new NewFolder(Disk.real(), path).requireFree();
    }

    /**
     * Writes the folder, whole or not at all.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if that fails
     */
    public void write(TrainedBpe trained) {
        new NewFolder(Disk.real(), path)
                .write(
                        List.of(
                                part(BytePairFiles.VOCABULARY, trained.vocabJson()),
                                part(BytePairFiles.MERGES, trained.mergesText()),
                                part(MergeLog.NAME, MergeLog.write(trained))));
    }

    /**
     * The training that was written here, as it was.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no log, or it is damaged
     */
    public TrainedBpe training() {
        return new MergeLog(ForeignFiles.standard()).read(path.resolve(MergeLog.NAME));
    }

    private static CompleteFolders.Part part(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CompleteFolders.Part(name, bytes.length, out -> out.write(bytes));
    }
}

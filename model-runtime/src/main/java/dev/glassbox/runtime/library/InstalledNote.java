package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.model.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is written beside a model that was fetched, in its {@code MODEL.json}: where it came from,
 * under which licence, and what its files were when they came.
 *
 * @param id {@code owner/name}
 * @param source where it came from
 * @param licence an SPDX id or the hub's short name; empty where none was stated
 * @param installed when, as ISO 8601 in UTC
 * @param files every file that was fetched
 */
public record InstalledNote(
        String id, Source source, String licence, String installed, List<HubFile> files) {

    /**
     * @param hub the endpoint asked
     * @param revision the branch, tag or commit asked for
     * @param commit the exact version: 40 hex digits
     */
    public record Source(String hub, String revision, String commit) {}

    public InstalledNote {
        files = List.copyOf(files);
    }

    static InstalledNote of(Offer offer, Instant when) {
        return new InstalledNote(
                offer.id().path(),
                new Source(offer.endpoint().toString(), offer.id().revision(), offer.commit()),
                offer.licence(),
                when.toString(),
                offer.files());
    }

    /** The note in a folder, if there is one that can be read. */
    public static Optional<InstalledNote> in(Path folder) {
        Path file = folder.resolve(ModelFolder.NOTE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ForeignFiles files = ForeignFiles.standard();
            return Optional.of(
                    files.readJson(
                            file,
                            files.limits().files().card(),
                            InstalledNote.class,
                            UnknownKeys.IGNORED));
        } catch (IntakeException e) {
            return Optional.empty(); // another kind of note, such as one of a model of ours
        }
    }

    /** The size of all files together. */
    public long bytes() {
        return files.stream().mapToLong(HubFile::bytes).sum();
    }

    String toText() {
        return StrictJson.standard().writeIndented(this);
    }
}

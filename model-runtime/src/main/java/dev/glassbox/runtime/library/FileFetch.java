package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.StagedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Fetches one file into a staged folder, going on where an earlier attempt broke off, until its
 * bytes are those that the hub states; anything else is never left there as if it were whole.
 */
final class FileFetch {
    private static final int CHUNK_BYTES = 1 << 16;

    /** A second download of all bytes is worth a try where the first were wrong, a third is not. */
    private static final int MOST_WRONG = 2;

    private final HubClient client;
    private final Refused refused;
    private final StagedFolder staged;
    private final Pace pace;
    private final FetchProgress progress;

    FileFetch(
            HubClient client,
            Refused refused,
            StagedFolder staged,
            Pace pace,
            FetchProgress progress) {
        this.client = client;
        this.refused = refused;
        this.staged = staged;
        this.pace = pace;
        this.progress = progress;
    }

    /**
     * @param folder the address of the commit's files
     * @throws dev.glassbox.runtime.intake.IntakeException if the file cannot be had, or the disk
     *     refuses
     */
    void fetch(String folder, HubFile file, Attempts attempts) {
        long best = 0;
        int wrong = 0;
        while (true) {
            try {
                if (staged.length(file.name()) != file.bytes() || file.bytes() == 0) {
                    download(folder, file);
                }
                if (isRight(file)) {
                    return;
                }
                staged.discard(file.name());
                wrong++;
                throw wrong < MOST_WRONG
                        ? HubTrouble.askDifferently(about(file, "library.wrong-bytes"))
                        : HubTrouble.lasting(about(file, "library.wrong-bytes"));
            } catch (HubTrouble trouble) {
                long now = staged.length(file.name());
                if (now > best && trouble.hope() != HubTrouble.Hope.SELDOM) {
                    best = now;
                    attempts.progressed();
                }
                attempts.failed(trouble);
            }
        }
    }

    private void download(String folder, HubFile file) throws HubTrouble {
        String name = file.name();
        long here = staged.length(name);
        long from = here < file.bytes() && staged.mark(name).isPresent() ? here : 0;
        try (Answer answer = client.get(folder + name, from, pace)) {
            check(answer, file);
            if (answer.status() == 206) {
                requireSame(answer, file, from);
            } else {
                requireLength(answer, file);
                staged.begin(name, answer.etag());
                from = 0;
            }
            progress.at(file, from);
            append(answer, file, from);
        } catch (Pace.TooSlow e) {
            String what = pace.isOver() ? "library.out-of-time" : "library.stalled";
            Problem problem = about(file, what);
            throw pace.isOver() ? HubTrouble.lasting(problem) : HubTrouble.slow(problem);
        } catch (IOException e) {
            throw HubTrouble.passing(about(file, "library.broken-off-file"));
        }
    }

    private void check(Answer answer, HubFile file) throws HubTrouble {
        if (answer.isPage()) {
            throw refused.page();
        }
        if (answer.status() == 416) {
            staged.discard(file.name());
        }
        if (answer.status() != 200 && answer.status() != 206) {
            throw refused.trouble(answer, about(file, "library.file-gone"));
        }
    }

    /** Goes on only with the very version that was begun, and at the very byte. */
    private void requireSame(Answer answer, HubFile file, long from) throws HubTrouble {
        boolean same =
                from > 0
                        && answer.isRest(from, file.bytes())
                        && answer.etag().isPresent()
                        && answer.etag().equals(staged.mark(file.name()));
        if (!same) {
            staged.discard(file.name());
            throw HubTrouble.askDifferently(about(file, "library.broken-off-file"));
        }
    }

    private void requireLength(Answer answer, HubFile file) throws HubTrouble {
        if (answer.isPlain() && answer.length().orElse(file.bytes()) != file.bytes()) {
            throw HubTrouble.passing(wrongSize(file, answer.length().orElse(0)));
        }
    }

    private void append(Answer answer, HubFile file, long from) throws IOException, HubTrouble {
        Copy copy = new Copy(answer, file, from);
        staged.append(file.name(), copy::run);
        long end = staged.length(file.name());
        if (copy.tooMuch || end > file.bytes()) {
            staged.discard(file.name());
            throw HubTrouble.passing(wrongSize(file, end));
        }
        if (end < file.bytes()) {
            throw HubTrouble.passing(about(file, "library.broken-off-file"));
        }
    }

    /** Copies a body as far as the file is long, and notices if there is more. */
    private final class Copy {
        private final Answer answer;
        private final HubFile file;
        private long here;
        private boolean tooMuch;

        Copy(Answer answer, HubFile file, long from) {
            this.answer = answer;
            this.file = file;
            this.here = from;
        }

        void run(OutputStream out) throws IOException {
            InputStream in = answer.content();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                pace.check();
                if (n > file.bytes() - here) {
                    tooMuch = true;
                    return;
                }
                out.write(chunk, 0, n);
                here += n;
                progress.at(file, here);
            }
        }
    }

    private boolean isRight(HubFile file) {
        progress.checking(file);
        try (InputStream in = staged.read(file.name())) {
            Checksum found =
                    Checksum.of(
                            file.checksum().kind(),
                            in,
                            file.bytes(),
                            bytes -> pace.cancellation().check());
            return found.equals(file.checksum());
        } catch (IOException e) {
            throw Problem.failure("store.unreadable", staged.part(file.name()).toString())
                    .asException();
        }
    }

    private Problem wrongSize(HubFile file, long bytes) {
        return Problem.failure(
                "library.wrong-size",
                client.endpoint().toString(),
                "file",
                file.name(),
                "stated",
                ByteCount.text(file.bytes()),
                "sent",
                ByteCount.text(bytes));
    }

    private Problem about(HubFile file, String problem) {
        return Problem.failure(
                problem,
                client.endpoint().toString(),
                "file",
                file.name(),
                "here",
                ByteCount.text(staged.length(file.name())),
                "total",
                ByteCount.text(file.bytes()));
    }
}

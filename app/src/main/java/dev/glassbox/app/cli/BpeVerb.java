package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.TokenizerFolder;
import dev.glassbox.runtime.tokenizer.BpeMerge;
import dev.glassbox.runtime.tokenizer.BpeSettings;
import dev.glassbox.runtime.tokenizer.BpeTrainer;
import dev.glassbox.runtime.tokenizer.BpeWatch;
import dev.glassbox.runtime.tokenizer.TrainedBpe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bpe}: learns a byte-pair vocabulary from a text. A kill while it learns leaves nothing
 * behind: the folder is written at the end, whole or not at all.
 */
@Command(name = "bpe")
final class BpeVerb extends Verb {
    /** How many of the merges are shown as they are made. */
    private static final int SHOWN = 20;

    @Option(
            names = "--text",
            required = true,
            paramLabel = "FILE",
            descriptionKey = "glassbox.bpe.text")
    private Path file = Path.of("");

    @Option(
            names = "--vocab-size",
            required = true,
            paramLabel = "N",
            descriptionKey = "glassbox.bpe.vocabulary")
    private int vocabularySize;

    @Option(names = "--special", paramLabel = "TOKEN")
    private List<String> specials = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Option(names = "--json")
    private boolean json;

    BpeVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        BpeSettings settings = new BpeSettings(vocabularySize, specials);
        ForeignFiles files = ForeignFiles.standard();
        String text = files.readText(file, files.limits().files().text());
        if (text.isEmpty()) {
            throw Problem.input("cli.empty-text", file.toString()).asException();
        }
        TokenizerFolder folder = new TokenizerFolder(out);
        folder.requireFree();
        TrainedBpe trained =
                new BpeTrainer().train(text, settings, json ? BpeWatch.NONE : new Log());
        folder.write(trained);
        if (json) {
            Json.line(out(), describe(trained));
        } else {
            say(trained);
        }
        return Cli.DONE;
    }

    private Map<String, Object> describe(TrainedBpe trained) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("vocab_size", trained.vocabularySize());
        object.put("merges", trained.merges().size());
        object.put("out", out.toString());
        return object;
    }

    private void say(TrainedBpe trained) {
        int done = trained.merges().size();
        int total = trained.settings().merges();
        if (done < total) {
            out().println(text("cli.bpe-ran-out", "done", done, "total", total));
        }
        out().println(text("cli.bpe-written", "tokens", trained.vocabularySize(), "folder", out));
    }

    /** Shows every so many of the merges as they are made. */
    private final class Log implements BpeWatch {
        @Override
        public void merged(BpeMerge merge, String token, int done, int total) {
            int every = Math.max(1, total / SHOWN);
            if (done % every == 0 || done == total) {
                out().println(
                                text(
                                        "cli.bpe-merge",
                                        "done",
                                        done,
                                        "total",
                                        total,
                                        "token",
                                        Quoted.text(token),
                                        "count",
                                        merge.count()));
                out().flush();
            }
        }
    }
}

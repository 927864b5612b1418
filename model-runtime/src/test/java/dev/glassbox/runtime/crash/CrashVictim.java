package dev.glassbox.runtime.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The process in which bad calls are made: group, family, a folder to work in, how many races. */
final class CrashVictim {
    private CrashVictim() {}

    public static void main(String[] words) throws Exception {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        String family = words[1];
        Path work = Path.of(words[2]);
        Calls calls = new Calls(out, words[0] + " " + family);
        switch (words[0]) {
            case "weights" -> new BadFolders(calls, family, work).weights();
            case "configs" -> new BadFolders(calls, family, work).configs();
            case "changing" -> new BadFolders(calls, family, work).changing();
            case "tokenizers" -> {
                BadTokenizers tokenizers = new BadTokenizers(calls, work);
                tokenizers.files();
                tokenizers.texts();
            }
            case "passes" -> new BadRuns(calls, family).passes();
            case "writing" -> new BadRuns(calls, family).writing();
            case "owners" -> new BadRuns(calls, family).owners();
            case "training" -> new BadTrainings(calls, work).all();
            case "races" ->
                    calls.expect(
                            Calls.Answer.DONE,
                            words[3] + " races",
                            () ->
                                    new Races(List.of(family, "gpt2-relu"))
                                            .run(Integer.parseInt(words[3])));
            default -> throw new IllegalArgumentException(words[0]);
        }
        out.println("end");
    }
}

package dev.glassbox.runtime.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes until it is killed; says each number, followed by a dot, once it is durable. */
final class KillVictim {
    private static final int PADDING_BYTES = 20_000;

    private KillVictim() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "document" -> writeDocuments(folder);
            case "journal" -> appendRecords(folder);
            case "folders" -> saveFolders(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static Path document(Path folder) {
        return folder.resolve("progress.json");
    }

    static Path journal(Path folder) {
        return folder.resolve("answers.journal");
    }

    static CompleteFolders folders(Path folder) {
        return new CompleteFolders(Disk.real(), folder.resolve("checkpoints"), "step");
    }

    private static void writeDocuments(Path folder) {
        DurableFile file = new DurableFile(Disk.real(), document(folder), 1);
        long number = Long.parseLong(file.read().document().orElse("0").strip());
        while (true) {
            number++;
            file.write(number + " ".repeat(PADDING_BYTES));
            say(number);
        }
    }

    private static void appendRecords(Path folder) {
        Journal journal = Journal.open(Disk.real(), journal(folder), 0);
        while (true) {
            journal.append("an answer".getBytes(StandardCharsets.UTF_8));
            say(journal.lastNumber());
        }
    }

    private static void saveFolders(Path folder) {
        CompleteFolders folders = folders(folder);
        byte[] bytes = new byte[PADDING_BYTES];
        long number = folders.newest().map(CompleteFolders.Found::number).orElse(0L);
        while (true) {
            number++;
            Arrays.fill(bytes, (byte) number);
            folders.save(
                    number,
                    List.of(
                            new CompleteFolders.Part("a", bytes.length, out -> out.write(bytes)),
                            new CompleteFolders.Part("b", bytes.length, out -> out.write(bytes))));
            say(number);
        }
    }

    private static void say(long number) {
        System.out.println(number + ".");
        System.out.flush();
    }
}

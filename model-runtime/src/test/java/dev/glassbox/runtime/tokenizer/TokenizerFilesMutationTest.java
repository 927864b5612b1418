package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.JsonMutator;
import dev.glassbox.runtime.Mutants;
import dev.glassbox.runtime.RamFolder;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged tokenizer files are refused with a problem, or the tokenizer does what it says. */
class TokenizerFilesMutationTest {
    private static final int MUTANTS = 100_000;

    /** Each kind of model, normalizer, pre-tokenizer, template and decoder is in one of them. */
    private static final List<String> FAMILIES =
            List.of(
                    "gpt2",
                    "qwen2",
                    "llama3",
                    "llama",
                    "mistral",
                    "prefixed",
                    "bert",
                    "unigram",
                    "unigram_bytes");

    private static final List<String> TEXTS =
            List.of("Hi ab", "小明  x\n👩‍👧 e\u0301 <s> [MASK] 12345");
    private static final List<String> NO_TOKEN =
            List.of("tokenizer.unknown-byte", "tokenizer.no-token", "tokenizer.unknown-character");
    private static final String VOCABULARY =
            """
            {"a":0,"b":1,"e":2,"H":3,"i":4,"Ġ":5,"å":6,"ab":7,"Hi":8,"Ġab":9,"<|endoftext|>":10}
            """;
    private static final String MERGES = "#version: 0.2\na b\nH i\nĠ ab\n";
    private static final ForeignFiles FILES = ForeignFiles.standard();

    @TempDir(factory = RamFolder.class)
    private Path root;

    private final AtomicInteger names = new AtomicInteger();

    @Test
    void damagedTokenizerFiles() {
        for (String family : FAMILIES) {
            Mutants.Outcomes outcomes =
                    Mutants.run(
                            MUTANTS / FAMILIES.size(),
                            new JsonMutator(TinyTokenizers.of(family)),
                            reading(path -> new TokenizerFile(FILES).read(path)));
            assertThat(outcomes.counts()).as(family).hasSizeGreaterThan(5);
            assertThat(outcomes.read()).as(family).isPositive();
        }
    }

    @Test
    void damagedCharacterTokenizers() {
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS / 10,
                        new JsonMutator(References.text("characters.json")),
                        reading(path -> new TokenizerFile(FILES).read(path)));
        assertThat(outcomes.counts()).hasSizeGreaterThan(6).containsKey("read");
    }

    @Test
    void damagedVocabularies() throws IOException {
        Path merges = Files.writeString(root.resolve("merges.txt"), MERGES);
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS / 2,
                        new JsonMutator(VOCABULARY),
                        reading(path -> new BytePairFiles(FILES).read(path, merges)));
        assertThat(outcomes.counts()).hasSizeGreaterThan(5).containsKey("read");
    }

    @Test
    void damagedMerges() throws IOException {
        Path vocabulary = Files.writeString(root.resolve("vocab.json"), VOCABULARY);
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS / 2,
                        new LineMutator(MERGES),
                        reading(path -> new BytePairFiles(FILES).read(vocabulary, path)));
        assertThat(outcomes.counts()).hasSizeGreaterThan(2).containsKey("read");
    }

    @Test
    void damagedMergeLogs() {
        TrainedBpe trained =
                new BpeTrainer()
                        .train(
                                References.text("bpe-text.txt"),
                                new BpeSettings(280, List.of("<|endoftext|>")),
                                BpeWatch.NONE);
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS / 5,
                        new JsonMutator(MergeLog.write(trained)),
                        reading(path -> new MergeLog(FILES).read(path).tokenizer()));
        assertThat(outcomes.counts()).hasSizeGreaterThan(5).containsKeys("read", "bpe.log-merge");
    }

    @FunctionalInterface
    private interface Door {
        Tokenizer open(Path file);
    }

    private Supplier<Mutants.Reader> reading(Door door) {
        return () -> {
            Path file = root.resolve("file-" + names.incrementAndGet());
            return mutant -> {
                Files.write(file, mutant);
                Tokenizer tokenizer = door.open(file);
                for (String text : TEXTS) {
                    use(tokenizer, text);
                }
            };
        };
    }

    /** An accepted tokenizer keeps its promises, or says that it has no token for a text. */
    private static void use(Tokenizer tokenizer, String text) {
        try {
            List<Token> tokens = tokenizer.encode(text);
            int[] ids = tokens.stream().mapToInt(Token::id).toArray();
            for (int id : ids) {
                assertThat(id).isBetween(0, tokenizer.vocabularySize() - 1);
            }
            tokenizer.decode(ids);
            tokenizer.encodePrompt(text);
        } catch (IntakeException e) {
            assertThat(e.problem().id()).isIn(NO_TOKEN);
        }
    }
}

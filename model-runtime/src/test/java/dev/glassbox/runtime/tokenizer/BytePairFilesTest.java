package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytePairFilesTest {
    private static final BytePairFiles FILES = new BytePairFiles(ForeignFiles.standard());

    @TempDir Path folder;

    /** Files and ids of Hugging Face tokenizers: see {@code src/test/python/hf_byte_level.py}. */
    @Test
    void givesTheIdsOfHuggingFaceTokenizers() {
        BytePairTokenizer tokenizer =
                FILES.read(
                        References.path("hf-byte-level/vocab.json"),
                        References.path("hf-byte-level/merges.txt"));
        JsonNode reference = References.json("hf-byte-level/ids.json");
        for (int i = 0; i < reference.get("texts").size(); i++) {
            String text = reference.get("texts").get(i).asText();
            int[] expected = References.ids(reference.get("ids").get(i));
            assertThat(tokenizer.encodeIds(text)).as(text).isEqualTo(expected);
            assertThat(tokenizer.decode(expected)).isEqualTo(text);
        }
        assertThat(tokenizer.specialTokens()).containsOnlyKeys("<|endoftext|>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                     | a b | tokenizer.no-vocabulary",
                "{\"a\":0,\"b\":0}      | a b | tokenizer.vocabulary-id",
                "{\"a\":0,\"b\":-1}     | a b | tokenizer.vocabulary-id",
                "{\"a\":0,\"b\":500000} | a b | tokenizer.vocabulary-id",
                "{\"a\":0,\"b\":\"1\"}  | a b | tokenizer.vocabulary-id",
                "{\"a\":0,\"a\":1}      | a b | json.duplicate-key",
                "{\"a\":0,\"b\":1}      | a b | tokenizer.merge-token",
                "{\"a\":0,\"ab\":1}     | a b | tokenizer.merge-token",
                "{\"a\":0,\"aa\":1}     | aa  | tokenizer.merge-form",
                "{\"a\":0,\"aa\":1}     | a a a | tokenizer.merge-form",
            })
    void refusesWhatDoesNotFit(String vocabulary, String merges, String id) throws IOException {
        assertThatThrownBy(() -> read(vocabulary, merges))
                .isInstanceOfSatisfying(
                        IntakeException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
    }

    @Test
    void saysWhichByteAVocabularyLacks() throws IOException {
        BytePairTokenizer tokenizer = read("{\"a\":0,\"aa\":1}", "a a");
        assertThat(tokenizer.encodeIds("aaa")).containsExactly(1, 0);
        assertThatThrownBy(() -> tokenizer.encodeIds("ab"))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("tokenizer.unknown-byte"));
        assertThatThrownBy(() -> tokenizer.decode(new int[] {2}))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("tokenizer.unknown-id"));
    }

    private BytePairTokenizer read(String vocabulary, String merges) throws IOException {
        Path vocabularyFile = Files.writeString(folder.resolve("vocab.json"), vocabulary);
        Path mergesFile = Files.writeString(folder.resolve("merges.txt"), merges + "\n");
        return FILES.read(vocabularyFile, mergesFile);
    }
}

package dev.glassbox.runtime.tokenizer;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.ForeignFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeLogTest {
    private static final String END = "<|endoftext|>";

    @TempDir Path folder = Path.of("set by JUnit");

    @Test
    void aTrainingIsReadBackAsItWas() throws IOException {
        String text = References.text("bpe-text.txt");
        TrainedBpe trained =
                new BpeTrainer().train(text, new BpeSettings(700, List.of(END)), BpeWatch.NONE);
        TrainedBpe read = read(MergeLog.write(trained));

        assertThat(read.merges()).isEqualTo(trained.merges());
        assertThat(read.settings()).isEqualTo(trained.settings());
        assertThat(read.vocabJson()).isEqualTo(trained.vocabJson());
        assertThat(read.mergesText()).isEqualTo(trained.mergesText());
        for (int merged : new int[] {0, 1, 200, 443}) {
            assertThat(read.tokenizer(merged).encodeMarked(text))
                    .isEqualTo(trained.tokenizer(merged).encodeMarked(text));
        }
    }

    @Test
    void aTextThatRanOutIsReadBackToo() throws IOException {
        TrainedBpe trained =
                new BpeTrainer().train("abab", new BpeSettings(1000, List.of()), BpeWatch.NONE);

        assertThat(read(MergeLog.write(trained)).vocabularySize()).isEqualTo(258);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    {"size":300,"specials":[],"merges":[{"left":97,"right":98,"id":257,"count":1}]} ; bpe.log-merge
                    {"size":300,"specials":[],"merges":[{"left":97,"right":256,"id":256,"count":1}]} ; bpe.log-merge
                    {"size":300,"specials":[],"merges":[{"left":-1,"right":98,"id":256,"count":1}]} ; bpe.log-merge
                    {"size":300,"specials":[],"merges":[{"left":97,"right":98,"id":256,"count":0}]} ; bpe.log-merge
                    {"size":300,"specials":["<x>"],"merges":[{"left":256,"right":98,"id":257,"count":1}]} ; bpe.log-merge
                    {"size":256,"specials":[],"merges":[{"left":97,"right":98,"id":256,"count":1}]} ; bpe.log-merge
                    {"size":300,"specials":[],"merges":[null]} ; bpe.log-merge
                    {"size":300,"specials":[null],"merges":[]} ; bpe.log-incomplete
                    {"size":300,"merges":[]} ; bpe.log-incomplete
                    {"size":300,"specials":[]} ; bpe.log-incomplete
                    {"size":3,"specials":[],"merges":[]} ; bpe.vocabulary-size
                    {"size":300,"specials":[],"merges":[],"speed":1} ; json.unknown-key
                    """)
    void aLogThatCannotBeIsRefused(String log, String id) {
        assertThat(problemOf(() -> read(log)).id()).isEqualTo(id);
    }

    /** Each merge may double a token: forty of them would be a terabyte. */
    @Test
    void tokensThatGrowWithoutEndAreRefusedBeforeTheyAreMade() {
        String merges =
                IntStream.range(256, 296)
                        .mapToObj(
                                id ->
                                        "{\"left\":%d,\"right\":%d,\"id\":%d,\"count\":1}"
                                                .formatted(
                                                        id == 256 ? 97 : id - 1,
                                                        id == 256 ? 97 : id - 1,
                                                        id))
                        .collect(Collectors.joining(","));
        String log = "{\"size\":296,\"specials\":[],\"merges\":[" + merges + "]}";

        assertThat(problemOf(() -> read(log)).id()).isEqualTo("bpe.log-merge");
    }

    private TrainedBpe read(String log) throws IOException {
        return new MergeLog(ForeignFiles.standard())
                .read(Files.writeString(folder.resolve(MergeLog.NAME), log));
    }
}

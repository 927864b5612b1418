package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeTrainerTest {
    private static final String END = "<|endoftext|>";

    /** The merges of {@code src/test/python/bpe_reference.py bpe-text.txt 900 '<|endoftext|>'}. */
    @Test
    void mergesAsTheSlowReferenceDoes() {
        TrainedBpe trained = train(References.text("bpe-text.txt"), 900, END);
        List<String> lines = new ArrayList<>();
        for (BpeMerge merge : trained.merges()) {
            lines.add(
                    merge.count()
                            + " "
                            + HexFormat.of().formatHex(trained.tokenBytes(merge.left()))
                            + " "
                            + HexFormat.of().formatHex(trained.tokenBytes(merge.right())));
        }
        assertThat(lines).isEqualTo(References.text("bpe-merges.txt").lines().toList());
        assertThat(trained.vocabularySize()).isEqualTo(900);
    }

    /**
     * The text that textbooks use. They merge {@code ab} second; of the two pairs that then occur
     * twice, our rule takes {@code (aa, a)}, since {@code aa} is greater than {@code a}.
     */
    @Test
    void worksTheTextbookExampleByItsRule() {
        TrainedBpe trained = train("aaabdaaabac", 259);
        assertThat(trained.merges())
                .containsExactly(
                        new BpeMerge('a', 'a', 256, 4),
                        new BpeMerge(256, 'a', 257, 2),
                        new BpeMerge(257, 'b', 258, 2));
        assertThat(trained.tokenizer().encodeIds("aaabdaaabac"))
                .containsExactly(258, 'd', 258, 'a', 'c');
        assertThat(trained.tokenizer(1).encodeIds("aaabd")).containsExactly(256, 'a', 'b', 'd');
    }

    @Test
    void prefersTheGreaterPairOfEqualCounts() {
        assertThat(train("ab|cd|ef", 257).tokenText(256)).isEqualTo("ef");
        // Compared as unsigned bytes, left before right.
        assertThat(train("é|z", 257).tokenBytes(256)).isEqualTo(Utf8.bytes("é"));
        assertThat(train("xa|xb|xaa", 257).tokenText(256)).isEqualTo("xa");
    }

    @Test
    void stopsWhereTheTextRunsOut() {
        TrainedBpe trained = train("abab", 1000);
        assertThat(trained.merges()).hasSize(2);
        assertThat(trained.vocabularySize()).isEqualTo(258);
        assertThat(train("", 300).merges()).isEmpty();
    }

    @Test
    void cutsAtSpecialTokensFirst() {
        TrainedBpe trained = train("ab<x>ab<x><xy>ab", 260, "<x>", "<xy>");
        assertThat(trained.merges()).containsExactly(new BpeMerge('a', 'b', 258, 3));
        assertThat(trained.tokenizer().encodeMarked("ab<xy><x>").stream().map(Token::id))
                .containsExactly(258, 257, 256);
        assertThat(trained.tokenizer().encodeIds("<x>")).containsExactly('<', 'x', '>');
    }

    @Test
    void writesFilesThatReadBackAsTheSameTokenizer(@TempDir Path folder) throws IOException {
        String text = References.text("bpe-text.txt");
        TrainedBpe trained = train(text, 700, END);
        Path vocabulary = folder.resolve(BytePairFiles.VOCABULARY);
        Path merges = folder.resolve(BytePairFiles.MERGES);
        Files.writeString(vocabulary, trained.vocabJson());
        Files.writeString(merges, trained.mergesText());
        BytePairTokenizer read =
                new BytePairFiles(ForeignFiles.standard()).read(vocabulary, merges);
        assertThat(read.encodeMarked(text)).isEqualTo(trained.tokenizer().encodeMarked(text));
        assertThat(read.specialTokens()).containsOnlyKeys(END).containsEntry(END, 256);
        assertThat(read.vocabularySize()).isEqualTo(700);
    }

    @Test
    void trainsOnOnePieceOfAMillionLetters() {
        TrainedBpe trained = train("ab".repeat(500_000), 260);
        assertThat(trained.merges())
                .containsExactly(
                        new BpeMerge('a', 'b', 256, 500_000),
                        new BpeMerge(256, 256, 257, 499_999),
                        new BpeMerge(257, 257, 258, 249_999),
                        new BpeMerge(258, 258, 259, 124_999));
    }

    @Test
    void canBeCancelledBetweenMerges() {
        List<BpeMerge> seen = new ArrayList<>();
        BpeWatch watch =
                new BpeWatch() {
                    @Override
                    public void merged(BpeMerge merge, String token, int done, int total) {
                        assertThat(done).isEqualTo(seen.size() + 1);
                        assertThat(total).isEqualTo(44);
                        seen.add(merge);
                    }

                    @Override
                    public boolean isCancelled() {
                        return seen.size() == 3;
                    }
                };
        String text = References.text("bpe-text.txt");
        assertThatThrownBy(
                        () -> new BpeTrainer().train(text, new BpeSettings(300, List.of()), watch))
                .isInstanceOf(CancellationException.class);
        assertThat(seen).isEqualTo(train(text, 259).merges());
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertRefused(() -> new BpeSettings(256, List.of("<x>")), "bpe.vocabulary-size");
        assertRefused(() -> new BpeSettings(500_001, List.of()), "bpe.vocabulary-size");
        assertRefused(() -> new BpeSettings(300, List.of("")), "bpe.special-empty");
        assertRefused(() -> new BpeSettings(300, List.of("<x>", "<x>")), "bpe.special-twice");
        assertRefused(() -> new BpeSettings(300, List.of("a")), "bpe.special-clash");
        assertRefused(() -> train("b b b a b", 300, "Ġb"), "bpe.special-clash");
    }

    private static void assertRefused(Runnable action, String id) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        IntakeException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
    }

    private static TrainedBpe train(String text, int size, String... specials) {
        return new BpeTrainer()
                .train(text, new BpeSettings(size, List.of(specials)), BpeWatch.NONE);
    }
}

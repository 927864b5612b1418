package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharacterTokenizerTest {
    private static final CharacterTokenizer ABC = new CharacterTokenizer(List.of("a", "é", "中"));

    @Test
    void idsFollowTheOrderGiven() {
        assertThat(ABC.encode("中aé"))
                .containsExactly(
                        new Token(2, "中", new ByteSpan(0, 3)),
                        new Token(0, "a", new ByteSpan(3, 4)),
                        new Token(1, "é", new ByteSpan(4, 6)));
        assertThat(ABC.encode("")).isEmpty();
        assertThat(ABC.decode(new int[] {1, 1, 0})).isEqualTo("ééa");
        assertThat(ABC.vocabularySize()).isEqualTo(3);
    }

    @Test
    void aPairOfSurrogatesIsOneCharacterAndAHalfIsTheReplacementCharacter() {
        CharacterTokenizer tokenizer = new CharacterTokenizer(List.of("😀", "\uFFFD"));
        assertThat(tokenizer.encode("\uD83D😀"))
                .containsExactly(
                        new Token(1, "\uFFFD", new ByteSpan(0, 3)),
                        new Token(0, "😀", new ByteSpan(3, 7)));
    }

    @Test
    void anUnknownCharacterIsNamedWithItsPlace() {
        assertProblem("a中😀", "tokenizer.unknown-character", "😀", "U+1F600", "3");
        assertProblem("\n", "tokenizer.unknown-character", "LINE FEED (LF)", "U+000A", "1");
        assertProblem("a\uDC00", "tokenizer.unknown-character", "\uFFFD", "U+FFFD", "2");
    }

    @Test
    void anIdOutsideTheVocabularyIsRefused() {
        for (int id : new int[] {-1, 3}) {
            assertThatThrownBy(() -> ABC.decode(new int[] {0, id}))
                    .isInstanceOfSatisfying(
                            IntakeException.class,
                            e -> {
                                assertThat(e.problem().id()).isEqualTo("tokenizer.unknown-id");
                                assertThat(e.problem().arguments())
                                        .containsEntry("id", String.valueOf(id));
                            });
        }
    }

    @Test
    void aVocabularyOfAnythingButDistinctCharactersIsRefused() {
        for (List<String> bad :
                List.of(List.of("ab"), List.of(""), List.of("a", "a"), List.of("\uD83D"))) {
            assertThatThrownBy(() -> new CharacterTokenizer(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertProblem(String text, String id, String... arguments) {
        assertThatThrownBy(() -> ABC.encode(text))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> {
                            Problem problem = e.problem();
                            assertThat(problem.id()).isEqualTo(id);
                            assertThat(problem.blame()).isEqualTo(Problem.Blame.INPUT);
                            assertThat(problem.arguments())
                                    .containsEntry("character", arguments[0])
                                    .containsEntry("code", arguments[1])
                                    .containsEntry("position", arguments[2]);
                        });
    }
}

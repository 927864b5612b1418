package dev.glassbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.projection.VectorArithmetic.Term;
import dev.glassbox.runtime.vectors.VectorTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorArithmeticTest {
    private static final VectorTable TABLE =
            new VectorTable(
                    2,
                    new float[] {1, 1, 1, 0, 0, 1, 4, 4, 6, 6, 5, 0},
                    List.of(),
                    List.of(
                            new VectorTable.Column(
                                    "word",
                                    List.of("king", "man", "woman", "猫", "猫", "New York"))));
    private static final VectorTable.Column WORDS = TABLE.columns().get(0);

    private static float[] of(String text) {
        return VectorArithmetic.parse(text).of(TABLE, WORDS);
    }

    @Test
    void aSumIsReadFromLeftToRight() {
        assertThat(VectorArithmetic.parse(" king-man + woman").terms())
                .containsExactly(new Term(1, "king"), new Term(-1, "man"), new Term(1, "woman"));
        assertThat(VectorArithmetic.parse("- 猫 ＋ \"New York\"").terms())
                .containsExactly(new Term(-1, "猫"), new Term(1, "New York"));
    }

    @Test
    void isTheSumOfTheVectors() {
        assertThat(of("king - man + woman")).containsExactly(0f, 2f);
        assertThat(of("\"New York\" - woman")).containsExactly(5f, -1f);
    }

    @Test
    void pointsOfOneNameCountWithTheirMean() {
        assertThat(of("猫")).containsExactly(5f, 5f);
    }

    @Test
    void knowsItsOwnNames() {
        assertThat(VectorArithmetic.parse("king - 猫").names("猫")).isTrue();
        assertThat(VectorArithmetic.parse("king - 猫").names("man")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "king -", "king man", "king + - man", "\"king", "+"})
    void whatIsNoSumIsSaid(String text) {
        assertThatThrownBy(() -> VectorArithmetic.parse(text))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("projection.arithmetic"));
    }

    @Test
    void aNameThatIsNotThereIsSaidWithThoseLikeIt() {
        assertThatThrownBy(() -> of("kin - man"))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> {
                            assertThat(e.problem().id()).isEqualTo("projection.no-such-point");
                            assertThat(e.problem().arguments().get("near")).startsWith("king, man");
                        });
    }
}

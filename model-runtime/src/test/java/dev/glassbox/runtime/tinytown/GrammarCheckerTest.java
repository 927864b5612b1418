package dev.glassbox.runtime.tinytown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.tinytown.CheckedSentence.Claim;
import dev.glassbox.runtime.tinytown.CheckedSentence.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarCheckerTest {
    private static final GrammarChecker SMALL = GrammarChecker.of(TinyTown.of(TownSize.SMALL));
    private static final GrammarChecker FULL = GrammarChecker.of(TinyTown.of(TownSize.FULL));

    @Test
    void everySentenceOfTheListIsValid() {
        assertThat(SmallTownSentences.ALL).hasSize(2 * (1600 + 125 + 8000 + 500));
        for (String sentence : SmallTownSentences.ALL) {
            assertThat(SMALL.check(sentence).valid()).as(sentence).isEqualTo(1);
        }
    }

    @Test
    void saysWhereASentenceLeavesTheLanguage() {
        CheckedSentence wrong = only(SMALL, "小明今天在公园吃狗。");

        assertThat(wrong.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(wrong.leaves()).isEqualTo("小明今天在公园吃".length());
        assertThat(wrong.expected().chars().mapToObj(c -> (char) c))
                .containsExactlyInAnyOrder('苹', '米', '面', '牛', '茶');
        assertThat(wrong.end()).isEqualTo(10);
    }

    @Test
    void aFaultIsHeldAgainstItsOwnSentenceOnly() {
        String text = "白鸟在公园。白白鸟在公园。the red cat is at home. the red cat are at home. 黑马在山上。";
        TextCheck check = SMALL.check(text);

        assertThat(check.stretches())
                .extracting(CheckedSentence::verdict)
                .containsExactly(
                        Verdict.VALID,
                        Verdict.INVALID,
                        Verdict.VALID,
                        Verdict.INVALID,
                        Verdict.VALID);
        assertThat(check.sentences()).isEqualTo(5);
        assertThat(check.validShare()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void aTextMayStopInTheMiddle() {
        TextCheck check = SMALL.check("白鸟在公园。Tom eats br");

        assertThat(check.sentences()).isEqualTo(1);
        assertThat(check.validShare()).isEqualTo(1);
        CheckedSentence last = check.stretches().get(1);
        assertThat(last.verdict()).isEqualTo(Verdict.UNFINISHED);
        assertThat(last.expected()).isEqualTo("e");
    }

    @Test
    void linesMayPartSentencesAndASpaceMustPartEnglishOnes() {
        assertThat(SMALL.check("白鸟在公园。\r\n\nthe red cat is at home.\n").validShare()).isEqualTo(1);
        CheckedSentence close =
                SMALL.check("the red cat is at home.the red cat is at home.").stretches().get(0);
        assertThat(close.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(close.leaves()).isEqualTo(23);
        assertThat(close.expected()).isEqualTo(" ");
        assertThat(SMALL.check("白鸟在公园。 白鸟在公园。").valid()).isEqualTo(1);
    }

    @Test
    void nothingIsNoSentence() {
        for (String text : List.of("", "\n\n")) {
            assertThat(SMALL.check(text).stretches()).isEmpty();
            assertThat(SMALL.check(text).validShare()).isZero();
        }
        assertThat(SMALL.check("🐱\uD800。x").sentences()).isEqualTo(2);
        assertThat(SMALL.check("🐱\uD800。x").valid()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    鲸鱼住在海里。                            | TRUE
                    鲸鱼住在森林里。                          | FALSE
                    Whales live in the sea.                   | TRUE
                    Whales live in the forest.                | FALSE
                    大象比猫大。                              | TRUE
                    猫比大象大。                              | FALSE
                    Cats are bigger than cats.                | FALSE
                    小明养了一只猫，他很喜欢它。              | TRUE
                    小明养了一只狗，他很喜欢它。              | FALSE
                    Tom has a dog, and he likes it very much. | FALSE
                    Tom likes lemons because they are sour.   | TRUE
                    Tom likes lemons because they are sweet.  | FALSE
                    Where is Tom? He is in the park.          | NONE
                    """)
    void tellsClaimsFromFacts(String sentence, Claim claim) {
        CheckedSentence checked = only(FULL, sentence);
        assertThat(checked.verdict()).isEqualTo(Verdict.VALID);
        assertThat(checked.claim()).isEqualTo(claim);
    }

    @Test
    void countsClaims() {
        TextCheck check = FULL.check("鲸鱼住在海里。鲸鱼住在森林里。小明在哪里？他在公园里。鲸鱼住。");

        assertThat(check.valid()).isEqualTo(3);
        assertThat(check.claims()).isEqualTo(2);
        assertThat(check.trueShare()).isEqualTo(0.5);
    }

    /**
     * Agreement, reference and measure words: the part before | is the longest beginning; _ is a
     * space.
     */
    @ParameterizedTest
    @CsvSource({
        "There is one red book|s in the park.",
        "There are two red book| in the park.",
        "There is |two red books in the park.",
        "My father see|_one cute cat.",
        "The children see|s one cute cat.",
        "Tom eat|_a pear at the zoo yesterday.",
        "Tom ate a pear at the zoo |tomorrow.",
        "Tom will eat a pear at the zoo |every day.",
        "Amy has a rabbit|_and she likes it very much.",
        "'Amy has a rabbit, and |he likes it very much.'",
        "Where is Amy? |He is in the park.",
        "Tom gave |Tom a book.",
        "Tom ate a_|egg in the park yesterday.",
        "山上有三条|书。",
        "山上有三本红色的|灯。",
        "小红养了一只兔子，|他很喜欢它。",
        "明天小明要在公园里吃|了一个苹果。",
        "昨天小明|要在公园里吃一个苹果。",
        "每天小明和小红|坐公共汽车去公园。"
    })
    void disagreementIsFoundWhereItShows(String marked) {
        int bar = marked.indexOf('|');
        String text = marked.replace("|", "").replace("_", " ");
        CheckedSentence checked = only(FULL, text);
        assertThat(checked.verdict()).as(text).isEqualTo(Verdict.INVALID);
        assertThat(text.substring(0, checked.leaves()))
                .isEqualTo(marked.substring(0, bar).replace("_", " "));
    }

    private static CheckedSentence only(GrammarChecker checker, String text) {
        List<CheckedSentence> found = checker.check(text).stretches();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}

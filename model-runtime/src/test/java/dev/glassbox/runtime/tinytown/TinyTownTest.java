package dev.glassbox.runtime.tinytown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TinyTownTest {
    private static final TinyTown SMALL = TinyTown.of(TownSize.SMALL);
    private static final TinyTown FULL = TinyTown.of(TownSize.FULL);

    /** Recorded: a change here changes every corpus, and with it every trained model. */
    @Test
    void theTextFollowsFromTheSeed() {
        assertThat(SMALL.text(0, 0.5).characters(2, Layout.RUNNING))
                .isEqualTo("老王今天在河边买面包。in the morning the white dog of Amy sees tea. ");
        assertThat(FULL.text(0, 0.5).characters(2, Layout.LINES))
                .isEqualTo(
                        "昨晚小美在酒店里尝了一块蛋糕。\nPeter and Henry will go to the station by bus next Monday.\n");
        assertThat(FULL.text(1, 0.5).characters(4, Layout.LINES))
                .isNotEqualTo(FULL.text(0, 0.5).characters(4, Layout.LINES));
    }

    @Test
    void theSmallTownHasThePrototypesSizes() {
        TownText text = SMALL.text(0, 0.5);
        String characters = text.characters(4000, Layout.RUNNING);

        assertThat(characters.codePoints().distinct().count()).isEqualTo(75);
        assertThat(new HashSet<>(text.words(4000))).hasSize(77);
        assertThat(characters.length()).isBetween(88_000, 94_000);
    }

    @Test
    void theFullTownIsAsLargeAsItSays() {
        Map<String, Long> sizes =
                FULL.grammar().classes().stream()
                        .collect(Collectors.toMap(WordClass::name, c -> (long) c.size()));
        for (String nouns : List.of("person", "animal", "food", "place", "thing")) {
            assertThat(sizes).containsEntry(nouns, 30L);
        }
        assertThat(FULL.grammar().patterns()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource(TownSize.class)
    void aLabelledWordIsOfOneClassOnly(TownSize size) {
        Map<String, Set<String>> categories =
                TinyTown.of(size).words().stream()
                        .collect(
                                Collectors.groupingBy(
                                        word -> word.language().tag() + " " + word.text(),
                                        Collectors.mapping(
                                                LabelledWord::category, Collectors.toSet())));
        assertThat(categories.values()).allMatch(set -> set.size() == 1);
        assertThat(categories).containsEntry("zh 猫", Set.of("animal"));
    }

    @ParameterizedTest
    @EnumSource(TownSize.class)
    void everyLabelledWordIsInTheText(TownSize size) {
        TinyTown town = TinyTown.of(size);
        Set<String> chinese = new HashSet<>(town.text(1, 1).words(20_000));
        Set<String> english = new HashSet<>(town.text(1, 0).words(20_000));
        for (LabelledWord word : town.words()) {
            assertThat(word.language() == Language.ZH ? chinese : english).contains(word.text());
        }
    }

    @Test
    void aPairSaysOneThing() {
        TownText text = FULL.text(5, 0.5);
        for (int i = 0; i < 200; i++) {
            Sentence sentence = text.sentence(i);
            Sentence zh = text.sentence(i, Language.ZH);
            Sentence en = text.sentence(i, Language.EN);
            assertThat(zh.meaning()).isEqualTo(en.meaning()).isEqualTo(sentence.meaning());
            assertThat(sentence).isIn(zh, en);
            assertThat(zh.text()).endsWith("。").doesNotContain(" ");
            assertThat(en.text())
                    .endsWith(".")
                    .matches("[A-Z][a-zA-Z,? ]*\\.")
                    .doesNotContain("  ");
        }
    }

    @Test
    void anotherMixSaysTheSame() {
        for (int i = 0; i < 50; i++) {
            assertThat(FULL.text(5, 1).sentence(i).meaning())
                    .isEqualTo(FULL.text(5, 0.1).sentence(i).meaning());
        }
    }

    @ParameterizedTest
    @EnumSource(TownSize.class)
    void theMixIsTheShareOfChineseSentences(TownSize size) {
        TownText text = TinyTown.of(size).text(2, 0.3);
        long chinese =
                IntStream.range(0, 4000)
                        .filter(i -> text.sentence(i).language() == Language.ZH)
                        .count();
        assertThat(chinese / 4000.0).isBetween(0.27, 0.33); // four standard errors
    }

    @Test
    void namesThePattern() {
        TownText text = FULL.text(0, 1);
        Set<String> names =
                IntStream.range(0, 300)
                        .mapToObj(i -> FULL.pattern(text.sentence(i).meaning()))
                        .collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "meal", "there", "meet", "live", "like", "pet", "gift", "go", "where",
                        "compare");
    }

    /** Each animal, food and person has its fact; each word of a form is written. */
    @Test
    void factsAreWhole() {
        GrammarChecker checker = GrammarChecker.of(FULL);
        Set<String> claims = new HashSet<>();
        TownText text = FULL.text(3, 0);
        for (int i = 0; i < 20_000; i++) {
            Sentence sentence = text.sentence(i);
            if (List.of("live", "pet").contains(FULL.pattern(sentence.meaning()))) {
                claims.add(sentence.text());
            }
        }
        assertThat(claims).hasSize(60); // one for each animal, one for each person
        assertThat(claims).allMatch(claim -> checker.check(claim).trueClaims() == 1);
    }
}

package dev.glassbox.runtime.tinytown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.tinytown.CheckedSentence.Claim;
import dev.glassbox.runtime.tinytown.CheckedSentence.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class GrammarCheckerPropertyTest {
    private static final TinyTown SMALL = TinyTown.of(TownSize.SMALL);
    private static final TinyTown FULL = TinyTown.of(TownSize.FULL);
    private static final GrammarChecker SMALL_CHECKER = GrammarChecker.of(SMALL);
    private static final GrammarChecker FULL_CHECKER = GrammarChecker.of(FULL);

    @Property(tries = 300)
    void everyGeneratedTextIsValidAndTrue(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1) double mix,
            @ForAll boolean full,
            @ForAll Layout layout) {
        String text = (full ? FULL : SMALL).text(seed, mix).characters(20, layout);
        TextCheck check = (full ? FULL_CHECKER : SMALL_CHECKER).check(text);

        assertThat(check.stretches()).hasSize(20);
        assertThat(check.stretches())
                .allMatch(s -> s.verdict() == Verdict.VALID && s.claim() != Claim.FALSE);
    }

    /** The list of all sentences decides, and of their beginnings. */
    @Property(tries = 1000)
    void aChangedSentenceIsJudgedAsTheListJudges(
            @ForAll long seed,
            @ForAll boolean chinese,
            @ForAll @IntRange(min = 0, max = 3) int change,
            @ForAll @IntRange(min = 0, max = 60) int where,
            @ForAll @IntRange(min = 0, max = 74) int what) {
        String sentence = SMALL.text(seed, chinese ? 1 : 0).sentence(0).text();
        String changed = change(sentence, change, where % (sentence.length() - 1), what);
        CheckedSentence checked = SMALL_CHECKER.check(changed).stretches().get(0);
        boolean whole = checked.end() == changed.length();

        assertThat(checked.verdict() == Verdict.VALID && whole)
                .as(changed)
                .isEqualTo(SmallTownSentences.ALL.contains(changed));
        if (checked.verdict() == Verdict.INVALID) {
            int next = changed.offsetByCodePoints(checked.leaves(), 1);
            assertThat(SmallTownSentences.isBeginning(changed.substring(0, checked.leaves())))
                    .isTrue();
            assertThat(SmallTownSentences.isBeginning(changed.substring(0, next))).isFalse();
        }
    }

    private static String change(String sentence, int change, int at, int what) {
        String letters =
                "猫狗鸟鱼马家公园学校河边山上吃看找买苹果米饭面包牛奶茶红白黑小大明老王李华今天昨早晚在和去的TomAyBbEv the is at catdgrneuplwkh";
        char letter = letters.charAt(what);
        String before = sentence.substring(0, at);
        return switch (change) {
            case 0 -> before + sentence.substring(at + 1);
            case 1 -> before + letter + sentence.substring(at);
            case 2 -> before + letter + sentence.substring(at + 1);
            default ->
                    before
                            + sentence.charAt(at + 1)
                            + sentence.charAt(at)
                            + sentence.substring(at + 2);
        };
    }
}

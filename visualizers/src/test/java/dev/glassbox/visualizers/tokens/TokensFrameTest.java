package dev.glassbox.visualizers.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.control.TokenCell;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensFrameTest {
    private final TokensVisualizer visualizer = new TokensVisualizer();

    private TokensFrame frame(TokensState state) {
        return visualizer.frame(state, Engine.answer(visualizer.needs(state)));
    }

    @Test
    void idsAreThosePublishedForGpt2AndBytesAreShownAsPartsOfTheirCharacter() {
        TokensFrame frame = frame(TokensState.of("everyday-en-zh", "Hello world 猫"));
        SidePicture gpt2 = frame.sides().get(1);
        assertThat(gpt2.bits()).extracting(Bit::id).startsWith(15496, 995); // GPT-2's own
        assertThat(gpt2.chips()).extracting(TokenCell::label).startsWith("Hello", "␣world");
        assertThat(gpt2.chips().stream().map(TokenCell::label))
                .anySatisfy(label -> assertThat(label).contains("猫").contains("3/3"))
                .noneSatisfy(label -> assertThat(label).contains("\uFFFD"));
        TokenCell cat = gpt2.text().get(12);
        assertThat(cat.label()).isEqualTo("猫");
        assertThat(cat.shares().size()).isGreaterThan(1);
        assertThat(cat.shares().get(0).from()).isZero();
        assertThat(cat.shares().get(cat.shares().size() - 1).to()).isEqualTo(1);
    }

    @Test
    void countsAreThoseOfTheText() {
        TokensFrame frame = frame(TokensState.of("shakespeare-char", "To be"));
        Counts counts = frame.sides().get(0).counts();
        assertThat(counts.characters()).isEqualTo(5);
        assertThat(counts.bytes()).isEqualTo(5);
        assertThat(counts.tokens()).isEqualTo(5);
        assertThat(counts.perEnglish()).isCloseTo(1, within(1e-12));
        assertThat(counts.perChinese()).isNaN();
        assertThat(frame.facts())
                .containsEntry("token-count", "5")
                .doesNotContainKey("zh-tokens-per-character");
    }

    @Test
    void tokensOfBothScriptsTogetherAreAllTokens() {
        TokensFrame frame = frame(TokensState.of("everyday-en-zh", "The cat 猫在花园里。😀"));
        for (SidePicture side : frame.sides()) {
            Counts c = side.counts();
            // 8 English, 6 Chinese characters and one emoji
            double emoji = c.tokens() - 8 * c.perEnglish() - 6 * c.perChinese();
            assertThat(emoji).isBetween(1 - 1e-9, 4 + 1e-9);
        }
    }

    @Test
    void aCharacterThatCannotBeWrittenIsSaidAndTheRestIsCut() {
        TokensFrame frame = frame(TokensState.of("shakespeare-char", "To 猫 be"));
        SidePicture left = frame.sides().get(0);
        assertThat(left.missing()).isEqualTo(1);
        assertThat(left.bits()).hasSize(7);
        assertThat(left.bits().get(3).isMissing()).isTrue();
        assertThat(left.text().get(3).kind()).isEqualTo(TokenCell.Kind.MISSING);
        assertThat(left.counts().perCharacter()).isNaN();
        assertThat(frame.facts())
                .containsEntry("missing-characters", "1")
                .doesNotContainKey("token-count");
        assertThat(Bundled.texts("en").text(frame.words(0, 3))).contains("U+732B");
    }

    @Test
    void specialTokensAreReadOnlyWhenAskedFor() {
        TokensState plain = TokensState.of("everyday-en-zh", "a<|endoftext|>b");
        assertThat(frame(plain).sides().get(1).bits().size()).isGreaterThan(3);
        SidePicture marked = frame(plain.withSpecials(true)).sides().get(1);
        assertThat(marked.bits()).extracting(Bit::id).containsExactly(64, 50256, 65);
        assertThat(marked.chips().get(1).kind()).isEqualTo(TokenCell.Kind.SPECIAL);
    }

    @Test
    void whatIsPointedAtOnOneSideLightsItsBytesOnTheOther() {
        TokensFrame frame = frame(TokensState.of("shakespeare-char", "the cat"));
        SidePicture gpt2 = frame.sides().get(1);
        BitSet letters = frame.sides().get(0).overlapping(gpt2.bits().get(1)); // " cat"
        assertThat(letters.stream()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void aChosenTokenIsTakenApartIntoBytesAndMerges() {
        TokensState state = TokensState.of("everyday-en-zh", "the world").inspecting(1, 1);
        Workings workings = frame(state).workings().orElseThrow();
        String words = Bundled.texts("en").text(workings.steps().get(0).words());
        assertThat(words).contains("20 77 6F 72 6C 64").contains("3–8");
        assertThat(Bundled.texts("zh").text(workings.steps().get(1).words())).contains("→  ␣world");
        assertThat(workings.sources()).isEmpty(); // GPT-2's weights are not here
        Workings ours = frame(state.inspecting(0, 0)).workings().orElseThrow();
        assertThat(ours.sources())
                .extracting(Workings.Source::visualizer)
                .containsExactly("embeddings");
        assertThat(frame(state.inspecting(1, 99)).workings()).isEmpty();
    }

    @Test
    void longTextsAndEmptyOnesHaveAPictureToo() {
        TokensFrame empty = frame(TokensState.of("everyday-en-zh", ""));
        assertThat(empty.sides().get(0).bits()).isEmpty();
        assertThat(empty.tables()).isNotEmpty();
        String text = "The small cat sleeps. 小猫睡觉。\n".repeat(200);
        TokensState state = TokensState.of("everyday-en-zh", text);
        Tokenizing.Answer data = Engine.answer(visualizer.needs(state));
        visualizer.frame(state, data);
        long before = System.nanoTime();
        TokensFrame frame = visualizer.frame(state, data);
        assertThat(System.nanoTime() - before).isLessThan(500_000_000L);
        assertThat(frame.sides().get(1).bits().size()).isGreaterThan(2000);
    }

    @Test
    void theStateSurvivesJsonAndFillsInWhatIsLeftOut() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        TokensState state = TokensState.of("tang-poems", "春").inspecting(1, 2).withTable(true);
        assertThat(json.readValue(json.writeValueAsString(state), TokensState.class))
                .isEqualTo(state);
        TokensState least = json.readValue("{\"model\":\"m\",\"prompt\":\"p\"}", TokensState.class);
        assertThat(least).isEqualTo(TokensState.of("m", "p"));
        assertThat(List.of(least.left(), least.right())).containsExactly("m", "r50k_base");
    }
}

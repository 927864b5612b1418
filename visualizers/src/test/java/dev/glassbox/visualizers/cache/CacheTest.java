package dev.glassbox.visualizers.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheTest {
    private static final CacheState STATE = CacheState.of("shakespeare-char", "To be, or not");
    private static final CacheVisualizer VISUALIZER = new CacheVisualizer();

    private static CacheFrame frame(CacheState state) {
        return VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
    }

    @ParameterizedTest
    @CsvSource({
        "shakespeare-char,To be",
        "tinytown-zh-en,Tom saw a cat.",
        "tang-poems,春眠不觉晓",
        "everyday-en-zh,Where is it?"
    })
    void theArithmeticIsWhatTheEnginesCacheHoldsAfterEveryToken(String model, String prompt) {
        CacheFrame frame = frame(CacheState.of(model, prompt));
        assertThat(frame.measured()).hasSize(frame.tokens().size());
        for (int read = 1; read <= frame.tokens().size(); read++) {
            assertThat(frame.own().after(read)).isEqualTo(frame.measured().get(read - 1));
        }
    }

    @Test
    void publishedModelsHaveTheirPublishedSizes() {
        // GPT-2 small: 12 layers, 12 heads of 64, float32
        assertThat(new CacheSize(12, 12, 64, 0, 4).perToken()).isEqualTo(73_728);
        // Llama 3 8B: 32 layers, 8 key-value heads of 128, 16 bits: 128 KiB a token
        assertThat(new CacheSize(32, 8, 128, 0, 2).perToken()).isEqualTo(131_072);
        // Mistral 7B v0.1 forgets what lies more than 4096 tokens back
        CacheSize mistral = new CacheSize(32, 8, 128, 4096, 2);
        assertThat(mistral.after(32_768)).isEqualTo(mistral.after(4096)).isEqualTo(536_870_912);
    }

    @Test
    void fewerKeyValueHeadsTakeTheirShare() {
        CacheFrame four = frame(STATE);
        CacheFrame one = frame(STATE.withKvHeads(1));
        assertThat(four.supposed().after(13)).isEqualTo(4 * one.supposed().after(13));
        assertThat(one.facts())
                .containsEntry("query-heads-per-key", "4")
                .containsEntry("bytes-per-token", "1024"); // 2 x 4 x 1 x 32 x 4
        assertThat(one.factor()).isEqualTo("0.250");
        assertThat(one.formula()).startsWith("2\\cdot 4\\cdot 1\\cdot 32\\cdot 4\\cdot 13=");
        assertThat(one.curves().stream().map(CacheFrame.Curve::id))
                .containsExactly("mha", "supposed");
        assertThat(frame(STATE.withKvHeads(2)).curves().stream().map(CacheFrame.Curve::id))
                .containsExactly("mha", "mqa", "supposed");
    }

    @Test
    void queryHeadsShareInGroupsOfOneSize() {
        CacheFrame two = frame(STATE.withKvHeads(2));
        assertThat(List.of(two.kvHead(0), two.kvHead(1), two.kvHead(2), two.kvHead(3)))
                .containsExactly(0, 0, 1, 1);
        assertThat(two.divisors()).containsExactly(1, 2, 4);
        CacheFrame three = frame(STATE.withKvHeads(3));
        assertThat(Bundled.texts("en").text(three.trouble().orElseThrow()))
                .contains("4 query heads cannot share 3");
        assertThat(three.tables()).isEmpty();
    }

    @Test
    void aWindowForgetsAndTheCurveBends() {
        CacheFrame frame = frame(STATE.withWindow(5));
        for (int query = 0; query < 13; query++) {
            int seen = 0;
            for (int key = 0; key < 13; key++) {
                seen += frame.sees(query, key) ? 1 : 0;
            }
            assertThat(seen)
                    .isEqualTo(Math.min(query + 1, 5))
                    .isEqualTo(frame.supposed().kept(query + 1));
        }
        CacheFrame.Curve curve = frame.curves().get(frame.curves().size() - 1);
        assertThat(curve.bytes().get(curve.tokens().indexOf(64)))
                .isEqualTo(curve.bytes().get(curve.tokens().indexOf(5)));
    }

    @Property(tries = 40)
    void everyStateSurvivesJson(
            @ForAll String prompt,
            @ForAll CacheState.View view,
            @ForAll @IntRange(max = 64) int kvHeads,
            @ForAll @IntRange(max = 9999) int window)
            throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        CacheState state =
                new CacheState("m", prompt, view, kvHeads == 0 ? null : kvHeads, window, 2);
        assertThat(json.readValue(json.writeValueAsString(state), CacheState.class))
                .isEqualTo(state);
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"\"}", CacheState.class))
                .isEqualTo(CacheState.of("m", ""));
        assertThatThrownBy(() -> state.withBytes(3)).hasMessageContaining("bytes");
        assertThatThrownBy(() -> state.withWindow(-1)).hasMessageContaining("window");
        assertThatThrownBy(() -> state.withKvHeads(0)).hasMessageContaining("kvHeads");
    }
}

package dev.glassbox.visualizers.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.Ending;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Engine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlaybackFrameTest {
    /** Steps over a key-value cache against one pass, both in float32. */
    private static final double TOLERANCE = 1e-4;

    private static final PlaybackVisualizer VISUALIZER = new PlaybackVisualizer();

    private static TextAnswer answer(PlaybackState state) {
        return Engine.answer(VISUALIZER.needs(state));
    }

    private static PlaybackFrame frame(PlaybackState state) {
        return VISUALIZER.frame(state, answer(state));
    }

    @Test
    void colourAndBarsAreThoseOfAPlainSoftmaxOverOnePass() {
        PlaybackState state = PlaybackState.of("tinytown-zh-en", "小红把");
        TextAnswer data = answer(state);
        int[] ids = data.told().stream().mapToInt(Told::id).toArray();
        TraceAnswer pass =
                Engine.answer(
                        new Need.OfTrace(
                                "tinytown-zh-en",
                                data.pass().tokenizer().decode(ids),
                                new TraceRequest(Set.of(), TraceRequest.Logits.ALL)));
        assertThat(pass.trace().ids()).isEqualTo(ids);
        Tensor logits = pass.trace().logits();
        for (PlaybackState.Colour colour : PlaybackState.Colour.values()) {
            PlaybackFrame frame =
                    VISUALIZER.frame(state.withColour(colour).withPosition(999), data);
            assertThat(frame.values()).hasSize(ids.length);
            assertThat(frame.values()[0]).isNaN();
            for (int at = 1; at < ids.length; at++) {
                double[] p = softmax(logits.row(0, at - 1));
                double expected =
                        switch (colour) {
                            case PROBABILITY -> p[ids[at]];
                            case ENTROPY -> bits(p);
                            case LOSS -> -Math.log(p[ids[at]]);
                        };
                assertThat(frame.values()[at])
                        .isCloseTo(expected, within(TOLERANCE * Math.max(1, expected)));
            }
        }
        for (int at : new int[] {1, 2, 3, 20, ids.length - 1}) {
            PlaybackFrame frame = VISUALIZER.frame(state.withPosition(at), data);
            double[] p = softmax(logits.row(0, at - 1));
            List<Told.Choice> best = data.told().get(at).best();
            assertThat(frame.choices()).hasSizeBetween(10, 11);
            for (int i = 0; i < best.size(); i++) {
                assertThat(frame.choices().get(i).p())
                        .isEqualTo(best.get(i).p())
                        .isCloseTo(p[best.get(i).id()], within(TOLERANCE));
            }
            assertThat(frame.choices().stream().filter(PlaybackFrame.Choice::chosen)).hasSize(1);
        }
    }

    private static double[] softmax(float[] logits) {
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits[i]);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private static double bits(double[] p) {
        double sum = 0;
        for (double share : p) {
            sum -= share == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return sum;
    }

    @Test
    void theTextIsThatOfItsSeed() {
        PlaybackState state = PlaybackState.of("tinytown-zh-en", "Anna ");
        PlaybackState seven = state.withSampling(state.sampling().withSeed(7));
        assertThat(answer(seven).told()).isEqualTo(answer(seven).told());
        assertThat(frame(seven).facts().get("text")).isNotEqualTo(frame(state).facts().get("text"));
        TextAnswer greedy = answer(state.withSampling(SamplingConfig.GREEDY));
        assertThat(greedy.told().subList(5, 45)).allMatch(told -> told.rank() == 1);
    }

    @Test
    void aPositionShowsTheTextUpToItAndNoFurther() {
        PlaybackState state = PlaybackState.of("tinytown-zh-en", "Anna ");
        TextAnswer data = answer(state);
        PlaybackFrame start = VISUALIZER.frame(state, data);
        assertThat(start.shown()).isEqualTo(4);
        assertThat(start.told()).hasSize(5);
        assertThat(start.written()).isEqualTo(45);
        PlaybackFrame later = VISUALIZER.frame(state.withPosition(10), data);
        assertThat(later.tokens()).hasSize(11);
        assertThat(later.glyphs()).isEqualTo(start.glyphs()); // nothing moves while it plays
        PlaybackFrame first = VISUALIZER.frame(state.withPosition(0), data);
        assertThat(first.choices()).isEmpty();
        assertThat(first.description().key()).isEqualTo("playback.description.first");
        assertThat(VISUALIZER.needs(state.withPosition(3).withSpeed(3)))
                .isEqualTo(VISUALIZER.needs(state));
    }

    @Test
    void aTextThatIsStillBeingWrittenShowsWhatIsThere() {
        PlaybackState state = PlaybackState.of("tinytown-zh-en", "Anna ").withPosition(30);
        TextAnswer whole = answer(state);
        TextAnswer partial =
                new TextAnswer(
                        whole.pass(), whole.told().subList(0, 12), 5, true, Optional.empty());
        assertThat(partial.complete()).isFalse();
        PlaybackFrame frame = VISUALIZER.frame(state, partial);
        assertThat(frame.shown()).isEqualTo(11);
        assertThat(frame.complete()).isFalse();
        assertThat(frame.facts()).doesNotContainKey("text");
    }

    @Test
    void aTextThatReachesTheEndOfTheContextSaysSo() {
        PlaybackState state =
                PlaybackState.of("tinytown-zh-en", "Anna ").withTokens(300).withPosition(500);
        TextAnswer data = answer(state);
        assertThat(data.ending()).contains(Ending.CONTEXT);
        assertThat(data.told()).hasSize(64);
        PlaybackFrame frame = VISUALIZER.frame(state, data);
        assertThat(frame.note().orElseThrow().key()).isEqualTo("playback.note.context");
        assertThat(VISUALIZER.frame(state.withPosition(9), data).note()).isEmpty();
        PlaybackFrame full = frame(PlaybackState.of("tinytown-zh-en", "a".repeat(64)));
        assertThat(full.written()).isEqualTo(64);
        assertThat(full.note()).isPresent();
        assertThat(frame(PlaybackState.of("tinytown-zh-en", "a")).choices()).isEmpty();
    }

    @Test
    void halfCharactersStandTogether() {
        PlaybackState state =
                PlaybackState.of("everyday-en-zh", "龘鑫🙂 ok").withTokens(1).withPosition(500);
        TextAnswer data = answer(state);
        Tokenizer tokenizer = data.pass().tokenizer();
        int[] ids = data.told().stream().mapToInt(Told::id).toArray();
        List<Glyph> glyphs = Glyph.of(ids, tokenizer);
        assertThat(ids.length).isGreaterThan(glyphs.size()); // some characters take several tokens
        assertThat(glyphs.stream().map(Glyph::text).collect(Collectors.joining()))
                .startsWith("龘鑫🙂 ok")
                .doesNotContain("\uFFFD");
        int next = 0;
        for (Glyph glyph : glyphs) {
            assertThat(glyph.first()).isEqualTo(next);
            next = glyph.last() + 1;
        }
        assertThat(next).isEqualTo(ids.length);
        int[] half = java.util.Arrays.copyOf(ids, glyphs.get(0).first() + 1);
        assertThat(Glyph.of(half, tokenizer).get(0).whole())
                .isEqualTo(glyphs.get(0).last() == glyphs.get(0).first());
    }

    @Test
    void theRulesOfSamplingAreSeenBesideTheModelsOwnNumbers() {
        PlaybackState state =
                PlaybackState.of("tinytown-zh-en", "Anna ")
                        .withSampling(new SamplingConfig(1, 3, 1, 0, 1, 1, 0, 0, 0, 0))
                        .withPosition(20);
        TextAnswer data = answer(state);
        for (int at = 5; at < data.told().size(); at++) {
            Told told = data.told().get(at);
            assertThat(told.rank()).isLessThanOrEqualTo(3);
            double kept = told.best().stream().limit(3).mapToDouble(Told.Choice::p).sum();
            assertThat(told.drawnWith()).isCloseTo(told.p() / kept, within(1e-9));
            assertThat(told.best().get(3).left()).isZero();
        }
        assertThat(data.told().get(3).drawnWith()).isNaN();
    }
}

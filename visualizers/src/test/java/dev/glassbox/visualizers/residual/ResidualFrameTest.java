package dev.glassbox.visualizers.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.visualizers.testing.Engine;
import org.junit.jupiter.api.Test;

class ResidualFrameTest {
    private static final String PROMPT = "每个星期一老李都在酒店里买一根黄";
    private static final ResidualVisualizer VISUALIZER = new ResidualVisualizer();

    private static ResidualFrame frame(ResidualState state) {
        return VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
    }

    private static ResidualState start() {
        return ResidualState.of("tinytown-zh-en", PROMPT);
    }

    @Test
    void theAdditionsAddUpToTheFinalStreamAtEveryPosition() {
        for (int at = 0; at < PROMPT.length(); at++) {
            Path path = frame(start().withPosition(at)).path();
            assertThat(path.difference()).isLessThan(1e-5);
            assertThat(path.agrees()).isTrue();
        }
    }

    @Test
    void everyPartOfTheLogitAddsUpToIt() {
        ResidualFrame frame = frame(start().showing(ResidualState.Picture.LOGIT));
        Attribution a = frame.attribution().orElseThrow();
        assertThat(a.sum()).isCloseTo(a.logit(), within(1e-4));
        assertThat(a.parts()).hasSize(2 + 4 * 5 + 1); // embeddings, heads and MLPs, constant
        assertThat(frame.facts()).containsEntry("answer", "瓜");
        assertThat(a.drawn().stream().mapToDouble(Part::value).sum())
                .isCloseTo(a.sum(), within(1e-9));
    }

    @Test
    void aDifferenceOfTwoLogitsIsTheDifferenceOfTheirAttributions() {
        ResidualState state = start().showing(ResidualState.Picture.LOGIT);
        double one = frame(state.withAnswer("瓜")).attribution().orElseThrow().logit();
        double other = frame(state.withAnswer("色")).attribution().orElseThrow().logit();
        Attribution both =
                frame(state.withAnswer("瓜").withAgainst("色")).attribution().orElseThrow();
        assertThat(both.logit()).isCloseTo(one - other, within(1e-4));
        assertThat(both.sum()).isCloseTo(both.logit(), within(1e-4));
    }

    @Test
    void eachPartIsComputedTwiceAndAgrees() {
        for (ResidualState.Picture picture : ResidualState.Picture.values()) {
            for (int part = 0; part < 10; part++) {
                ResidualFrame frame = frame(start().showing(picture).inspecting(part));
                frame.inspection()
                        .orElseThrow()
                        .check()
                        .ifPresent(check -> assertThat(check.agrees()).isTrue());
            }
        }
    }

    @Test
    void aTokenThatThereIsNotIsSaid() {
        ResidualFrame frame =
                frame(start().showing(ResidualState.Picture.LOGIT).withAnswer("no token"));
        assertThat(frame.shown()).isFalse();
        assertThat(frame.description().key()).isEqualTo("residual.absent.token");
        assertThat(frame.tables()).isEmpty();
    }

    @Test
    void onePositionHasAPathToo() {
        ResidualFrame frame = frame(ResidualState.of("tinytown-zh-en", "每"));
        assertThat(frame.path().steps()).hasSize(10);
        assertThat(frame.path().difference()).isLessThan(1e-5);
    }

    @Test
    void theStateSurvivesJson() throws Exception {
        ResidualState state =
                start().withPosition(3)
                        .showing(ResidualState.Picture.LOGIT)
                        .withAgainst("色")
                        .inspecting(2);
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(state);
        assertThat(json.readValue(text, ResidualState.class)).isEqualTo(state);
    }
}

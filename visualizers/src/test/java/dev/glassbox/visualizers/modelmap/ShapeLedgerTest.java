package dev.glassbox.visualizers.modelmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.visualizers.modelmap.ShapeLedger.Joint;
import dev.glassbox.visualizers.testing.Bundled;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeLedgerTest {
    private static final ModelConfig GROUPED =
            new ModelConfig("llama", 2, 4, 2, 32, 8, 64, 100, 128);

    private static Anatomy anatomy(ModelConfig config, Anatomy.Order order) {
        return new Anatomy(config, order, false, true, true, true, true, true);
    }

    @Test
    void shapesOnTheArrowsAreThoseOfThePass() {
        ModelMapFrame frame = Maps.at("block.1");
        Map<String, Strip> strips = frame.numbers().strips();
        for (MapPart part : frame.parts()) {
            Strip strip = strips.get(part.id());
            if (strip == null || part.kind().equals("pattern")) {
                continue;
            }
            int size =
                    part.shape().axes().stream()
                            .mapToInt(Shape.Axis::length)
                            .reduce(1, (a, b) -> a * b);
            assertThat(strip.rows() * strip.columns()).as(part.id()).isEqualTo(size);
        }
        assertThat(frame.parts().get(frame.indexOf("block.1.q")).shape().live())
                .isEqualTo("[8, 6, 32]");
        assertThat(frame.parts().get(frame.indexOf("block.1.q")).shape().symbolic())
                .isEqualTo("[pos, head, d_head]");
        assertThat(frame.parts().get(frame.indexOf("block.1.pattern")).shape().live())
                .isEqualTo("[6, 8, 8]");
    }

    @Test
    void groupedKeysHaveAnAxisOfTheirOwn() {
        Map<String, Shape> shapes =
                new ShapeLedger(anatomy(GROUPED, Anatomy.Order.PRE_NORM), Sizes.of(GROUPED, 5))
                        .shapes();
        assertThat(Objects.requireNonNull(shapes.get("k")).symbolic())
                .isEqualTo("[pos, kv_head, d_head]");
        assertThat(Objects.requireNonNull(shapes.get("k")).live()).isEqualTo("[5, 2, 8]");
        assertThat(Objects.requireNonNull(shapes.get("z")).live()).isEqualTo("[5, 4, 8]");
        assertThat(Objects.requireNonNull(shapes.get("mlp")).live()).isEqualTo("[5, 64]");
    }

    @Test
    void asTrainedEverythingFits() {
        for (Anatomy.Order order : Anatomy.Order.values()) {
            Sizes sizes = Sizes.of(GROUPED, 5);
            ShapeLedger ledger = new ShapeLedger(anatomy(GROUPED, order), sizes);
            assertThat(ledger.joints(sizes)).allMatch(Joint::fits);
            assertThat(ledger.broken(sizes)).isEmpty();
        }
    }

    /** Where the first product fails, by hand: W_Q makes 4 x 8 = 32 numbers, W_K 2 x 8 = 16. */
    @ParameterizedTest
    @CsvSource({
        "d_head, 9, q, SPLIT, 32, 36",
        "n_heads, 3, q, SPLIT, 32, 24",
        "d_model, 40, embed, LOOKUP, 32, 40",
        "d_mlp, 63, mlp_out, PRODUCT, 63, 64",
    })
    void aChangedSizeStopsThePassWhereItNoLongerFits(
            String size, int value, String part, Joint.Kind kind, int has, int wants) {
        Sizes sizes = Sizes.of(GROUPED, 5);
        ShapeLedger ledger = new ShapeLedger(anatomy(GROUPED, Anatomy.Order.PRE_NORM), sizes);
        Joint broken = ledger.broken(sizes.with(size, value)).orElseThrow();
        assertThat(broken.part()).isEqualTo(part);
        assertThat(broken.kind()).isEqualTo(kind);
        assertThat(broken.has()).isEqualTo(has);
        assertThat(broken.wants()).isEqualTo(wants);
    }

    /** Half as many heads of twice the width hold the same numbers: only the groups decide. */
    @Test
    void headsThatCannotShareTheirKeysAreFound() {
        Sizes sizes = new Sizes(5, 32, 4, 2, 8, 64, 100);
        Sizes odd = new Sizes(5, 32, 4, 3, 8, 64, 100);
        ShapeLedger ledger = new ShapeLedger(anatomy(GROUPED, Anatomy.Order.PRE_NORM), sizes);
        assertThat(ledger.joints(odd).stream().filter(j -> !j.fits()).map(Joint::kind))
                .contains(Joint.Kind.GROUPS);
    }

    @Test
    void aMisfitIsSaidInBothLanguagesWithItsNumbers() {
        ModelMapState state = Maps.state("").withWhatIf(new ModelMapState.WhatIf("d_head", 33));
        ModelMapFrame frame = Maps.frame(state);
        for (String language : Bundled.LANGUAGES) {
            ModelMapState.WhatIf change = new ModelMapState.WhatIf("d_head", 33);
            assertThat(WhatIfBar.words(change, frame, Bundled.texts(language), 32))
                    .contains("192")
                    .contains("198")
                    .doesNotContain("{");
        }
    }

    @Test
    void everyJointHasWordsInBothLanguages() {
        Sizes sizes = Sizes.of(GROUPED, 5);
        ShapeLedger ledger = new ShapeLedger(anatomy(GROUPED, Anatomy.Order.PRE_NORM), sizes);
        for (String size : Sizes.CHANGEABLE) {
            for (Joint joint : ledger.joints(sizes.with(size, sizes.get(size) + 1))) {
                for (String language : Bundled.LANGUAGES) {
                    assertThat(Bundled.texts(language).text(joint.words())).doesNotContain("{");
                    assertThat(Bundled.texts(language).text("modelmap.joint.at." + joint.part()))
                            .isNotBlank();
                }
            }
        }
    }
}

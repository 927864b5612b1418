package dev.glassbox.visualizers.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.visualizers.testing.Bundled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorScaleTest {
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "projector"})
    void magnitudesGoOneWayInLightness(String theme) {
        ColorScale scale = ColorScale.magnitude(Bundled.palette(theme), 1);
        double first = OkLab.lightness(scale.argb(0));
        double last = OkLab.lightness(scale.argb(1));
        double before = first;
        for (int i = 1; i <= 100; i++) {
            double now = OkLab.lightness(scale.argb(i / 100.0));
            assertThat((now - before) * (last - first)).isGreaterThanOrEqualTo(-1e-4);
            before = now;
        }
        assertThat(Math.abs(last - first)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "projector"})
    void zeroIsTheNeutralMiddleOfSignedValues(String theme) {
        Palette palette = Bundled.palette(theme);
        ColorScale scale = ColorScale.signed(palette, 3);
        assertThat(scale.argb(0)).isEqualTo(palette.argb("div-4"));
        assertThat(scale.argb(-3)).isEqualTo(palette.argb("div-0"));
        assertThat(scale.argb(99)).isEqualTo(palette.argb("div-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "projector"})
    void numbersInCellsCanBeRead(String theme) {
        Palette palette = Bundled.palette(theme);
        ColorScale scale = ColorScale.magnitude(palette, 1);
        for (int i = 0; i <= 100; i++) {
            double value = i / 100.0;
            int ink = scale.ink(value);
            assertThat(Luminance.contrast(ink, scale.argb(value)))
                    .as("%s at %s", theme, value)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void stopsAreKeptAndMixedInOkLab() {
        Ramp ramp = new Ramp(0xFF000000, 0xFFFFFFFF);
        assertThat(ramp.argb(0)).isEqualTo(0xFF000000);
        assertThat(ramp.argb(1)).isEqualTo(0xFFFFFFFF);
        // Half of the perceived lightness is #636363, not #808080.
        assertThat(ramp.argb(0.5) & 0xFF).isCloseTo(0x63, within(1));
    }

    @Test
    void nonsenseIsRefused() {
        Palette palette = Bundled.palette("light");
        assertThatThrownBy(() -> ColorScale.magnitude(palette, 0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> ColorScale.signed(palette, Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> ColorScale.signed(palette, 1).argb(Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Ramp(1)).hasMessageContaining("1");
    }

    @Test
    void linearScalesGoThereAndBackWithRoundTicks() {
        LinearScale scale = new LinearScale(0, 0.47, 100, 300);
        assertThat(scale.pixel(0.47)).isEqualTo(300);
        assertThat(scale.value(scale.pixel(0.123))).isCloseTo(0.123, within(1e-12));
        assertThat(scale.ticks(5)).hasSize(5).first().isEqualTo(0.0);
        assertThat(scale.ticks(5).get(4)).isCloseTo(0.4, within(1e-12));
    }
}

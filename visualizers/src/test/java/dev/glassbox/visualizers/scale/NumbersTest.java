package dev.glassbox.visualizers.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1.00",
        "0.41302788, 0.413",
        "-12.345, −12.3",
        "0.9996, 1.00",
        "999.96, 1000",
        "123456, 123456",
        "0.001, 0.00100",
        "0.00768, 0.00768",
        "0.0001, 1.00e−4",
        "-1.516e-7, −1.52e−7",
        "1e22, 1.00e22",
        "-Infinity, −∞",
        "NaN, NaN"
    })
    void picturesHaveThreeDigits(double value, String text) {
        assertThat(Numbers.picture(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.23456, 1.235", "0.000123456, 1.235e−4", "-2, −2.000", "99999, 99999", "0, 0"})
    void readingsHaveFour(double value, String text) {
        assertThat(Numbers.reading(value)).isEqualTo(text);
    }

    @Property
    void threeDigitsLieWithinHalfAPerCent(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        double read =
                Double.parseDouble(Numbers.picture(value).replace('−', '-').replace("∞", "0"));
        assertThat(Math.abs(read - value)).isLessThanOrEqualTo(Math.abs(value) * 0.0051);
    }

    @Test
    void columnsNeverShowAZeroThatIsNone() {
        assertThat(Numbers.fixed(0.004, 2)).isEqualTo("<0.01");
        assertThat(Numbers.fixed(-0.004, 2)).isEqualTo(">−0.01");
        assertThat(Numbers.fixed(0, 2)).isEqualTo("0.00");
        assertThat(Numbers.fixed(-0.0, 2)).isEqualTo("0.00");
        assertThat(Numbers.percent(0.4127)).isEqualTo("41.3%");
        assertThat(Numbers.percent(0.0001)).isEqualTo("<0.1%");
    }

    @Test
    void alignedNumbersHaveTheirPointsBelowEachOther() {
        assertThat(Numbers.aligned(12.345, 0.5, -3)).isEqualTo(List.of("12.3", "0.5", "−3.0"));
    }

    @Property
    void exactNumbersLoseNothing(@ForAll float value) {
        String text = Numbers.exact(value).replace('−', '-');
        assertThat(Float.parseFloat(text)).isEqualTo(value);
    }

    @Test
    void sharesKeepTwoDigitsAndStayNarrow() {
        assertThat(Numbers.share(1)).isEqualTo("1.000");
        assertThat(Numbers.share(0.4126)).isEqualTo("0.413");
        assertThat(Numbers.share(0.00996)).isEqualTo("0.010");
        assertThat(Numbers.share(0.00994)).isEqualTo("0.0099");
        assertThat(Numbers.share(0.00041)).isEqualTo("0.0004");
        assertThat(Numbers.share(1e-9)).isEqualTo(Numbers.WIDEST_SHARE);
        assertThat(Numbers.share(0)).isEqualTo("0.000");
    }

    @Test
    void differencesHaveTheirSignAndFormulasTheirPowers() {
        assertThat(Numbers.points(0.1234)).isEqualTo("+12.3");
        assertThat(Numbers.points(-0.1234)).isEqualTo("−12.3");
        assertThat(Numbers.points(0.0001)).isEqualTo("≈0");
        assertThat(Numbers.points(0)).isEqualTo("0");
        assertThat(Numbers.formula(-1.52e-7)).isEqualTo("-1.52 \\cdot 10^{-7}");
        assertThat(Numbers.formula(Double.POSITIVE_INFINITY)).isEqualTo("\\infty");
    }
}

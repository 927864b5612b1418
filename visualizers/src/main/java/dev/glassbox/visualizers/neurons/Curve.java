package dev.glassbox.visualizers.neurons;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The activation functions of MLPs in plain doubles, under the names of {@code config.json}. */
enum Curve {
    /** Hendrycks, Gimpel 2016, with the Gaussian distribution function. */
    GELU("GELU", Curve::gelu, "x\\,\\Phi(x)", "gelu"),
    /** The approximation by tanh of the same paper, section 2. */
    GELU_NEW(
            "GELU (tanh)",
            x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
            "\\tfrac12 x\\,(1+\\tanh(\\sqrt{2/\\pi}\\,(x+0.044715\\,x^3)))",
            "gelu_new",
            "gelu_pytorch_tanh",
            "gelu_fast"),
    RELU("ReLU", x -> Math.max(0, x), "\\max(0,x)", "relu"),
    /** Hendrycks, Gimpel 2016; Ramachandran et al. 2017. */
    SILU("SiLU", x -> x / (1 + Math.exp(-x)), "\\frac{x}{1+e^{-x}}", "silu", "swish");

    private final String label;
    private final DoubleUnaryOperator function;
    private final String latex;
    private final List<String> names;

    Curve(String label, DoubleUnaryOperator function, String latex, String... names) {
        this.label = label;
        this.function = function;
        this.latex = latex;
        this.names = List.of(names);
    }

    static Optional<Curve> named(String name) {
        return Arrays.stream(values()).filter(curve -> curve.names.contains(name)).findFirst();
    }

    String label() {
        return label;
    }

    /** In terms of x. */
    String latex() {
        return latex;
    }

    double at(double x) {
        return function.applyAsDouble(x);
    }

    private static double gelu(double x) {
        return 0.5 * x * (1 + erf(x / Math.sqrt(2)));
    }

    /**
     * The error function: its Taylor series near zero, its continued fraction farther out
     * (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14); to about 1e-14.
     */
    static double erf(double x) {
        double a = Math.abs(x);
        if (a > 6) {
            return Math.signum(x);
        }
        if (a < 2.5) {
            double term = 2 * a / Math.sqrt(Math.PI) * Math.exp(-a * a);
            double sum = term;
            for (int n = 1; term > 1e-17 * sum; n++) {
                term *= 2 * a * a / (2 * n + 1);
                sum += term;
            }
            return Math.signum(x) * sum;
        }
        double fraction = a;
        for (int n = 60; n >= 1; n--) {
            fraction = a + n / 2.0 / fraction;
        }
        return Math.signum(x) * (1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / fraction);
    }
}

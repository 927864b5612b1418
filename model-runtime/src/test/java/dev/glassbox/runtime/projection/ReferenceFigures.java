package dev.glassbox.runtime.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What numpy and scikit-learn make of {@link #rows()}; see components_reference.py. */
final class ReferenceFigures {
    static final int N = 120;
    static final int WIDTH = 9;

    private ReferenceFigures() {}

    /** The points that components_reference.py makes. */
    static float[] rows() {
        float[] rows = new float[N * WIDTH];
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < WIDTH; k++) {
                rows[i * WIDTH + k] =
                        (float) (Math.sin(i * (k + 1) * 0.37) * (9 - k) + Math.cos(i * 0.11) * k);
            }
        }
        return rows;
    }

    static JsonNode read() {
        try (InputStream in =
                ReferenceFigures.class.getResourceAsStream("/projection/components.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

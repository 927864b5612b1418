package dev.glassbox.runtime.projection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** scikit-learn's handwritten digits (its file as it is): 1,797 pictures of 8 by 8. */
final class Digits {
    static final int WIDTH = 64;

    private Digits() {}

    /** The pictures, {@code [1797, 64]}, each number from 0 to 16. */
    static float[] rows() {
        try (InputStream in = Digits.class.getResourceAsStream("/projection/digits.csv.gz");
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Objects.requireNonNull(in)),
                                        StandardCharsets.US_ASCII))) {
            List<String> lines = reader.lines().toList();
            float[] rows = new float[lines.size() * WIDTH];
            for (int i = 0; i < lines.size(); i++) {
                String[] numbers = lines.get(i).split(",", -1); // the digit itself comes last
                for (int k = 0; k < WIDTH; k++) {
                    rows[i * WIDTH + k] = Float.parseFloat(numbers[k]);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

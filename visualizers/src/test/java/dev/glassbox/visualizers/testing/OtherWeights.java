package dev.glassbox.visualizers.testing;

import dev.glassbox.runtime.model.OpenModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** The bundled models with other weights: what shows them must look different. */
public final class OtherWeights {
    private static final double SPREAD = 0.05; // of a weight, relative

    private OtherWeights() {}

    /** Made once. */
    public static OpenModels models() {
        return Holder.MODELS;
    }

    private static final class Holder {
        static final OpenModels MODELS = Engine.models(copy(Bundled.assets().resolve("models")));
    }

    private static Path copy(Path models) {
        try {
            Path root = Files.createTempDirectory("other-weights");
            try (Stream<Path> files = Files.walk(models)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = root.resolve(models.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.write(to, changed(file));
                    to.toFile().deleteOnExit();
                }
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every number of a float32 file a little other; all else as it is. */
    private static byte[] changed(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.getFileName().toString().equals("model.safetensors")) {
            return bytes;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int first = 8 + Math.toIntExact(buffer.getLong(0)); // the header's length, the header
        Random random = new Random(3);
        for (int at = first; at + Float.BYTES <= bytes.length; at += Float.BYTES) {
            double factor = 1 + SPREAD * random.nextGaussian();
            buffer.putFloat(at, (float) (buffer.getFloat(at) * factor));
        }
        return bytes;
    }
}

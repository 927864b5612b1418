package dev.glassbox.runtime.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.Trainer;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first steps of every recipe, on the beginning of its text or the whole of TinyTown's, are
 * those that were recorded. {@link #main} records them again, where a recipe was changed on
 * purpose.
 */
class RecipeFirstStepsTest {
    private static final int STEPS = 5;
    private static final long SEED = 1337;
    private static final String RECORD = "first-steps.json";

    /** Relative. Other processors round other last bits, which so few steps do not raise. */
    private static final double TOLERANCE = 1e-5;

    @Test
    void everyRecipeTakesTheRecordedFirstSteps(@TempDir Path folder) throws IOException {
        JsonNode recorded = ForeignFiles.standard().readTree(resource(RECORD), 1 << 20);
        TreeSet<String> names = new TreeSet<>(RecipeShelf.bundled().names());
        assertThat(recorded.size()).isEqualTo(names.size());
        for (String name : names) {
            TrainingMetrics last = firstSteps(name, folder.resolve(name));
            double train = recorded.path(name).path("train_loss").asDouble();
            double validation = recorded.path(name).path("val_loss").asDouble();
            assertThat(last.trainLoss()).as(name).isCloseTo(train, within(TOLERANCE * train));
            assertThat(Objects.requireNonNull(last.valLoss()))
                    .as(name)
                    .isCloseTo(validation, within(TOLERANCE * validation));
        }
    }

    @Test
    void theBeginningsOfTheTextsAreWhatTheirSumsSay() throws IOException {
        for (String line : Files.readAllLines(resource("SHA256SUMS"))) {
            String[] parts = line.split(" {2}");
            assertThat(sha256(Files.readAllBytes(resource(parts[1])))).isEqualTo(parts[0]);
        }
    }

    /** Writes the record anew; the argument is its file. */
    public static void main(String[] arguments) throws IOException {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        Path work = Files.createTempDirectory("first-steps");
        for (String name : new TreeSet<>(RecipeShelf.bundled().names())) {
            TrainingMetrics last = firstSteps(name, work.resolve(name));
            ObjectNode losses = record.putObject(name);
            losses.put("train_loss", last.trainLoss());
            losses.put("val_loss", last.valLoss());
        }
        Files.writeString(
                Path.of(arguments[0]),
                ForeignFiles.standard().json().writeIndented(record) + "\n",
                StandardCharsets.UTF_8);
    }

    private static TrainingMetrics firstSteps(String name, Path out) {
        Recipe recipe = RecipeShelf.bundled().get(name).withSteps(STEPS);
        return new Trainer(recipe, SEED, corpus(recipe), out).start(new Deaf(), Cancellation.NONE);
    }

    private static Corpus corpus(Recipe recipe) {
        if (recipe.corpus().town() != null) {
            return Corpus.of(recipe, Path.of("."));
        }
        boolean own = recipe.corpus().file().isEmpty();
        return Corpus.read(resource(own ? "tinyshakespeare.txt" : recipe.corpus().file()), recipe);
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(
                                    RecipeFirstStepsTest.class.getResource("/corpora/" + name))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Deaf implements TrainingListener {
        @Override
        public void metrics(TrainingMetrics metrics) {}

        @Override
        public void notice(Problem notice) {
            throw notice.asException();
        }
    }
}

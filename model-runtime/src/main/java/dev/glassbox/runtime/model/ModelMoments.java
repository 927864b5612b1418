package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The moments of a model's training that were kept, in the folder {@code steps} of its own: one
 * weights file a moment, named by the number of updates done, and the {@code config.json} and
 * tokenizer of all of them. A moment is a model of its own, named {@code model@step}.
 */
public final class ModelMoments {
    /** Where they lie in a model's folder. */
    public static final String FOLDER = "steps";

    /** Between a model's id and the step. */
    public static final char SIGN = '@';

    private static final String ENDING = ".safetensors";

    private ModelMoments() {}

    /** The weights file of a moment. */
    public static String fileName(int step) {
        return step + ENDING;
    }

    /** The step of a moment's weights file. */
    public static OptionalInt stepOfFile(String name) {
        return name.matches("\\d{1,9}\\" + ENDING)
                ? OptionalInt.of(Integer.parseInt(name.substring(0, name.indexOf('.'))))
                : OptionalInt.empty();
    }

    /** The id of a moment of a model. */
    public static String id(String model, int step) {
        return model + SIGN + step;
    }

    /** The model of an id that may name a moment. */
    public static String modelOf(String id) {
        int sign = id.lastIndexOf(SIGN);
        return sign > 0 && stepOf(id).isPresent() ? id.substring(0, sign) : id;
    }

    /** The step of an id that names a moment. */
    public static OptionalInt stepOf(String id) {
        String digits = id.substring(id.lastIndexOf(SIGN) + 1);
        boolean named = digits.length() < id.length() && digits.matches("\\d{1,9}");
        return named ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /**
     * The steps that were kept, in order; none where there is no such folder.
     *
     * @param model the model's folder, which need not be finished
     */
    public static List<Integer> steps(Path model) {
        Path folder = model.resolve(FOLDER);
        if (!Files.isRegularFile(folder.resolve(ModelFolder.CONFIG))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> stepOfFile(String.valueOf(file.getFileName())))
                    .flatMapToInt(OptionalInt::stream)
                    .sorted()
                    .boxed()
                    .toList();
        } catch (IOException e) {
            throw ForeignFiles.unreadable(folder, e);
        }
    }

    /** The weights file of a moment, if it was kept. */
    static Optional<Path> file(Path model, int step) {
        Path file = model.resolve(FOLDER).resolve(fileName(step));
        return Optional.of(file).filter(Files::isRegularFile);
    }

    /** Whether a path is a moment's weights file. */
    static boolean isMoment(Path place) {
        Path folder = place.getParent();
        return folder != null
                && ModelFolder.idOf(folder).equals(FOLDER)
                && Files.isRegularFile(place);
    }
}

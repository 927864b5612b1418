package dev.glassbox.app.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the texts to train on lie. */
public final class DataFolder {
    private DataFolder() {}

    /** {@code --data}, else {@code GLASSBOX_DATA}, else {@code data} in the checkout. */
    public static Path choose(@Nullable Path option) {
        return choose(option, System::getenv, System::getProperty);
    }

    static Path choose(
            @Nullable Path option,
            Function<String, @Nullable String> environment,
            Function<String, @Nullable String> properties) {
        if (option != null) {
            return option;
        }
        Optional<Path> named =
                Optional.ofNullable(environment.apply("GLASSBOX_DATA"))
                        .filter(name -> !name.isBlank())
                        .map(Path::of);
        return named.orElseGet(
                () ->
                        Path.of(
                                        Optional.ofNullable(properties.apply("glassbox.checkout"))
                                                .orElse(""))
                                .resolve("data"));
    }
}

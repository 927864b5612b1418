package dev.glassbox.app.settings;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the user has set and the app remembers.
 *
 * @param look how it looks and speaks
 * @param machine how it uses this machine
 * @param window where its window was; absent before the first end
 * @param last where the learner was; absent before the first lesson
 * @param library where models come from
 * @param place where in the window the user was
 */
public record Settings(
        Look look,
        Machine machine,
        @Nullable WindowPlace window,
        @Nullable LastStep last,
        Library library,
        Place place) {

    /** What a first start has. */
    public static final Settings DEFAULT =
            new Settings(
                    new Look("", "light", 100, false),
                    new Machine(0, ""),
                    null,
                    null,
                    new Library("", List.of()),
                    new Place("learn"));

    /**
     * @param language a tag, or empty to follow the system's locale
     * @param theme a theme's id
     * @param textPercent size of text, 100 to 200
     * @param reducedMotion whether motion is skipped
     */
    public record Look(String language, String theme, int textPercent, boolean reducedMotion) {
        public static final int SMALLEST_TEXT = 100;
        public static final int LARGEST_TEXT = 200;

        public Look {
            if (textPercent < SMALLEST_TEXT || textPercent > LARGEST_TEXT) {
                throw new IllegalArgumentException(
                        "text size is 100 to 200 percent, got " + textPercent);
            }
        }

        public Look withLanguage(String tag) {
            return new Look(tag, theme, textPercent, reducedMotion);
        }

        public Look withTheme(String id) {
            return new Look(language, id, textPercent, reducedMotion);
        }

        public Look withTextPercent(int percent) {
            return new Look(language, theme, percent, reducedMotion);
        }

        public Look withReducedMotion(boolean reduced) {
            return new Look(language, theme, textPercent, reduced);
        }
    }

    /**
     * @param threads the engine's threads, or 0 to let the app choose
     * @param modelsFolder where installed models lie, or empty for the app's own folder
     */
    public record Machine(int threads, String modelsFolder) {
        public Machine {
            if (threads < 0 || threads > 256) {
                throw new IllegalArgumentException("threads are 0 to 256, got " + threads);
            }
        }
    }

    /**
     * The window's normal place, in screen coordinates, also while it is maximised.
     *
     * @param x left edge
     * @param y top edge
     * @param width in logical pixels
     * @param height in logical pixels
     * @param maximized whether it filled the screen
     */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
        public WindowPlace {
            boolean finite = Double.isFinite(x) && Double.isFinite(y);
            if (!finite || !(width >= 1 && width < 1e5 && height >= 1 && height < 1e5)) {
                throw new IllegalArgumentException(
                        "no window is at " + x + ", " + y + " with size " + width + " x " + height);
            }
        }
    }

    /**
     * @param lesson a lesson's id
     * @param step a step's id
     */
    public record LastStep(String lesson, String step) {}

    /**
     * @param endpoint the hub that models are fetched from, or empty for the usual one
     * @param folders model folders the user has opened, in the order of opening
     */
    public record Library(String endpoint, List<String> folders) {
        public Library {
            folders = List.copyOf(folders);
        }

        public Library withEndpoint(String hub) {
            return new Library(hub, folders);
        }

        /** With one more folder, once. */
        public Library with(String folder) {
            return new Library(
                    endpoint,
                    Stream.concat(folders.stream(), Stream.of(folder)).distinct().toList());
        }

        public Library without(String folder) {
            return new Library(
                    endpoint, folders.stream().filter(other -> !other.equals(folder)).toList());
        }
    }

    /**
     * @param id of a place of the window
     */
    public record Place(String id) {}

    public Settings withLook(Look newLook) {
        return new Settings(newLook, machine, window, last, library, place);
    }

    public Settings withMachine(Machine newMachine) {
        return new Settings(look, newMachine, window, last, library, place);
    }

    public Settings withWindow(WindowPlace newWindow) {
        return new Settings(look, machine, newWindow, last, library, place);
    }

    public Settings withLast(LastStep newLast) {
        return new Settings(look, machine, window, newLast, library, place);
    }

    public Settings withLibrary(Library newLibrary) {
        return new Settings(look, machine, window, last, newLibrary, place);
    }

    public Settings withPlace(Place newPlace) {
        return new Settings(look, machine, window, last, library, newPlace);
    }
}

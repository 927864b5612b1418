package dev.glassbox.app.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.glassbox.app.files.BundledFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThemesTest {
    private static final List<String> BACKGROUNDS =
            List.of("bg", "surface", "surface-raised", "selection");

    /** What is written or drawn as letters on any background. */
    private static final List<String> INKS =
            List.of(
                    "text",
                    "text-muted",
                    "accent",
                    "warning",
                    "danger",
                    "success",
                    "recorded",
                    "axis-position",
                    "axis-head",
                    "axis-layer",
                    "axis-d-model",
                    "axis-vocab");

    /** Filled areas that carry letters of the colour {@code on-accent}. */
    private static final List<String> FILLS = List.of("accent", "warning", "danger", "success");

    private static List<Theme> themes() {
        return new Themes(BundledFiles.onClassPath().assets().resolve("css")).all();
    }

    @Test
    void findsEveryTokenFileLightOnesFirst() {
        assertEquals(
                List.of("light", "projector", "dark"), themes().stream().map(Theme::id).toList());
        assertEquals(List.of(false, false, true), themes().stream().map(Theme::dark).toList());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyThemeDefinesEveryToken(Theme theme) {
        Set<String> wanted = new TreeSet<>(INKS);
        wanted.addAll(BACKGROUNDS);
        wanted.addAll(List.of("line", "line-strong", "on-accent", "focus"));
        IntStream.rangeClosed(1, 8).forEach(i -> wanted.add("cat-" + i));
        IntStream.rangeClosed(0, 8).forEach(i -> wanted.addAll(List.of("heat-" + i, "div-" + i)));

        assertEquals(wanted, new TreeSet<>(theme.palette().tokens().keySet()));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyLetterCanBeReadOnItsBackground(Theme theme) {
        double least = theme.id().equals("projector") ? 7 : 4.5;
        List<String> faint = new ArrayList<>();
        for (String ink : INKS) {
            for (String background : BACKGROUNDS) {
                check(theme, ink, background, least, faint);
            }
        }
        for (String fill : FILLS) {
            check(theme, "on-accent", fill, least, faint);
        }
        assertThat(faint).as("pairs below %s:1, to be changed in the token file", least).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void theFocusRingAndStrongLinesAreSeen(Theme theme) {
        List<String> faint = new ArrayList<>();
        for (String background : List.of("bg", "surface", "surface-raised")) {
            check(theme, "focus", background, 3, faint);
            check(theme, "line-strong", background, 3, faint);
        }
        assertThat(faint).as("pairs below 3:1, to be changed in the token file").isEmpty();
    }

    @Test
    void measuresContrastAsDefined() {
        assertEquals(21, Contrast.ratio(0xFF000000, 0xFFFFFFFF), 1e-9);
        assertEquals(1, Contrast.ratio(0xFF777777, 0xFF777777), 1e-9);
        // WCAG's well-known borderline grey: 4.54:1 on white, where #777777 has 4.48:1.
        assertTrue(Contrast.ratio(0xFF767676, 0xFFFFFFFF) >= 4.5);
        assertFalse(Contrast.ratio(0xFF777777, 0xFFFFFFFF) >= 4.5);
    }

    @Test
    void theAppsOwnSheetUsesTokensOnly() throws Exception {
        String sheet = Files.readString(Path.of(Dresser.class.getResource("app.css").toURI()));

        assertThat(sheet).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
    }

    private static void check(
            Theme theme, String ink, String background, double least, List<String> faint) {
        double ratio = Contrast.ratio(theme.palette().argb(ink), theme.palette().argb(background));
        if (ratio < least) {
            faint.add(String.format(Locale.ROOT, "%s on %s: %.2f", ink, background, ratio));
        }
    }
}

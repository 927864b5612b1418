package dev.glassbox.app.theme;

import dev.glassbox.visualizers.scale.Palette;

/**
 * One theme: a token file.
 *
 * @param id the file's name without its ending: {@code light}
 * @param stylesheet the token file's URL
 * @param palette its tokens
 */
public record Theme(String id, String stylesheet, Palette palette) {

    /** Whether text is lighter than its background. */
    public boolean dark() {
        return Contrast.luminance(palette.argb("text")) > Contrast.luminance(palette.argb("bg"));
    }
}

package dev.glassbox.app.theme;

import dev.glassbox.visualizers.scale.Palette;

/**
 * One theme: a token file.
 *
 * @param id the file's name without its ending: {@code light}
 * @param stylesheet the token file's URL
 * @param palette its tokens
 * @param bodyTextAt1080 the least size of body text on a screen 1080 pixels high, in proportion on
 *     others; 0 where the theme does not ask for one
 */
public record Theme(String id, String stylesheet, Palette palette, double bodyTextAt1080) {

    /** Whether text is lighter than its background. */
    public boolean dark() {
        return Contrast.luminance(palette.argb("text")) > Contrast.luminance(palette.argb("bg"));
    }
}

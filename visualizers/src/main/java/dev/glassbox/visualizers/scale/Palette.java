package dev.glassbox.visualizers.scale;

import java.util.Map;

/**
 * The colours of a theme, by token name without the leading {@code -gb-}. Canvases take their
 * colours from here and style sheets from the same token file, so the two cannot differ.
 */
public final class Palette {
    private final Map<String, Integer> argbByToken;

    /**
     * @param argbByToken opaque colours as 0xAARRGGBB
     */
    public Palette(Map<String, Integer> argbByToken) {
        this.argbByToken = Map.copyOf(argbByToken);
    }

    /**
     * One colour as 0xAARRGGBB.
     *
     * @throws IllegalArgumentException if the theme does not define the token
     */
    public int argb(String token) {
        Integer argb = argbByToken.get(token);
        if (argb == null) {
            throw new IllegalArgumentException("no colour token '" + token + "' in this theme");
        }
        return argb;
    }

    /** The tokens there are. */
    public Map<String, Integer> tokens() {
        return argbByToken;
    }
}

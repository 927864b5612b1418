package dev.glassbox.visualizers.chart;

import javafx.scene.canvas.GraphicsContext;
import org.jfree.fx.FXGraphics2D;

/**
 * Draws text as filled outlines. JLaTeXMath's fonts exist for AWT only, so JavaFX would draw other
 * glyphs in their place.
 */
final class OutlineGraphics extends FXGraphics2D {
    OutlineGraphics(GraphicsContext g) {
        super(g);
    }

    @Override
    public void drawString(String text, float x, float y) {
        fill(getFont().createGlyphVector(getFontRenderContext(), text).getOutline(x, y));
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawChars(char[] data, int offset, int length, int x, int y) {
        drawString(new String(data, offset, length), (float) x, (float) y);
    }
}

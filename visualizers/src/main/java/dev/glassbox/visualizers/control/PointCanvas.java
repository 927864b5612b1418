package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import java.util.Arrays;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * A cloud of points in the plane, as many as there are, each a small square of its colour. Where
 * points lie on each other the later one is seen. Holds no listener of anything.
 */
public final class PointCanvas extends Region {
    private static final int SIZE = 3; // pixels

    private final PixelImage image = new PixelImage();
    private float[] xs = {};
    private float[] ys = {};
    private int[] colours = {};
    private Palette palette = new Palette(Map.of());

    public PointCanvas() {
        getStyleClass().add("point-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(image);
    }

    /**
     * Draws these points. The arrays are handed over: never written to again.
     *
     * @param newXs from 0 at the left to 1 at the right
     * @param newYs from 0 at the bottom to 1 at the top
     * @param newColours opaque 0xAARRGGBB, one a point
     */
    public void show(float[] newXs, float[] newYs, int[] newColours, Palette newPalette) {
        if (newXs.length != newYs.length || newXs.length != newColours.length) {
            throw new IllegalArgumentException(
                    newXs.length + ", " + newYs.length + " and " + newColours.length + " points");
        }
        xs = newXs;
        ys = newYs;
        colours = newColours;
        palette = newPalette;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (xs.length > 0 && getWidth() > SIZE && getHeight() > SIZE) {
            image.paint(getWidth(), getHeight(), 1, this::paint);
        }
    }

    private void paint(int width, int height, int[] pixels) {
        Arrays.fill(pixels, palette.argb("surface"));
        for (int i = 0; i < xs.length; i++) {
            int left = place(xs[i], width);
            int top = place(1 - ys[i], height);
            for (int y = top; y < top + SIZE; y++) {
                int from = y * width + left;
                pixels[from] = colours[i];
                pixels[from + 1] = colours[i];
                pixels[from + 2] = colours[i];
            }
        }
    }

    private static int place(float share, int length) {
        return Math.round(Math.min(1, Math.max(0, share)) * (length - SIZE));
    }
}

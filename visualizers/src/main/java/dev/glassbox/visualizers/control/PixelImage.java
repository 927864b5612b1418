package dev.glassbox.visualizers.control;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** An image whose pixels are an array, one for each pixel of the screen. */
public final class PixelImage extends ImageView {
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;

    /** Writes all pixels, row-major 0xAARRGGBB. */
    public interface Painter {
        void paint(int width, int height, int[] pixels);
    }

    public PixelImage() {
        setSmooth(false);
        setManaged(false);
    }

    /**
     * Lets these pixels be written and shows them.
     *
     * @param width in logical pixels
     * @param height in logical pixels
     * @param sharpness pixels of the screen to one logical pixel
     */
    public void paint(double width, double height, double sharpness, Painter painter) {
        int w = Math.max(2, (int) Math.round(width * sharpness));
        int h = Math.max(2, (int) Math.round(height * sharpness));
        PixelBuffer<IntBuffer> target = buffer;
        if (target == null || target.getWidth() != w || target.getHeight() != h) {
            pixels = new int[w * h];
            target =
                    new PixelBuffer<>(
                            w, h, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            buffer = target;
            setImage(new WritableImage(target));
        }
        painter.paint(w, h, pixels);
        target.updateBuffer(b -> null);
        setFitWidth(w / sharpness);
        setFitHeight(h / sharpness);
    }
}

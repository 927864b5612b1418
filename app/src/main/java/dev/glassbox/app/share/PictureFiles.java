package dev.glassbox.app.share;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures of what is on screen, pixel by pixel. */
final class PictureFiles {
    /** Pixels of a side; more than any printer needs, and about what memory allows. */
    private static final int MOST_PIXELS = 16_384;

    private PictureFiles() {}

    /**
     * Takes a picture. On the JavaFX thread.
     *
     * @param scale pixels to one logical pixel; less where the picture would be too large
     */
    static WritableImage take(Node node, double scale) {
        double largest =
                Math.max(node.getLayoutBounds().getWidth(), node.getLayoutBounds().getHeight());
        double possible = Math.min(scale, MOST_PIXELS / Math.max(1, largest));
        SnapshotParameters how = new SnapshotParameters();
        how.setTransform(Transform.scale(possible, possible));
        how.setFill(ground(node));
        return node.snapshot(how, null);
    }

    /** One part of a picture on no ground, with nothing of what lies around it. */
    static WritableImage transparent(Node node, double scale) {
        SnapshotParameters how = new SnapshotParameters();
        how.setTransform(Transform.scale(scale, scale));
        how.setFill(Color.TRANSPARENT);
        javafx.geometry.Bounds b = node.getLayoutBounds();
        how.setViewport(
                new javafx.geometry.Rectangle2D(
                        node.getBoundsInParent().getMinX() * scale,
                        node.getBoundsInParent().getMinY() * scale,
                        Math.ceil(b.getWidth() * scale),
                        Math.ceil(b.getHeight() * scale)));
        return node.snapshot(how, null);
    }

    /** What lies behind the picture, in the colours of the theme. */
    static Paint ground(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof javafx.scene.layout.Region region
                    && region.getBackground() != null
                    && !region.getBackground().getFills().isEmpty()) {
                Paint fill = region.getBackground().getFills().get(0).getFill();
                if (fill instanceof Color color && color.isOpaque()) {
                    return color;
                }
            }
        }
        return Color.WHITE;
    }

    /** May be called on any thread. */
    static byte[] png(Image image) {
        BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(pixels, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

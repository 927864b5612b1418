package dev.glassbox.app.share;

import javafx.scene.Node;

/** What is on screen as the bytes or the text of a picture file. On the JavaFX thread. */
public final class Pictures {
    private Pictures() {}

    /**
     * @param scale pixels to one logical pixel, 1 to 4
     */
    public static byte[] png(Node node, int scale) {
        return PictureFiles.png(PictureFiles.take(node, scale));
    }

    /** Scalable: words and lines stay words and lines. */
    public static String svg(Node node) {
        return SvgPicture.of(node);
    }
}

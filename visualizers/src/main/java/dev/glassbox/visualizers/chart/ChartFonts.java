package dev.glassbox.visualizers.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scilab.forge.jlatexmath.JavaFontRenderingBox;

/**
 * Makes the bundled typeface known to AWT, whose fonts charts and formulas are drawn with. JavaFX
 * has to load it too, by itself: neither toolkit sees the other's fonts.
 */
public final class ChartFonts {
    /** The family name inside the bundled font files. */
    public static final String FAMILY = "Noto Sans CJK SC";

    private ChartFonts() {}

    /**
     * Registers font files with AWT; a file that is registered already does no harm. Takes about
     * 0.1 s a file and may run on any thread, before the first chart is drawn.
     *
     * @throws IOException if a file cannot be read or is not a font
     */
    public static void register(Path... files) throws IOException {
        for (Path file : files) {
            try {
                Font font =
                        Font.createFont(
                                Font.TRUETYPE_FONT,
                                new ByteArrayInputStream(Files.readAllBytes(file)));
                GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
            } catch (FontFormatException e) {
                throw new IOException("not a font: " + file, e);
            }
        }
        JavaFontRenderingBox.setFont(FAMILY);
    }

    static Font plain(double size) {
        return new Font(FAMILY, Font.PLAIN, 1).deriveFont((float) size);
    }
}

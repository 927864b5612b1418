package dev.glassbox.app.theme;

import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The bundled typeface. JavaFX and AWT each keep their own list of fonts; charts and formulas are
 * measured by AWT and drawn by JavaFX, so both must know it.
 */
public final class Fonts {
    /** The family's name, as style sheets and charts ask for it. */
    public static final String FAMILY = "Noto Sans CJK SC";

    private static final List<String> FILES =
            List.of("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf");

    private final Path folder;

    /**
     * @param folder the bundled folder {@code fonts}
     */
    public Fonts(Path folder) {
        this.folder = folder;
    }

    /** For style sheets and canvases; before the first window is shown. */
    public void registerForScreens() {
        for (String file : FILES) {
            try (InputStream in = Files.newInputStream(folder.resolve(file))) {
                if (Font.loadFont(in, Font.getDefault().getSize()) == null) {
                    throw new IllegalStateException("not a font: " + file);
                }
            } catch (IOException e) {
                throw new IllegalStateException("a bundled font cannot be read: " + file, e);
            }
        }
    }

    /** For charts and formulas; may be done on any thread. Takes a tenth of a second. */
    public void registerForCharts() {
        GraphicsEnvironment graphics = GraphicsEnvironment.getLocalGraphicsEnvironment();
        for (String file : FILES) {
            try (InputStream in = Files.newInputStream(folder.resolve(file))) {
                graphics.registerFont(java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in));
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException("a bundled font cannot be read: " + file, e);
            }
        }
    }
}

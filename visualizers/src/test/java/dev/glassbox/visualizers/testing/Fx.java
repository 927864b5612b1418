package dev.glassbox.visualizers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The toolkit without a display, and what tests ask of it. */
public final class Fx {
    private Fx() {}

    /** Starts the toolkit once. */
    public static void start() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the toolkit does not start", e);
        }
        Bundled.loadFonts();
    }

    /** Runs on the JavaFX thread and waits for the result. */
    public static <T> T on(Callable<T> job) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, job);
    }

    /** Runs on the JavaFX thread and waits. */
    public static void run(Runnable job) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    job.run();
                    return 0;
                });
    }

    /** A scene in a theme's colours and the bundled typeface; on the JavaFX thread. */
    public static Scene scene(Parent root, String theme, double width, double height, double em) {
        Scene scene = new Scene(root, width, height);
        scene.getStylesheets().add(Bundled.themeFile(theme).toUri().toString());
        root.setStyle(
                "-fx-font-family: 'Noto Sans CJK SC'; -fx-font-size: "
                        + em
                        + "px; -fx-background-color: -gb-bg;");
        return scene;
    }

    /** The laid-out picture of a scene's root. */
    public static WritableImage picture(Scene scene) {
        return on(
                () -> {
                    for (int pass = 0; pass < 3; pass++) {
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                    }
                    SnapshotParameters whole = new SnapshotParameters();
                    whole.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
                    return scene.getRoot().snapshot(whole, null);
                });
    }

    public static void save(WritableImage image, Path file) {
        try {
            java.nio.file.Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many different colours a picture has; a blank one has one. */
    public static long colours(WritableImage image) {
        return java.util.Arrays.stream(pixels(image)).distinct().count();
    }

    /** Row-major 0xAARRGGBB. */
    public static int[] pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(
                        0,
                        0,
                        width,
                        height,
                        javafx.scene.image.PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        width);
        return pixels;
    }

    /** Lets pending work on the JavaFX thread pass. */
    public static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(30, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }
}

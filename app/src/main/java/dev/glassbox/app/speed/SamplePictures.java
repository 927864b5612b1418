package dev.glassbox.app.speed;

import dev.glassbox.visualizers.chart.CurveChart;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.MapWall;
import dev.glassbox.visualizers.control.PointCanvas;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The largest pictures the app draws, of random numbers, drawn with its own controls into an image.
 * Belongs to the JavaFX thread.
 */
final class SamplePictures {
    private static final int SIDE = 1024;
    private static final int HEADS = 144;
    private static final int HEAD_SIDE = 64;
    private static final int POINTS = 100_000;
    private static final int STEPS = 1_000_000;

    private final Palette palette;
    private final SplittableRandom random = new SplittableRandom(20);
    private final HeatmapCanvas heatmap =
            new HeatmapCanvas(new HeatmapStyle("axis-position", 2, true, true));
    private final MapWall wall = new MapWall();
    private final PointCanvas cloud = new PointCanvas();
    private final CurveChart chart = new CurveChart();
    private final Curves curves;
    private final HeatmapData grid;
    private final List<HeatmapData> heads;
    private final float[] xs = new float[POINTS];
    private final float[] ys = new float[POINTS];
    private final int[] colours = new int[POINTS];
    private final WritableImage paper = new WritableImage(SIDE, SIDE);

    SamplePictures(Palette palette) {
        this.palette = palette;
        grid = map(SIDE);
        heads = IntStream.range(0, HEADS).mapToObj(head -> map(HEAD_SIDE)).toList();
        int accent = palette.argb("accent");
        for (int i = 0; i < POINTS; i++) {
            xs[i] = (float) random.nextDouble();
            ys[i] = (float) random.nextDouble();
            colours[i] = accent;
        }
        curves = loss();
        List.of(heatmap, wall, cloud, chart).forEach(SamplePictures::onScene);
    }

    void heatmap() {
        heatmap.show(grid, new HeatmapWords("", "", "", "", "", ""), palette);
        draw(heatmap);
    }

    void heads() {
        wall.show(heads, (int) Math.sqrt(HEADS), palette);
        draw(wall);
    }

    void points() {
        cloud.show(xs, ys, colours, palette);
        draw(cloud);
    }

    void line() {
        chart.show(curves, new CurveWords("", "", "", ""), palette);
        draw(chart);
    }

    private void draw(Region picture) {
        picture.getScene().snapshot(paper);
    }

    private static void onScene(Region picture) {
        picture.setPrefSize(SIDE, SIDE);
        new Scene(new StackPane(picture), SIDE, SIDE);
    }

    /** A curve that falls, in noise, as a loss does. */
    private Curves loss() {
        double[] steps = new double[STEPS];
        double[] values = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            steps[i] = i;
            values[i] = 1.5 + 3 * Math.exp(-10.0 * i / STEPS) + 0.3 * random.nextDouble();
        }
        Curves.Series series =
                new Curves.Series("loss", "", "accent", Curves.Line.SOLID, steps, values);
        return Curves.of(Curves.Axis.linear(""), Curves.Axis.linear(""), List.of(series));
    }

    private HeatmapData map(int side) {
        double[] values = random.doubles((long) side * side).toArray();
        List<String> labels = Collections.nCopies(side, "a");
        return new HeatmapData(side, side, values, labels, labels, HeatmapData.Kind.MAGNITUDE, 1);
    }
}

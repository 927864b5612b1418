package dev.glassbox.visualizers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import dev.glassbox.visualizers.testing.Bundled;
import java.util.List;
import javafx.scene.input.KeyCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The parts of a heat map that need no toolkit. */
class HeatmapPartsTest {
    @Test
    void keysMoveTheCursorAndStopAtTheEdges() {
        GridCursor start = new GridCursor(1, 1);
        assertThat(start.moved(KeyCode.LEFT, false, 3, 3)).isEqualTo(new GridCursor(1, 0));
        assertThat(start.moved(KeyCode.DOWN, false, 3, 3)).isEqualTo(new GridCursor(2, 1));
        assertThat(start.moved(KeyCode.DOWN, false, 2, 3)).isEqualTo(start);
        assertThat(start.moved(KeyCode.HOME, false, 3, 3)).isEqualTo(new GridCursor(1, 0));
        assertThat(start.moved(KeyCode.END, true, 3, 4)).isEqualTo(new GridCursor(2, 3));
    }

    @Test
    void pageKeysBelongToTheLesson() {
        assertThat(GridCursor.isMove(KeyCode.PAGE_UP)).isFalse();
        assertThat(GridCursor.isMove(KeyCode.PAGE_DOWN)).isFalse();
    }

    @Property
    void aMapNeverLeavesItsPlace(
            @ForAll @IntRange(min = 1, max = 128) int size,
            @ForAll @DoubleRange(min = 300, max = 3000) double width,
            @ForAll @DoubleRange(min = 200, max = 2000) double height,
            @ForAll @DoubleRange(min = 12, max = 30) double em) {
        HeatmapLayout.Room room =
                new HeatmapLayout.Room(
                        size,
                        size,
                        2 * em,
                        em,
                        em,
                        new HeatmapStyle("axis-position", 2, true, true),
                        em);
        HeatmapLayout layout = HeatmapLayout.fit(room, width, height);
        assertThat(layout.cellWidth()).isEqualTo(layout.cellHeight());
        if (layout.cellWidth() > 1) {
            assertThat(layout.left() + layout.gridWidth(size)).isLessThanOrEqualTo(width);
            assertThat(layout.top() + layout.gridHeight(size)).isLessThanOrEqualTo(height);
        }
        HeatmapLayout.Labels rows = layout.rows();
        if (!rows.sparse()) {
            assertThat(rows.size()).isLessThanOrEqualTo(em).isGreaterThanOrEqualTo(0.79 * em);
        }
        // Labels do not overlap.
        assertThat(rows.step() * layout.cellHeight()).isGreaterThanOrEqualTo(rows.size());
    }

    @Test
    void cellsArePaintedInTheirColourAndEmptyOnesHatched() {
        Palette palette = Bundled.palette("light");
        ColorScale scale = ColorScale.magnitude(palette, 1);
        HeatmapData data = data(2, 1, 0.25, Double.NaN);
        int[] pixels = new int[4 * 8];
        new CellRaster(4, 8, pixels).paint(data, scale, 0xFF111111, 0xFF222222);
        assertThat(pixels[0]).isEqualTo(scale.argb(0.25));
        assertThat(pixels[3 * 4 + 3]).isEqualTo(scale.argb(0.25));
        assertThat(java.util.Arrays.stream(pixels, 16, 32).distinct().sorted().boxed())
                .containsExactly(0xFF111111, 0xFF222222);
    }

    @Test
    void theDrawnScaleRunsFromLowAtTheBottomToHighAtTheTop() {
        Palette palette = Bundled.palette("light");
        ColorScale scale = ColorScale.signed(palette, 2);
        int[] pixels = new int[11];
        new CellRaster(1, 11, pixels).paintScale(scale);
        assertThat(pixels[0]).isEqualTo(palette.argb("div-8"));
        assertThat(pixels[5]).isEqualTo(palette.argb("div-4"));
        assertThat(pixels[10]).isEqualTo(palette.argb("div-0"));
    }

    @Test
    void dataThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> data(2, 2, 1)).hasMessageContaining("1 values");
    }

    private static HeatmapData data(int rows, int columns, double... values) {
        return new HeatmapData(
                rows,
                columns,
                values,
                java.util.Collections.nCopies(rows, "r"),
                java.util.Collections.nCopies(columns, "c"),
                HeatmapData.Kind.MAGNITUDE,
                1);
    }

    static HeatmapData square(int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) i / values.length;
        }
        List<String> labels =
                java.util.stream.IntStream.range(0, size).mapToObj(i -> "t" + i).toList();
        return new HeatmapData(size, size, values, labels, labels, HeatmapData.Kind.MAGNITUDE, 1);
    }
}

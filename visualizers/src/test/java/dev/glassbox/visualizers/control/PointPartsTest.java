package dev.glassbox.visualizers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where many points stand on the screen, which is nearest, and what is painted. */
class PointPartsTest {
    private static final int SURFACE = 0xFFFFFFFF;
    private static final int BLUE = 0xFF0000FF;
    private static final int RED = 0xFFFF0000;

    private static PointCloudData data(int dims, float[] positions, int... colours) {
        boolean[] all = new boolean[colours.length];
        Arrays.fill(all, true);
        return new PointCloudData(
                dims, positions, colours, i -> "p" + i, List.of(), all, -1, List.of());
    }

    @Test
    void theWholeCloudFillsTheShorterSideAboutItsMiddle() {
        PointPlaces places = new PointPlaces(2, new float[] {10, 0, 30, 5, 20, -5});
        places.place(PointCamera.WHOLE, 400, 200);
        double scale = PointPlaces.scale(400, 200, 1);
        assertThat(places.xs[0]).isCloseTo((float) (200 - scale), within(1e-3f));
        assertThat(places.xs[1]).isCloseTo((float) (200 + scale), within(1e-3f));
        assertThat(places.ys[1]).isCloseTo((float) (100 - scale / 2), within(1e-3f));
        assertThat(places.ys[2]).isCloseTo((float) (100 + scale / 2), within(1e-3f));
    }

    @Test
    void comingNearerLeavesThePlaceUnderThePointerWhereItIs() {
        PointPlaces places = new PointPlaces(2, new float[] {-1, -1, 1, 1, 0.4f, -0.2f});
        places.place(PointCamera.WHOLE, 300, 300);
        double whole = 2 * PointPlaces.scale(300, 300, 1);
        double x = places.xs[2];
        double y = places.ys[2];
        PointCamera near = PointCamera.WHOLE.zoomed(3, (x - 150) / whole, (150 - y) / whole);
        places.place(near, 300, 300);
        assertThat((double) places.xs[2]).isCloseTo(x, within(1e-2));
        assertThat((double) places.ys[2]).isCloseTo(y, within(1e-2));
    }

    @Test
    void aQuarterTurnBringsDepthToTheSide() {
        PointPlaces places = new PointPlaces(3, new float[] {-1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -1});
        places.place(new PointCamera(1, 0, 0, Math.PI / 2, 0), 200, 200);
        assertThat(places.xs[2]).isGreaterThan(150);
        assertThat(places.xs[3]).isLessThan(50);
        assertThat(places.xs[0]).isCloseTo(100, within(0.01f));
        assertThat(places.depths[0]).isGreaterThan(places.depths[1]);
    }

    @Test
    void turningKeepsDistances() {
        float[] positions = {0.3f, -0.2f, 0.9f, -1, 0.4f, -0.6f, 1, -1, 0.2f};
        PointPlaces places = new PointPlaces(3, positions);
        double before = apart(places, new PointCamera(1, 0, 0, 0, 0));
        double after = apart(places, new PointCamera(1, 0, 0, 1.1, 0.7));
        assertThat(after).isCloseTo(before, within(1e-3));
    }

    private static double apart(PointPlaces places, PointCamera camera) {
        places.place(camera, 500, 500);
        double scale = PointPlaces.scale(500, 500, 1);
        double dx = (places.xs[0] - places.xs[1]) / scale;
        double dy = (places.ys[0] - places.ys[1]) / scale;
        double dz = (places.depths[0] - places.depths[1]) * Math.sqrt(3);
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    @Test
    void theNearestPointIsThatOfComparingAll() {
        Random random = new Random(4);
        float[] positions = new float[2_000];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = random.nextFloat();
        }
        PointPlaces places = new PointPlaces(2, positions);
        places.place(PointCamera.WHOLE, 400, 400);
        boolean[] all = new boolean[positions.length / 2];
        Arrays.fill(all, true);
        for (int t = 0; t < 200; t++) {
            double x = random.nextDouble() * 400;
            double y = random.nextDouble() * 400;
            int found = PointRaster.nearest(places, all, x, y, 30);
            double best = 30;
            for (int i = 0; i < places.xs.length; i++) {
                best = Math.min(best, Math.hypot(places.xs[i] - x, places.ys[i] - y));
            }
            if (found < 0) {
                assertThat(best).isEqualTo(30);
            } else {
                assertThat(Math.hypot(places.xs[found] - x, places.ys[found] - y))
                        .isCloseTo(best, within(1e-6));
            }
        }
    }

    @Test
    void aNearPointHidesAFarOne() {
        float[] positions = {0, 0, 1, 0, 0, -1, 1, 1, 0, -1, -1, 0};
        PointCloudData data = data(3, positions, RED, BLUE, BLUE, BLUE);
        PointPlaces places = new PointPlaces(3, positions);
        places.place(new PointCamera(1, 0, 0, 0, 0), 101, 101);
        int[] pixels = new int[101 * 101];
        new PointRaster(SURFACE).paint(data, places, 4, 101, 101, pixels);
        int middle = pixels[50 * 101 + 50];
        assertThat(middle >> 16 & 0xFF).isGreaterThan(middle & 0xFF);
        assertThat(pixels[0]).isEqualTo(SURFACE);
    }

    @Test
    void oneDotCoversAboutItsArea() {
        float[] positions = {0, 0};
        PointPlaces places = new PointPlaces(2, positions);
        places.place(PointCamera.WHOLE, 60, 60);
        int[] pixels = new int[3_600];
        new PointRaster(SURFACE).paint(data(2, positions, BLUE), places, 8, 60, 60, pixels);
        double covered = 0;
        for (int pixel : pixels) {
            covered += (255 - (pixel >> 16 & 0xFF)) / 255.0;
        }
        assertThat(covered).isCloseTo(Math.PI * 64, within(12.0));
    }

    @Test
    void camerasRefuseWhatIsNoCamera() {
        assertThatThrownBy(() -> new PointCamera(0, 0, 0, 0, 0)).hasMessageContaining("zoom");
        assertThatThrownBy(() -> new PointCamera(1, 0, 0, 0, 2)).hasMessageContaining("pitch");
        assertThatThrownBy(() -> new PointCamera(1, Double.NaN, 0, 0, 0)).hasMessageContaining("x");
        assertThat(PointCamera.WHOLE.zoomed(1e9, 0, 0).zoom()).isEqualTo(PointCamera.MOST_ZOOM);
    }
}

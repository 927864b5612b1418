package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * Many small heat maps side by side in one image, such as every head of a model: no labels, all on
 * one colour scale. Holds no listener of anything.
 */
public final class MapWall extends Region {
    private static final int GAP = 2; // logical pixels between two maps

    private final PixelImage image = new PixelImage();
    private List<HeatmapData> maps = List.of();
    private int columns = 1;
    private Palette palette = new Palette(Map.of());

    public MapWall() {
        getStyleClass().add("map-wall");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(image);
    }

    /**
     * Draws these maps, row by row.
     *
     * @param newMaps all of one kind and extent
     * @param newColumns maps in one row, from 1
     */
    public void show(List<HeatmapData> newMaps, int newColumns, Palette newPalette) {
        maps = List.copyOf(newMaps);
        columns = newColumns;
        palette = newPalette;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (maps.isEmpty() || getWidth() < columns || getHeight() < 1) {
            return;
        }
        image.paint(getWidth(), getHeight(), 1, this::paint);
    }

    private void paint(int width, int height, int[] pixels) {
        int rows = (maps.size() + columns - 1) / columns;
        int tileWidth = Math.max(1, width / columns - GAP);
        int tileHeight = Math.max(1, height / rows - GAP);
        int[] tile = new int[tileWidth * tileHeight];
        CellRaster raster = new CellRaster(tileWidth, tileHeight, tile);
        Arrays.fill(pixels, palette.argb("surface"));
        HeatmapData first = maps.get(0);
        ColorScale scale =
                first.kind() == HeatmapData.Kind.SIGNED
                        ? ColorScale.signed(palette, first.extent())
                        : ColorScale.magnitude(palette, first.extent());
        for (int index = 0; index < maps.size(); index++) {
            raster.paint(maps.get(index), scale, palette.argb("surface"), palette.argb("line"));
            int left = index % columns * (tileWidth + GAP);
            int top = index / columns * (tileHeight + GAP);
            for (int y = 0; y < tileHeight; y++) {
                System.arraycopy(tile, y * tileWidth, pixels, (top + y) * width + left, tileWidth);
            }
        }
    }
}

package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Many small heat maps side by side in one image, each with a few words, such as every head of a
 * model. Keys and clicks do what they do in a {@link HeatmapCanvas} whose cells are the maps. Where
 * a map has more cells than pixels a pixel is the largest of its cells. Holds no listener of
 * anything outside itself.
 */
public final class TileGrid extends Region {
    private static final double GAP = 0.45; // em
    private static final double CAPTION = 1.35; // em
    private static final double SCALE_ROOM = 3.4; // em, right of the maps
    private static final double CAPTION_FROM = 3.2; // em of a tile that spares room for words
    private static final double FADED = 0.6;
    private static final double BESIDE = 4; // em of words right of a tile
    private static final double SQUEEZED = 0.75; // narrower letters than this cannot be read

    /**
     * One map.
     *
     * @param map square, all of one extent
     * @param caption a few words that stand below it, or beside it where there is the room
     * @param number stands with the caption, and alone where both do not fit
     * @param token colour token of a mark before the caption; empty for none
     * @param faded whether it steps back behind the others
     */
    public record Tile(
            HeatmapData map, String caption, String number, String token, boolean faded) {}

    /**
     * What is drawn.
     *
     * @param tiles row by row
     * @param columns tiles in one row, from 1
     * @param rows a name a row; none where rows mean nothing
     * @param heads a name a column; none where columns mean nothing
     */
    public record Tiles(List<Tile> tiles, int columns, List<String> rows, List<String> heads) {
        public Tiles {
            tiles = List.copyOf(tiles);
            rows = List.copyOf(rows);
            heads = List.copyOf(heads);
        }

        int rowCount() {
            return (tiles.size() + columns - 1) / columns;
        }
    }

    private final PixelImage image = new PixelImage();
    private final PixelImage colours = new PixelImage();
    private final Canvas canvas = new Canvas();
    private final Label status = new Label();
    private final GridPointer pointer = new GridPointer(this, status, new Cells());

    private Tiles shown = new Tiles(List.of(), 1, List.of(), List.of());
    private HeatmapWords words = HeatmapWords.NONE;
    private Palette palette = new Palette(Map.of());
    private @Nullable Places places;

    /** Where tiles lie, in logical pixels. */
    private record Places(
            double left, double top, double stepX, double stepY, double side, Words words) {}

    /** Where the words of a tile stand. */
    private enum Words {
        BESIDE,
        BELOW,
        NOWHERE
    }

    public TileGrid() {
        getStyleClass().addAll("heatmap", "tile-grid");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        status.getStyleClass().add("heatmap-status");
        status.setWrapText(true);
        canvas.setManaged(false);
        getChildren().setAll(image, colours, canvas, status);
        status.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("heatmap.css");
    }

    /** Who answers for the tiles by row and column; null for nobody. */
    public void setCells(@Nullable GridCells handler) {
        pointer.setCells(handler);
    }

    /** Draws these maps. The cursor stays where it was, as far as there still is that tile. */
    public void show(Tiles tiles, HeatmapWords newWords, Palette newPalette) {
        shown = tiles;
        words = newWords;
        palette = newPalette;
        pointer.show(newWords.name(), newWords.keys());
        requestLayout();
    }

    /** What the status line says. */
    public String statusText() {
        return status.getText();
    }

    /** Where a tile's middle lies, in this control's coordinates. */
    public Point2D middleOf(int row, int column) {
        Places p = places;
        return p == null
                ? Point2D.ZERO
                : new Point2D(
                        p.left + column * p.stepX + p.side / 2, p.top + row * p.stepY + p.side / 2);
    }

    /** The tiles, for the pointer and the keyboard. */
    private final class Cells implements GridPointer.Grid {
        @Override
        public int rows() {
            return shown.rowCount();
        }

        @Override
        public int columns() {
            return shown.columns();
        }

        @Override
        public @Nullable GridCursor cellAt(double x, double y) {
            Places p = places;
            if (p == null || x < p.left || y < p.top) {
                return null;
            }
            int row = (int) ((y - p.top) / p.stepY);
            int column = (int) ((x - p.left) / p.stepX);
            boolean there =
                    column < shown.columns()
                            && row * shown.columns() + column < shown.tiles().size();
            return there ? new GridCursor(row, column) : null;
        }

        @Override
        public void relit() {
            paint();
        }
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double statusHeight = pointer.statusHeight(width);
        double height = getHeight() - snappedBottomInset() - statusHeight;
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, height));
        places = shown.tiles().isEmpty() || width < 10 || height < 10 ? null : fit(width, height);
        double below = height;
        Places p = places;
        if (p != null) {
            raster(p);
            below = Math.min(height, p.top + shown.rowCount() * p.stepY);
        }
        status.resizeRelocate(left, below, width, statusHeight);
        paint();
    }

    private Places fit(double width, double height) {
        double em = status.getFont().getSize();
        double left = shown.rows().isEmpty() ? 2 : widest(shown.rows()) + 0.6 * em;
        double top = shown.heads().isEmpty() ? 2 : 1.5 * em;
        double room = width - left - SCALE_ROOM * em;
        double stepX = room / shown.columns();
        double stepY = (height - top) / shown.rowCount();
        double gap = Math.min(GAP * em, 0.12 * Math.min(stepX, stepY));
        double high = Math.floor(stepY - gap);
        if (high >= CAPTION_FROM * em && stepX - gap - high >= BESIDE * em) {
            double stride = Math.min(stepX, high + 14 * em);
            return new Places(left, top, stride, stepY, high, Words.BESIDE);
        }
        double side = Math.floor(Math.min(stepX - gap, stepY - CAPTION * em - gap));
        if (side >= CAPTION_FROM * em) {
            double stride = Math.max(side + gap, Math.min(stepX, side * 1.6));
            return new Places(left, top, stride, side + CAPTION * em + gap, side, Words.BELOW);
        }
        side = Math.max(4, Math.floor(Math.min(stepX - gap, stepY - gap - 4)));
        return new Places(left, top, side + gap, side + 4 + gap, side, Words.NOWHERE);
    }

    private double widest(List<String> labels) {
        return labels.stream().mapToDouble(this::measured).max().orElse(0);
    }

    private double measured(String label) {
        Text text = new Text(label);
        text.setFont(small());
        return text.getLayoutBounds().getWidth();
    }

    private Font small() {
        return Font.font(
                status.getFont().getFamily(), status.getFont().getSize() * HeatmapPainter.SMALL);
    }

    private void raster(Places p) {
        double sharpness =
                getScene() == null || getScene().getWindow() == null
                        ? 1
                        : getScene().getWindow().getOutputScaleX();
        ColorScale scale = scale();
        double width = (shown.columns() - 1) * p.stepX + p.side;
        double height = (shown.rowCount() - 1) * p.stepY + p.side;
        image.paint(
                width,
                height,
                sharpness,
                (w, h, pixels) -> tiles(p, w, h, sharpness, scale, pixels));
        image.relocate(Math.floor(p.left), Math.floor(p.top));
        double em = status.getFont().getSize();
        colours.paint(
                HeatmapLayout.SCALE * em,
                scaleHeight(p),
                sharpness,
                (w, h, pixels) -> new CellRaster(w, h, pixels).paintScale(scale));
        colours.relocate(Math.floor(scaleLeft(p)), Math.floor(p.top));
    }

    private double scaleLeft(Places p) {
        return p.left
                + (shown.columns() - 1) * p.stepX
                + (p.words == Words.BESIDE ? p.stepX : p.side)
                + HeatmapLayout.GAP_TO_SCALE * status.getFont().getSize();
    }

    private double scaleHeight(Places p) {
        return Math.min((shown.rowCount() - 1) * p.stepY + p.side, 16 * status.getFont().getSize());
    }

    private ColorScale scale() {
        HeatmapData first = shown.tiles().get(0).map();
        return first.kind() == HeatmapData.Kind.SIGNED
                ? ColorScale.signed(palette, first.extent())
                : ColorScale.magnitude(palette, first.extent());
    }

    private void tiles(
            Places p, int width, int height, double sharpness, ColorScale scale, int[] pixels) {
        int surface = palette.argb("surface");
        java.util.Arrays.fill(pixels, surface);
        int side = (int) Math.max(2, Math.floor(p.side * sharpness));
        int[] tile = new int[side * side];
        CellRaster raster = new CellRaster(side, side, tile);
        for (int index = 0; index < shown.tiles().size(); index++) {
            raster.paint(
                    shown.tiles().get(index).map().pooled(side),
                    scale,
                    surface,
                    palette.argb("line"));
            int row = index / shown.columns();
            int left = (int) (index % shown.columns() * p.stepX * sharpness);
            int top = (int) (row * p.stepY * sharpness);
            int across = Math.min(side, width - left);
            for (int y = 0; y < side && top + y < height; y++) {
                System.arraycopy(tile, y * side, pixels, (top + y) * width + left, across);
            }
        }
    }

    /** Everything but the maps: quick, so it runs on every move of the pointer. */
    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Places p = places;
        if (p == null || shown.tiles().isEmpty()) {
            return;
        }
        double em = status.getFont().getSize();
        g.setFont(small());
        g.setTextBaseline(VPos.CENTER);
        names(g, p, em);
        GridCursor lit = pointer.lit();
        for (int index = 0; index < shown.tiles().size(); index++) {
            int row = index / shown.columns();
            double x = Math.floor(p.left + index % shown.columns() * p.stepX);
            double y = Math.floor(p.top + row * p.stepY);
            tile(g, shown.tiles().get(index), x, y, p, em);
            if (lit != null && index == lit.row() * shown.columns() + lit.column()) {
                g.setStroke(colour("accent", 1));
                g.setLineWidth(3);
                g.strokeRect(x - 1, y - 1, p.side + 2, p.side + 2);
            }
        }
        scaleNumbers(g, p, em);
    }

    private void names(GraphicsContext g, Places p, double em) {
        g.setFill(colour("axis-layer", 1));
        g.setTextAlign(TextAlignment.RIGHT);
        for (int row = 0; row < shown.rows().size(); row++) {
            double y = p.top + row * p.stepY + p.side / 2;
            g.fillText(shown.rows().get(row), p.left - 0.5 * em, y);
        }
        g.setFill(colour("axis-head", 1));
        g.setTextAlign(TextAlignment.CENTER);
        for (int column = 0; column < shown.heads().size(); column++) {
            double x = p.left + column * p.stepX + p.side / 2;
            g.fillText(shown.heads().get(column), x, p.top - 0.8 * em, p.stepX);
        }
    }

    private void tile(GraphicsContext g, Tile tile, double x, double y, Places p, double em) {
        if (tile.faded()) {
            g.setFill(colour("surface", FADED));
            g.fillRect(x, y, p.side, p.side);
        }
        g.setStroke(colour("line-strong", 1));
        g.setLineWidth(1);
        g.strokeRect(x - 0.5, y - 0.5, p.side + 1, p.side + 1);
        boolean mark = !tile.token().isEmpty() && !tile.faded();
        if (p.words == Words.NOWHERE) {
            if (mark) {
                g.setFill(colour(tile.token(), 1));
                g.fillRect(x, y + p.side + 1, p.side, 3);
            }
            return;
        }
        boolean beside = p.words == Words.BESIDE;
        double middle = beside ? y + 0.8 * em : y + p.side + 0.75 * em;
        double from = beside ? x + p.side + 0.5 * em : x;
        double room = x + p.stepX - from - 0.3 * em;
        if (mark) {
            g.setFill(colour(tile.token(), 1));
            g.fillRect(from, middle - 0.35 * em, 0.6 * em, 0.7 * em);
        }
        double indent = mark ? 0.85 * em : 0;
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colour(mark ? "text" : "text-muted", 1));
        if (beside) {
            boolean fits = measured(tile.caption()) * SQUEEZED <= room - indent;
            if (fits) {
                g.fillText(tile.caption(), from + indent, middle, room - indent);
            }
            double next = fits ? middle + 1.3 * em : middle;
            g.fillText(tile.number(), from + indent, next, room - indent);
            return;
        }
        String both = tile.caption() + "  " + tile.number();
        String text = measured(both) * SQUEEZED <= room - indent ? both : tile.number();
        g.fillText(text, from + indent, middle, room - indent);
    }

    private void scaleNumbers(GraphicsContext g, Places p, double em) {
        ColorScale scale = scale();
        double x = scaleLeft(p) + (HeatmapLayout.SCALE + 0.3) * em;
        double height = scaleHeight(p);
        g.setFill(colour("text-muted", 1));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(HeatmapPainter.scaleEnd(scale.high()), x, p.top + 0.4 * em);
        g.fillText(HeatmapPainter.scaleEnd(scale.low()), x, p.top + height - 0.4 * em);
        g.save();
        g.translate(x + 0.7 * em, p.top + height / 2);
        g.rotate(-90);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(words.scale(), 0, 0, Math.max(em, height - 3 * em));
        g.restore();
        g.setStroke(colour("line-strong", 1));
        g.setLineWidth(1);
        double bar = Math.floor(scaleLeft(p)) - 0.5;
        g.strokeRect(bar, Math.floor(p.top) - 0.5, HeatmapLayout.SCALE * em + 1, height + 1);
    }

    private Color colour(String token, double opacity) {
        int argb = palette.argb(token);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, opacity);
    }
}

package dev.glassbox.visualizers.ablation;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.BoardInk;
import dev.glassbox.visualizers.control.BoardInk.Side;
import dev.glassbox.visualizers.control.CellBoard;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** The parts of the model as cells that can be switched off. */
final class GridView implements GridCells {
    private static final double SMALL = BoardInk.SMALL;
    private static final double CROSS = 3; // pixels

    private final CellBoard board = new CellBoard(this::paint);
    private final Consumer<Part> onToggled;
    private @Nullable AblationFrame frame;
    private @Nullable Texts texts;
    private @Nullable Palette palette;

    GridView(Consumer<Part> onToggled) {
        this.onToggled = onToggled;
        board.setCells(this);
    }

    CellBoard node() {
        return board;
    }

    void show(AblationFrame newFrame, Texts newTexts, Palette newPalette) {
        frame = newFrame;
        texts = newTexts;
        palette = newPalette;
        Grid grid = newFrame.grid();
        board.show(
                grid.layers(),
                grid.columns(),
                new CellBoard.Room(3.4, 3.2, 0.5, 3.4, 0, 8, 6),
                newTexts.text(newFrame.description()),
                newTexts.text("ablation.keys"),
                newPalette);
    }

    private void paint(GraphicsContext g, BoardInk ink, CellBoard at) {
        AblationFrame shown = frame;
        Texts t = texts;
        Palette p = palette;
        if (shown == null || t == null || p == null) {
            return;
        }
        Grid grid = shown.grid();
        ColorScale scale =
                grid.measure() == Measure.KL
                        ? ColorScale.magnitude(p, grid.extent())
                        : ColorScale.signed(p, grid.extent());
        heads(ink, at, grid, t);
        for (int layer = 0; layer < grid.layers(); layer++) {
            double middle = at.y(layer) + at.cellHeight() / 2;
            ink.bold(
                    String.valueOf(layer),
                    at.x(0) - 0.5 * at.em(),
                    middle,
                    Side.RIGHT,
                    "axis-layer",
                    1);
            for (int column = 0; column < grid.columns(); column++) {
                cell(g, ink, at, grid, scale, layer, column);
            }
        }
        ring(g, ink, at);
        scale(ink, at, grid, scale, t);
    }

    private static void heads(BoardInk ink, CellBoard at, Grid grid, Texts t) {
        double em = at.em();
        double upper = at.y(0) - 2.3 * em;
        double lower = at.y(0) - 0.9 * em;
        double headsMiddle = (at.x(0) + at.x(grid.heads())) / 2;
        ink.text(t.text("ablation.axis.head"), headsMiddle, upper, Side.MIDDLE, "axis-head", SMALL);
        ink.text(
                t.text("ablation.axis.whole"),
                at.x(grid.heads() + 1),
                upper,
                Side.MIDDLE,
                "text-muted",
                SMALL);
        ink.text(
                t.text("ablation.axis.layer"),
                at.x(0) - 0.5 * em,
                lower,
                Side.RIGHT,
                "axis-layer",
                SMALL);
        for (int column = 0; column < grid.columns(); column++) {
            boolean head = column < grid.heads();
            String label =
                    head
                            ? String.valueOf(column)
                            : t.text(
                                    column == grid.heads()
                                            ? "ablation.axis.attn"
                                            : "ablation.axis.mlp");
            double x = at.x(column) + at.cellWidth() / 2;
            String fitted = ink.fitted(label, at.cellWidth() + 0.2 * em, head ? 1 : SMALL);
            if (head) {
                ink.bold(fitted, x, lower, Side.MIDDLE, "axis-head", 1);
            } else {
                ink.text(fitted, x, lower, Side.MIDDLE, "text", SMALL);
            }
        }
    }

    private static void cell(
            GraphicsContext g,
            BoardInk ink,
            CellBoard at,
            Grid grid,
            ColorScale scale,
            int layer,
            int column) {
        double gap = Math.min(3, at.cellWidth() * 0.08);
        double x = at.x(column) + gap / 2 + (column == grid.heads() ? gap : 0);
        double y = at.y(layer) + gap / 2;
        double width = at.cellWidth() - gap - (column == grid.heads() ? gap : 0);
        double height = at.cellHeight() - gap;
        double value = grid.value(layer, column);
        boolean number = !Double.isNaN(value);
        if (number) {
            g.setFill(BoardInk.colour(scale.argb(value)));
            g.fillRoundRect(x, y, width, height, 6, 6);
        } else {
            ink.hatch(x, y, width, height);
        }
        g.setStroke(ink.colour("line-strong"));
        g.setLineWidth(1);
        g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, 6, 6);
        boolean off = grid.off().contains(Part.at(layer, column, grid.heads()));
        if (off) {
            cross(g, ink, x, y, width, height);
        }
        String text = number ? written(value) : grid.known(layer, column) ? "NaN" : "";
        boolean room = height > 1.5 * at.em() && ink.width(text, SMALL) < width;
        if (room && !text.isEmpty() && !off) {
            int inkColour = number ? scale.ink(value) : 0;
            if (number) {
                ink.number(text, x + width / 2, y + height / 2, inkColour, SMALL);
            } else {
                ink.text(text, x + width / 2, y + height / 2, Side.MIDDLE, "text", SMALL);
            }
        }
    }

    /** A part that is off is crossed out on a plain ground: told without colour. */
    private static void cross(
            GraphicsContext g, BoardInk ink, double x, double y, double width, double height) {
        g.setFill(ink.colour("surface"));
        g.fillRoundRect(x, y, width, height, 6, 6);
        g.setStroke(ink.colour("text"));
        g.setLineWidth(CROSS);
        double inset = Math.min(width, height) * 0.24;
        double left = x + width / 2 - height / 2 + inset;
        double right = x + width / 2 + height / 2 - inset;
        if (height > width) {
            left = x + inset;
            right = x + width - inset;
        }
        double half = (right - left) / 2;
        double middle = y + height / 2;
        g.strokeLine(left, middle - half, right, middle + half);
        g.strokeLine(left, middle + half, right, middle - half);
        g.strokeRoundRect(x + 1.5, y + 1.5, width - 3, height - 3, 6, 6);
    }

    private static String written(double value) {
        String digits = Numbers.brief(value);
        return value > 0 ? "+" + digits : digits;
    }

    private static void ring(GraphicsContext g, BoardInk ink, CellBoard at) {
        at.lit()
                .ifPresent(
                        spot -> {
                            g.setStroke(ink.colour("accent"));
                            g.setLineWidth(3);
                            g.strokeRoundRect(
                                    at.x(spot.column()) - 0.5,
                                    at.y(spot.row()) - 0.5,
                                    at.cellWidth() + 1,
                                    at.cellHeight() + 1,
                                    8,
                                    8);
                        });
    }

    private static void scale(BoardInk ink, CellBoard at, Grid grid, ColorScale scale, Texts t) {
        double em = at.em();
        double bottom = at.y(grid.layers());
        double width = Math.min(14 * em, at.boardWidth() * 0.4);
        double x = at.x(0) + 2.4 * em;
        String name =
                switch (grid.measure()) {
                    case LOGIT -> t.text("ablation.scale.logit");
                    case PROBABILITY -> t.text("ablation.scale.probability");
                    case KL -> t.text("ablation.scale.kl");
                };
        String low = grid.measure() == Measure.KL ? "0" : Numbers.brief(-grid.extent());
        double mid = bottom + 1.0 * em;
        ink.levelScale(scale, low, Numbers.brief(grid.extent()), "", x, mid, width, 0.7 * em);
        ink.text(name, at.x(0), mid + 1.5 * em, Side.LEFT, "text-muted", SMALL);
    }

    @Override
    public String words(int row, int column) {
        return frame == null || texts == null || column >= frame.grid().columns()
                ? ""
                : texts.text(frame.cellWords(row, column));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        if (frame != null) {
            onToggled.accept(Part.at(row, column, frame.grid().heads()));
        }
    }

    void dispose() {
        board.setCells(null);
        frame = null;
    }
}

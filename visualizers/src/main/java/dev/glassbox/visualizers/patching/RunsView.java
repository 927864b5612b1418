package dev.glassbox.visualizers.patching;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.BoardInk;
import dev.glassbox.visualizers.control.BoardInk.Side;
import dev.glassbox.visualizers.control.CellBoard;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Both runs as token columns with layers, the clean one above. An activation is dragged from there
 * into the run below, or chosen there by keyboard; an arrow shows it.
 */
final class RunsView implements GridCells {

    /** What a gesture leads to. */
    interface Gestures {
        void toggled(Patch patch);

        void dropped(Patch patch);
    }

    private static final double SMALL = BoardInk.SMALL;
    private static final double CLEAN_TOP = 2.7; // of the clean cells, in em
    private static final double BETWEEN = 3.1; // room for the other text's tokens

    private final CellBoard board = new CellBoard(this::paint);
    private final Gestures gestures;
    private @Nullable PatchingFrame frame;
    private @Nullable Texts texts;
    private @Nullable Palette palette;
    private @Nullable Patch dragged;
    private double dragX;
    private double dragY;

    RunsView(Gestures gestures) {
        this.gestures = gestures;
        board.setCells(this);
        board.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        board.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
        board.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    CellBoard node() {
        return board;
    }

    void show(PatchingFrame newFrame, Texts newTexts, Palette newPalette) {
        frame = newFrame;
        texts = newTexts;
        palette = newPalette;
        ShareMap map = newFrame.map().orElse(null);
        int rows = map == null ? 0 : map.layers();
        int columns = map == null ? 0 : map.positions();
        board.show(
                rows,
                columns,
                new CellBoard.Room(6.2, CLEAN_TOP + BETWEEN, 0.6, 3.3, rows, 7, 5),
                newTexts.text(newFrame.description()),
                newTexts.text("patching.keys"),
                newPalette);
    }

    private double cleanY(int layer) {
        return CLEAN_TOP * board.em() + layer * board.cellHeight();
    }

    private void paint(GraphicsContext g, BoardInk ink, CellBoard at) {
        PatchingFrame shown = frame;
        Texts t = texts;
        Palette p = palette;
        if (shown == null || t == null || p == null || shown.map().isEmpty()) {
            return;
        }
        ShareMap map = shown.map().get();
        double em = at.em();
        ink.bold(t.text("patching.clean"), 0.1 * em, (CLEAN_TOP - 0.9) * em, Side.LEFT, "cat-1", 1);
        ink.bold(t.text("patching.corrupted"), 0.1 * em, at.y(0) - 0.9 * em, Side.LEFT, "cat-2", 1);
        tokens(ink, at, shown, shown.clean(), cleanY(0), "cat-1");
        tokens(ink, at, shown, shown.corrupted(), at.y(0), "cat-2");
        ColorScale scale = ColorScale.signed(p, map.extent());
        for (int layer = 0; layer < map.layers(); layer++) {
            String name = t.text("patching.layer", "layer", layer);
            double half = at.cellHeight() / 2;
            double right = at.x(0) - 0.5 * em;
            if (at.cellHeight() > em || layer % 4 == 0) {
                ink.text(name, right, cleanY(layer) + half, Side.RIGHT, "axis-layer", SMALL);
                ink.text(name, right, at.y(layer) + half, Side.RIGHT, "axis-layer", SMALL);
            }
            for (int position = 0; position < map.positions(); position++) {
                boolean on = shown.patches().contains(new Patch(layer, position));
                cleanCell(g, ink, at, layer, position, on);
                cell(g, ink, at, map, scale, layer, position, on);
            }
        }
        arrows(g, ink, at, shown);
        lit(g, ink, at);
        double y = at.y(map.layers()) + 0.9 * em;
        double width = Math.min(13 * em, at.boardWidth() * 0.35);
        String end = Numbers.brief(map.extent());
        ink.levelScale(scale, "−" + end, end, "", at.x(0) + 1.6 * em, y, width, 0.7 * em);
        ink.text(t.text("patching.scale"), at.x(0), y + 1.5 * em, Side.LEFT, "text-muted", SMALL);
    }

    /** Tokens over their columns; those that differ are bold in the colour of their run. */
    private static void tokens(
            BoardInk ink,
            CellBoard at,
            PatchingFrame shown,
            List<String> labels,
            double below,
            String token) {
        double em = at.em();
        int step = (int) Math.ceil(1.3 * em / at.cellWidth());
        for (int i = 0; i < labels.size(); i++) {
            double x = at.x(i) + at.cellWidth() / 2;
            boolean differs = !shown.clean().get(i).equals(shown.corrupted().get(i));
            if (i % step != 0 && !differs) {
                continue;
            }
            String label = ink.fitted(labels.get(i), Math.max(em, at.cellWidth() - 2) * step, 1);
            if (differs) {
                ink.bold(label, x, below - 0.9 * em, Side.MIDDLE, token, 1.15);
            } else {
                ink.text(label, x, below - 0.9 * em, Side.MIDDLE, "text", 1);
            }
        }
    }

    private static double gap(CellBoard at) {
        return Math.min(3, at.cellWidth() * 0.08);
    }

    private void cleanCell(
            GraphicsContext g, BoardInk ink, CellBoard at, int layer, int position, boolean on) {
        double gap = gap(at);
        double x = at.x(position) + gap / 2;
        double y = cleanY(layer) + gap / 2;
        g.setFill(ink.colour(on ? "accent" : "selection"));
        g.fillRoundRect(x, y, at.cellWidth() - gap, at.cellHeight() - gap, 6, 6);
    }

    private static void cell(
            GraphicsContext g,
            BoardInk ink,
            CellBoard at,
            ShareMap map,
            ColorScale scale,
            int layer,
            int position,
            boolean on) {
        double gap = gap(at);
        double x = at.x(position) + gap / 2;
        double y = at.y(layer) + gap / 2;
        double width = at.cellWidth() - gap;
        double height = at.cellHeight() - gap;
        double value = map.at(layer, position);
        boolean number = !Double.isNaN(value);
        if (number) {
            g.setFill(BoardInk.colour(scale.argb(value)));
            g.fillRoundRect(x, y, width, height, 6, 6);
        } else {
            ink.hatch(x, y, width, height);
        }
        g.setStroke(ink.colour(on ? "accent" : "line-strong"));
        g.setLineWidth(on ? 4 : 1);
        g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, 6, 6);
        String text = number ? written(value) : map.known(layer, position) ? "NaN" : "";
        if (height > 1.2 * at.em() && ink.width(text, SMALL) < width - 2 && !text.isEmpty()) {
            double middle = x + width / 2;
            if (number) {
                ink.number(text, middle, y + height / 2, scale.ink(value), SMALL);
            } else {
                ink.text(text, middle, y + height / 2, Side.MIDDLE, "text", SMALL);
            }
        }
    }

    private static String written(double share) {
        boolean small = share != 0 && Math.abs(share) < 0.005;
        return small ? "≈0" : share == 0 ? "0" : Numbers.fixed(share, 2);
    }

    private void arrows(GraphicsContext g, BoardInk ink, CellBoard at, PatchingFrame shown) {
        for (Patch patch : shown.patches()) {
            double x = at.x(patch.pos()) + at.cellWidth() * 0.82;
            double from = cleanY(patch.layer()) + at.cellHeight() * 0.7;
            arrow(g, ink, at.em(), x, from, x, at.y(patch.layer()) + 0.25 * at.cellHeight());
        }
        if (dragged != null) {
            double x = at.x(dragged.pos()) + at.cellWidth() / 2;
            double y = cleanY(dragged.layer()) + at.cellHeight() / 2;
            arrow(g, ink, at.em(), x, y, dragX, dragY);
        }
    }

    private static void arrow(
            GraphicsContext g,
            BoardInk ink,
            double em,
            double fromX,
            double fromY,
            double toX,
            double toY) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        if (length < 2) {
            return;
        }
        double ux = (toX - fromX) / length;
        double uy = (toY - fromY) / length;
        double head = 0.6 * em;
        for (int pass = 0; pass < 2; pass++) { // a light rim first, so that it is seen on any cell
            g.setStroke(ink.colour(pass == 0 ? "surface" : "accent"));
            g.setFill(ink.colour(pass == 0 ? "surface" : "accent"));
            double width = pass == 0 ? 7 : 3.5;
            g.setLineWidth(width);
            g.strokeLine(fromX, fromY, toX - ux * head, toY - uy * head);
            double grow = pass == 0 ? 2 : 0;
            double side = 0.4 * em + grow;
            double backX = toX - ux * (head + grow);
            double backY = toY - uy * (head + grow);
            g.fillPolygon(
                    new double[] {toX + ux * grow, backX - uy * side, backX + uy * side},
                    new double[] {toY + uy * grow, backY + ux * side, backY - ux * side},
                    3);
            g.fillOval(fromX - 3.5 - grow, fromY - 3.5 - grow, 7 + 2 * grow, 7 + 2 * grow);
        }
    }

    /** The cell that is talked about, in both runs. */
    private void lit(GraphicsContext g, BoardInk ink, CellBoard at) {
        Optional<CellBoard.Spot> spot = at.lit();
        if (spot.isPresent()) {
            int layer = spot.get().row();
            double x = at.x(spot.get().column()) + 0.5;
            g.setStroke(ink.colour("text"));
            g.setLineWidth(2);
            double width = at.cellWidth() - 1;
            double height = at.cellHeight() - 1;
            g.strokeRoundRect(x, at.y(layer) + 0.5, width, height, 8, 8);
            g.setLineDashes(4, 3);
            g.strokeRoundRect(x, cleanY(layer) + 0.5, width, height, 8, 8);
            g.setLineDashes();
        }
    }

    /** The clean activation at a place. */
    private @Nullable Patch cleanAt(double x, double y) {
        if (frame == null || frame.map().isEmpty()) {
            return null;
        }
        ShareMap map = frame.map().get();
        int layer = (int) Math.floor((y - cleanY(0)) / board.cellHeight());
        int position = (int) Math.floor((x - board.x(0)) / board.cellWidth());
        boolean inside =
                layer >= 0 && layer < map.layers() && position >= 0 && position < map.positions();
        return inside ? new Patch(layer, position) : null;
    }

    private void pressed(MouseEvent event) {
        dragged = cleanAt(event.getX(), event.getY());
        dragX = event.getX();
        dragY = event.getY();
    }

    private void moved(MouseEvent event) {
        if (dragged != null) {
            dragX = event.getX();
            dragY = event.getY();
            board.repaint();
        }
    }

    /** Wherever in the lower run it is let go, it lands where it was above. */
    private void released(MouseEvent event) {
        Patch patch = dragged;
        dragged = null;
        board.repaint();
        if (patch == null) {
            return;
        }
        if (event.isStillSincePress()) {
            gestures.toggled(patch);
        } else if (board.spotAt(event.getX(), event.getY()).isPresent()) {
            gestures.dropped(patch);
        }
    }

    @Override
    public String words(int row, int column) {
        return frame == null || texts == null || column >= frame.clean().size()
                ? ""
                : texts.text(frame.cellWords(row, column));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        gestures.toggled(new Patch(row, column));
    }

    void dispose() {
        board.setCells(null);
        frame = null;
        dragged = null;
    }
}

package dev.glassbox.visualizers.sampling;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.Palette;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The tree of lines that were tried. One stop of the Tab key: Left goes to what a token follows,
 * Right to what follows it, Up and Down to other lines; Enter or a click goes there.
 */
final class BranchCanvas extends Region {
    static final double ROW = 2.1; // all lengths in em
    private static final int MOST_ROWS = 4;
    private static final double LEAST_COLUMN = 2.4;
    private static final double MOST_COLUMN = 5;
    private static final double ROOT = 5.4;

    private final Canvas canvas = new Canvas();
    private final Label font = new Label();
    private final IntConsumer onChosen;
    private @Nullable BranchTree tree;
    private @Nullable Texts texts;
    private @Nullable Palette palette;
    private int cursor;

    /**
     * @param onChosen called with the node that a person wants to go to, 0 for the prompt
     */
    BranchCanvas(IntConsumer onChosen) {
        this.onChosen = onChosen;
        getStyleClass().add("sampling-branches");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        canvas.setManaged(false);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        focusedProperty().addListener((o, was, is) -> paint());
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    void show(BranchTree newTree, Texts newTexts, Palette newPalette) {
        boolean moved = tree == null || tree.at() != newTree.at();
        tree = newTree;
        texts = newTexts;
        palette = newPalette;
        cursor = moved ? newTree.at() : Math.min(cursor, newTree.nodes().size());
        setAccessibleHelp(newTexts.text("sampling.tree.keys"));
        requestLayout();
        say();
    }

    /** How many rows there is room for; more are scrolled. */
    int rowsInSight() {
        return Math.min(MOST_ROWS, tree == null ? 1 : tree.rows());
    }

    private void say() {
        BranchTree t = tree;
        Texts words = texts;
        if (t != null && words != null) {
            setAccessibleText(
                    cursor == 0
                            ? words.text("sampling.tree.root", "count", t.nodes().size())
                            : words.text(
                                    "sampling.tree.node",
                                    "token",
                                    t.nodes().get(cursor - 1).token(),
                                    "depth",
                                    t.nodes().get(cursor - 1).column()));
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        double em = font.getFont().getSize();
        return snapSizeY(rowsInSight() * ROW * em) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private void keyPressed(KeyEvent event) {
        BranchTree t = tree;
        if (t == null || event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> cursor = t.moved(cursor, -1, 0);
            case RIGHT, KP_RIGHT -> cursor = t.moved(cursor, 1, 0);
            case UP, KP_UP -> cursor = t.moved(cursor, 0, -1);
            case DOWN, KP_DOWN -> cursor = t.moved(cursor, 0, 1);
            case HOME -> cursor = 0;
            case ENTER, SPACE -> onChosen.accept(cursor);
            default -> {
                return;
            }
        }
        event.consume();
        say();
        paint();
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        BranchTree t = tree;
        if (t == null) {
            return;
        }
        Places places = new Places(t);
        double x = event.getX() - canvas.getLayoutX();
        double y = event.getY() - canvas.getLayoutY();
        if (x < places.root && Math.abs(y - places.y(0)) < places.row / 2) {
            onChosen.accept(0);
        }
        for (BranchTree.Node node : t.nodes()) {
            if (Math.abs(x - places.x(node.column())) < places.column / 2
                    && Math.abs(y - places.y(node.row())) < places.row / 2) {
                onChosen.accept(node.node());
                return;
            }
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        canvas.setWidth(Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset()));
        canvas.setHeight(Math.max(1, getHeight() - snappedTopInset() - snappedBottomInset()));
        font.resizeRelocate(0, 0, 1, 1);
        paint();
    }

    /** Where nodes lie; the node of the cursor is in sight. */
    private final class Places {
        final double row;
        final double column;
        final double root;
        private final double left;
        private final double top;

        Places(BranchTree t) {
            double em = font.getFont().getSize();
            row = ROW * em;
            root = ROOT * em;
            double room = (canvas.getWidth() - root) / Math.max(1, t.depth());
            column = Math.max(LEAST_COLUMN * em, Math.min(MOST_COLUMN * em, room));
            int atColumn = cursor == 0 ? 0 : t.nodes().get(cursor - 1).column();
            int atRow = cursor == 0 ? 0 : t.nodes().get(cursor - 1).row();
            left = Math.max(0, root + (atColumn + 1) * column - canvas.getWidth());
            top = Math.max(0, (atRow + 1) * row - canvas.getHeight());
        }

        double x(int at) {
            return root + (at - 0.5) * column - left;
        }

        double y(int at) {
            return (at + 0.5) * row - top;
        }
    }

    private void paint() {
        BranchTree t = tree;
        Palette p = palette;
        Texts words = texts;
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (t == null || p == null || words == null) {
            return;
        }
        Pen pen = new Pen(canvas.getGraphicsContext2D(), p, font.getFont());
        double em = pen.em();
        Places places = new Places(t);
        double rootX = places.x(0) + places.column / 2 - places.root / 2;
        for (BranchTree.Node node : t.nodes()) {
            BranchTree.Node parent = node.parent() == 0 ? null : t.nodes().get(node.parent() - 1);
            double fromX = parent == null ? rootX : places.x(parent.column());
            double fromY = places.y(parent == null ? 0 : parent.row());
            double toX = places.x(node.column());
            double toY = places.y(node.row());
            String token = node.onLine() ? "accent" : "line-strong";
            double width = Math.max(1, (node.onLine() ? 0.18 : 0.09) * em);
            double bend = toX - places.column / 2;
            pen.line(token, width, fromX, fromY, bend, fromY);
            pen.line(token, width, bend, fromY, bend, toY);
            pen.line(token, width, bend, toY, toX, toY);
        }
        box(
                pen,
                words.text("sampling.tree.prompt"),
                rootX,
                places.y(0),
                true,
                t.at() == 0,
                isFocused() && cursor == 0,
                places.root - 0.6 * em);
        for (BranchTree.Node node : t.nodes()) {
            box(
                    pen,
                    node.token(),
                    places.x(node.column()),
                    places.y(node.row()),
                    node.onLine(),
                    node.node() == t.at(),
                    isFocused() && cursor == node.node(),
                    places.column - 0.5 * em);
        }
    }

    private static void box(
            Pen pen,
            String text,
            double x,
            double y,
            boolean onLine,
            boolean here,
            boolean reached,
            double room) {
        double em = pen.em();
        String label = pen.cut(text, pen.plain(), room - 0.5 * em);
        double width = Math.min(room, Math.max(1.6 * em, pen.width(label, pen.plain()) + 0.8 * em));
        double left = x - width / 2;
        double top = y - 0.75 * em;
        pen.bar(here ? "accent" : "surface", left, top, width, 1.5 * em);
        pen.frame(onLine ? "accent" : "line-strong", left, top, width, 1.5 * em);
        if (reached) {
            pen.graphics().setStroke(pen.colour("focus"));
            pen.graphics().setLineWidth(2.5);
            pen.graphics().strokeRect(left - 2.5, top - 2.5, width + 5, 1.5 * em + 5);
        }
        pen.centred(label, pen.plain(), here ? "on-accent" : onLine ? "text" : "text-muted", x, y);
    }
}

package dev.glassbox.visualizers.beams;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a beam search. One stop of the Tab key: Left goes to what a token follows, Right to
 * its best continuation, Up and Down within a step; Enter or a click takes a node apart.
 */
final class BeamCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private final IntConsumer onChosen;
    private final IntConsumer onReached;
    private List<Hypothesis> tree = List.of();
    private int chosen;
    private int cursor = 1;
    private int hovered;
    private @Nullable Texts texts;
    private @Nullable Palette palette;
    private @Nullable BeamPainter painter;

    /**
     * @param onChosen called with a node that was chosen
     * @param onReached called with the node that is talked about, or 0
     */
    BeamCanvas(IntConsumer onChosen, IntConsumer onReached) {
        this.onChosen = onChosen;
        this.onReached = onReached;
        getStyleClass().add("beam-tree");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        canvas.setManaged(false);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(nodeAt(e)));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(0));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        focusedProperty().addListener((o, was, is) -> relight());
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    void show(List<Hypothesis> newTree, int newChosen, Texts newTexts, Palette newPalette) {
        tree = newTree;
        chosen = newChosen;
        texts = newTexts;
        palette = newPalette;
        cursor = Math.max(1, Math.min(tree.size(), newChosen > 0 ? newChosen : cursor));
        hovered = 0;
        setAccessibleHelp(newTexts.text("beams.keys"));
        requestLayout();
        relight();
    }

    /** The node under the pointer or under the cursor; 0 for none. */
    int lit() {
        return hovered > 0 ? hovered : isFocused() ? cursor : 0;
    }

    /** The node of the keyboard's cursor. */
    int cursor() {
        return cursor;
    }

    private int nodeAt(MouseEvent event) {
        return painter == null
                ? 0
                : painter.nodeAt(
                        event.getX() - canvas.getLayoutX(), event.getY() - canvas.getLayoutY());
    }

    private void hover(int node) {
        if (node != hovered) {
            hovered = node;
            relight();
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        int node = nodeAt(event);
        if (node > 0) {
            cursor = node;
            onChosen.accept(node);
        }
    }

    private void keyPressed(KeyEvent event) {
        if (tree.isEmpty() || event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        Hypothesis at = tree.get(cursor - 1);
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> move(Math.max(1, at.parent() == 0 ? cursor : at.parent()));
            case RIGHT, KP_RIGHT ->
                    move(
                            tree.stream()
                                    .filter(h -> h.parent() == cursor)
                                    .min(
                                            Comparator.comparing((Hypothesis h) -> !h.onBest())
                                                    .thenComparingInt(Hypothesis::rank))
                                    .map(Hypothesis::node)
                                    .orElse(cursor));
            case UP, KP_UP -> move(inStep(at.step(), at.rank() - 1));
            case DOWN, KP_DOWN -> move(inStep(at.step(), at.rank() + 1));
            case HOME -> move(1);
            case ENTER, SPACE -> onChosen.accept(cursor);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int inStep(int step, int rank) {
        return tree.stream()
                .filter(h -> h.step() == step && h.rank() == rank)
                .map(Hypothesis::node)
                .findFirst()
                .orElse(cursor);
    }

    private void move(int node) {
        hovered = 0;
        cursor = node;
        relight();
    }

    private void relight() {
        onReached.accept(lit());
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        canvas.setWidth(Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset()));
        canvas.setHeight(Math.max(1, getHeight() - snappedTopInset() - snappedBottomInset()));
        font.resizeRelocate(0, 0, 1, 1);
        paint();
    }

    private void paint() {
        Texts t = texts;
        Palette p = palette;
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        painter = null;
        if (t == null || p == null || tree.isEmpty() || canvas.getHeight() < 50) {
            return;
        }
        Pen pen = new Pen(canvas.getGraphicsContext2D(), p, font.getFont());
        BeamPainter drawn = new BeamPainter(pen, tree, canvas.getWidth(), canvas.getHeight());
        drawn.paint(chosen, lit(), t);
        painter = drawn;
    }
}

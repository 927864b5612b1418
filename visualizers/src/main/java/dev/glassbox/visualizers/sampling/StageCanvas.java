package dev.glassbox.visualizers.sampling;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.Palette;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the likeliest tokens, and the draw below them. One stop of the Tab key: Up, Down,
 * Home and End move, Enter or a click puts the token after the prompt.
 */
final class StageCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private final IntConsumer onChosen;
    private final IntConsumer onReached;
    private @Nullable SamplingState state;
    private @Nullable SamplingFrame frame;
    private @Nullable Texts texts;
    private @Nullable Palette palette;
    private @Nullable StagePainter painter;
    private int cursor;
    private int hovered = -1;

    /**
     * @param onChosen called with the row, from 0, of a token that was chosen
     * @param onReached called with the row that is talked about, or -1
     */
    StageCanvas(IntConsumer onChosen, IntConsumer onReached) {
        this.onChosen = onChosen;
        this.onReached = onReached;
        getStyleClass().add("sampling-stages");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        canvas.setManaged(false);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(rowAt(e)));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        focusedProperty().addListener((o, was, is) -> relight());
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    void show(SamplingState newState, SamplingFrame newFrame, Texts newTexts, Palette newPalette) {
        state = newState;
        frame = newFrame;
        texts = newTexts;
        palette = newPalette;
        cursor = Math.max(0, Math.min(newFrame.candidates().size() - 1, cursor));
        hovered = Math.min(hovered, newFrame.candidates().size() - 1);
        setAccessibleHelp(newTexts.text("sampling.keys"));
        requestLayout();
        relight();
    }

    /** Puts the cursor on a row. */
    void reach(int row) {
        cursor = Math.max(0, row);
        relight();
    }

    /** The row that is talked about: under the pointer, or under the cursor; -1 for none. */
    int lit() {
        return hovered >= 0 ? hovered : isFocused() ? cursor : -1;
    }

    /** The row of the keyboard's cursor. */
    int cursor() {
        return cursor;
    }

    private int rowAt(MouseEvent event) {
        return painter == null ? -1 : painter.rowAt(event.getY() - canvas.getLayoutY());
    }

    private void hover(int row) {
        if (row != hovered) {
            hovered = row;
            relight();
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        int row = rowAt(event);
        if (row >= 0) {
            cursor = row;
            onChosen.accept(row);
        }
    }

    private void keyPressed(KeyEvent event) {
        StagePainter p = painter;
        if (p == null || event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        KeyCode key = event.getCode();
        int last = p.rows() - 1;
        switch (key) {
            case UP, KP_UP -> move(Math.max(0, cursor - 1));
            case DOWN, KP_DOWN -> move(Math.min(last, cursor + 1));
            case HOME -> move(0);
            case END -> move(last);
            case ENTER -> onChosen.accept(Math.min(cursor, last));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int row) {
        hovered = -1;
        cursor = row;
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
        SamplingState s = state;
        SamplingFrame f = frame;
        Texts t = texts;
        Palette p = palette;
        if (s == null || f == null || t == null || p == null) {
            return;
        }
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        painter = null;
        if (f.candidates().isEmpty() || width < 50 || height < 50) {
            return;
        }
        Pen pen = new Pen(canvas.getGraphicsContext2D(), p, font.getFont());
        double line = f.draw().isPresent() ? LinePainter.HEIGHT * pen.em() : 0;
        StagePainter stages = new StagePainter(pen, s, f, t, width, height - line);
        stages.paint(lit());
        f.draw()
                .ifPresent(
                        draw ->
                                new LinePainter(pen)
                                        .paint(s, draw, t, height - line + 0.4 * pen.em(), width));
        painter = stages;
    }
}

package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A text whose tokens are told apart by their grounds, or the tokens' chips: any number of them on
 * one canvas of which only what is in sight is drawn. One stop of the Tab key; the arrow keys, Home
 * and End go from token to token, Enter, Space or a click chooses. Holds no listener of anything
 * outside itself.
 */
public final class TokenFlow extends Region {
    /** What the flow looks like. */
    public enum Look {
        /** Running text, large, its characters side by side. */
        TEXT,
        /** A chip for each token, with a note below. */
        CHIPS
    }

    /** What the tokens say, and what happens when one is reached or chosen. */
    public interface Tokens {
        /** The token in words. */
        String words(int token);

        /** Another token is talked about; -1 for none. */
        void reached(int token);

        /** The token is chosen. */
        void chosen(int token);
    }

    private final Look look;
    private final Canvas canvas = new Canvas();
    private final ScrollBar down = new ScrollBar();
    private final Label font = new Label(); // tells the text size that style sheets give
    private final Map<String, Double> widths = new HashMap<>();

    private @Nullable Tokens handler;
    private List<TokenCell> cells = List.of();
    private double[] cellWidths = {};
    private @Nullable FlowLines lines;
    private Palette palette = new Palette(Map.of());
    private String name = "";
    private BitSet lit = new BitSet();
    private int chosen = -1;
    private int cursor; // a token
    private int reached = -1;
    private double magnified = 1;

    public TokenFlow(Look look) {
        this.look = look;
        getStyleClass().add("token-flow-canvas");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        font.setManaged(false);
        font.setVisible(false);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        down.setOrientation(Orientation.VERTICAL);
        down.setFocusTraversable(false);
        getChildren().setAll(canvas, down, font);
        font.fontProperty()
                .addListener(
                        (o, was, is) -> {
                            widths.clear();
                            remeasure();
                        });
        down.valueProperty().addListener((o, was, is) -> paint());
        focusedProperty().addListener((o, was, is) -> focusChanged(is));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> reach(tokenAt(e.getX(), e.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> reach(isFocused() ? cursor : -1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("flow.css");
    }

    /** Who answers for the tokens; null for nobody. */
    public void setTokens(@Nullable Tokens newHandler) {
        handler = newHandler;
    }

    /**
     * Shows these cells; the cursor stays where it was as far as there still is that token.
     *
     * @param chosenToken the ringed token, or -1
     * @param newName what the flow is, for screen readers
     * @param keys how to move and choose, for screen readers
     */
    public void show(
            List<TokenCell> newCells,
            int chosenToken,
            String newName,
            String keys,
            Palette newPalette) {
        boolean others = !newCells.equals(cells);
        cells = List.copyOf(newCells);
        palette = newPalette;
        name = newName;
        chosen = chosenToken;
        cursor = chosen >= 0 ? chosen : Math.max(0, Math.min(cursor, lastToken()));
        setAccessibleHelp(keys);
        if (others) {
            reached = -1;
            lit = new BitSet();
            down.setValue(0);
            remeasure();
        }
        say();
        paint();
    }

    /** Rings these tokens as well, such as those that are pointed at in another flow. */
    public void light(BitSet tokens) {
        if (!tokens.equals(lit)) {
            lit = (BitSet) tokens.clone();
            paint();
        }
    }

    /** Draws everything so many times as large, where there is the room. */
    public void magnify(double factor) {
        if (factor != magnified) {
            magnified = factor;
            remeasure();
        }
    }

    private int lastToken() {
        int last = 0;
        for (TokenCell cell : cells) {
            for (TokenCell.Share share : cell.shares()) {
                last = Math.max(last, share.token());
            }
        }
        return last;
    }

    private void focusChanged(boolean is) {
        reach(is && !cells.isEmpty() ? cursor : -1);
        paint();
    }

    private void reach(int token) {
        if (token != reached) {
            reached = token;
            if (handler != null) {
                handler.reached(token);
            }
            paint();
        }
    }

    private void say() {
        boolean any = handler != null && cells.stream().anyMatch(c -> !c.shares().isEmpty());
        setAccessibleText(any && handler != null ? name + " " + handler.words(cursor) : name);
    }

    private void keyPressed(KeyEvent event) {
        KeyCode key = event.getCode();
        if (cells.isEmpty() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (key == KeyCode.ENTER || key == KeyCode.SPACE) {
            choose(cursor);
            event.consume();
        } else if (GridCursor.isMove(key)) {
            cursor = moved(key);
            say();
            reveal(cursor);
            reach(cursor);
            event.consume();
        }
    }

    private int moved(KeyCode key) {
        return switch (key) {
            case LEFT, KP_LEFT -> Math.max(0, cursor - 1);
            case RIGHT, KP_RIGHT -> Math.min(lastToken(), cursor + 1);
            case HOME -> 0;
            case END -> lastToken();
            case UP, KP_UP -> inLine(-1);
            default -> inLine(1);
        };
    }

    private int inLine(int step) {
        FlowLines l = lines;
        int cell = cellOf(cursor);
        if (l == null || cell < 0) {
            return cursor;
        }
        int line = l.lineOf(cell) + step;
        if (line < 0 || line >= l.count()) {
            return cursor;
        }
        int token = cells.get(l.cellNear(line, l.lefts()[cell])).token();
        return token < 0 ? cursor : token;
    }

    private int cellOf(int token) {
        for (int i = 0; i < cells.size(); i++) {
            for (TokenCell.Share share : cells.get(i).shares()) {
                if (share.token() == token) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        int token = tokenAt(event.getX(), event.getY());
        if (token >= 0 && event.isStillSincePress()) {
            cursor = token;
            say();
            choose(token);
        }
    }

    private void choose(int token) {
        if (handler != null) {
            handler.chosen(token);
        }
    }

    private void wheel(ScrollEvent event) {
        double before = down.getValue();
        down.setValue(Math.max(0, Math.min(down.getMax(), before - event.getDeltaY())));
        if (down.getValue() != before) {
            event.consume();
        }
    }

    private int tokenAt(double x, double y) {
        FlowLines l = lines;
        if (l == null || cells.isEmpty()) {
            return -1;
        }
        FlowPainter.Measures m = measures();
        double inX = x - snappedLeftInset();
        int line = (int) Math.floor((y - snappedTopInset() + down.getValue()) / m.lineHeight());
        if (line < 0 || line >= l.count()) {
            return -1;
        }
        int cell = l.cellNear(line, inX);
        double share = (inX - l.lefts()[cell]) / cellWidths[cell];
        return share < 0 || share > 1 ? -1 : cells.get(cell).tokenAt(share);
    }

    private void reveal(int token) {
        FlowLines l = lines;
        int cell = cellOf(token);
        if (l == null || cell < 0) {
            return;
        }
        double height = measures().lineHeight();
        double top = l.lineOf(cell) * height;
        double view = canvas.getHeight();
        double now = down.getValue();
        double wanted = top < now ? top : top + height > now + view ? top + height - view : now;
        down.setValue(Math.max(0, Math.min(down.getMax(), wanted)));
    }

    private FlowPainter.Measures measures() {
        return FlowPainter.Measures.of(look, magnified * font.getFont().getSize());
    }

    private void remeasure() {
        FlowPainter.Measures m = measures();
        Text measure = new Text();
        double[] made = new double[cells.size()];
        for (int i = 0; i < made.length; i++) {
            TokenCell cell = cells.get(i);
            double label = width(measure, cell.label(), m.labelSize());
            double note = cell.note().isEmpty() ? 0 : width(measure, cell.note(), m.noteSize());
            made[i] = Math.max(m.least(), Math.max(label, note) + 2 * m.padding());
        }
        cellWidths = made;
        lines = null;
        requestLayout();
    }

    private double width(Text measure, String text, double size) {
        double em = font.getFont().getSize();
        double atEm =
                widths.computeIfAbsent(
                        text,
                        key -> {
                            measure.setFont(Font.font(font.getFont().getFamily(), em));
                            measure.setText(key);
                            return measure.getLayoutBounds().getWidth();
                        });
        return atEm * size / em;
    }

    /** As high as its lines at this width. */
    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? 30 * font.getFont().getSize() : width) - insetsWidth() - bar();
        FlowLines fitted = FlowLines.of(cells, cellWidths, measures().gap(), Math.max(1, room));
        return fitted.count() * measures().lineHeight() + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return measures().lineHeight() + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 8 * font.getFont().getSize();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 30 * font.getFont().getSize();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double insetsWidth() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double bar() {
        return snapSizeX(down.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        font.resizeRelocate(0, 0, 1, 1);
        double width = getWidth() - insetsWidth();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        if (width <= bar() || height <= 0) {
            return;
        }
        FlowLines fitted =
                FlowLines.of(cells, cellWidths, measures().gap(), Math.max(1, width - bar()));
        lines = fitted;
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        canvas.setWidth(width - bar());
        canvas.setHeight(height);
        double whole = fitted.count() * measures().lineHeight();
        double farthest = Math.max(0, whole - height);
        down.setVisible(farthest > 0.5);
        down.setMax(farthest);
        down.setVisibleAmount(whole <= 0 ? 0 : farthest * height / whole);
        down.setUnitIncrement(measures().lineHeight());
        down.setBlockIncrement(height);
        down.setValue(Math.min(down.getValue(), farthest));
        down.resizeRelocate(snappedLeftInset() + width - bar(), snappedTopInset(), bar(), height);
        paint();
    }

    private void paint() {
        FlowLines l = lines;
        if (l == null || palette.tokens().isEmpty() || canvas.getWidth() < 1) {
            return;
        }
        BitSet ringed = (BitSet) lit.clone();
        if (reached >= 0) {
            ringed.set(reached);
        }
        new FlowPainter(canvas.getGraphicsContext2D(), font.getFont(), measures(), palette, look)
                .paint(cells, cellWidths, l, down.getValue(), ringed, chosen);
    }
}

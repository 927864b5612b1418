package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a prompt in the fixed colour of positions. One stop of the Tab key; Left, Right,
 * Home and End move within, Enter, Space or a click chooses.
 */
public final class TokenStrip extends HBox {
    /** Lines of chips at most before the strip scrolls. */
    private static final int LINES = 3;

    private final Label name = new Label();
    private final FlowPane flow = new FlowPane();
    private final ScrollPane scroll = new ScrollPane(flow);
    private final IntConsumer onChosen;
    private final List<TokenChip> chips = new ArrayList<>();
    private List<String> shown = List.of();
    private @Nullable Texts texts;
    private int chosen = -1;
    private int cursor;

    /**
     * @param onChosen called with the position of a token that was chosen
     */
    public TokenStrip(IntConsumer onChosen) {
        this.onChosen = onChosen;
        getStyleClass().add("token-strip");
        flow.getStyleClass().add("token-flow");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(name, scroll);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        focusedProperty().addListener((o, was, is) -> mark());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("tokens.css");
    }

    /**
     * @param tokens as a person shall see them
     * @param chosenPosition the ringed token, or -1
     */
    public void show(List<String> tokens, int chosenPosition, Texts newTexts) {
        texts = newTexts;
        name.setText(newTexts.text("control.tokens.name"));
        setAccessibleHelp(newTexts.text("control.tokens.keys"));
        if (!tokens.equals(shown)) {
            shown = List.copyOf(tokens);
            chips.clear();
            for (int i = 0; i < tokens.size(); i++) {
                chips.add(chip(tokens.get(i), i));
            }
            flow.getChildren().setAll(chips);
            requestLayout();
        }
        chosen = chosenPosition;
        cursor = Math.max(0, Math.min(chips.size() - 1, chosen >= 0 ? chosen : cursor));
        mark();
    }

    /** Colours each token by a weight, NaN for none; null takes the colours away. */
    public void weigh(double @Nullable [] weights, Palette palette) {
        ColorScale scale = ColorScale.magnitude(palette, 1);
        for (int i = 0; i < chips.size(); i++) {
            if (weights == null || i >= weights.length) {
                chips.get(i).plain();
            } else {
                chips.get(i).ground(weights[i], scale);
            }
        }
    }

    /**
     * Underlines tokens, each in a colour of its own.
     *
     * @param tokens names of colours by position
     */
    public void underline(Map<Integer, String> tokens, Palette palette) {
        for (int i = 0; i < chips.size(); i++) {
            String token = tokens.get(i);
            if (token == null) {
                chips.get(i).plain();
            } else {
                chips.get(i).underline(palette.argb(token));
            }
        }
    }

    private TokenChip chip(String token, int position) {
        TokenChip chip = new TokenChip(token, position);
        chip.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    requestFocus();
                    cursor = position;
                    onChosen.accept(position);
                });
        return chip;
    }

    private void keyPressed(KeyEvent event) {
        KeyCode key = event.getCode();
        if (chips.isEmpty()) {
            return;
        }
        if (key == KeyCode.ENTER || key == KeyCode.SPACE) {
            onChosen.accept(cursor);
            event.consume();
        } else if (GridCursor.isMove(key) && key != KeyCode.UP && key != KeyCode.DOWN) {
            cursor = new GridCursor(0, cursor).moved(key, false, 1, chips.size()).column();
            mark();
            event.consume();
        }
    }

    private void mark() {
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).mark(i == chosen, isFocused() && i == cursor);
        }
        if (texts != null && !chips.isEmpty()) {
            setAccessibleText(
                    texts.text(
                            "control.tokens.read",
                            "count",
                            chips.size(),
                            "position",
                            cursor,
                            "token",
                            chips.get(cursor).text()));
        } else {
            setAccessibleText(name.getText());
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        double border = snappedTopInset() + snappedBottomInset();
        double forFlow =
                width
                        - snappedLeftInset()
                        - snappedRightInset()
                        - name.prefWidth(-1)
                        - getSpacing();
        double whole = flow.prefHeight(Math.max(1, forFlow));
        double chip = chips.isEmpty() ? 0 : chips.get(0).prefHeight(-1) + flow.getVgap();
        boolean fits = whole <= LINES * chip;
        scroll.setVbarPolicy(
                fits ? ScrollPane.ScrollBarPolicy.NEVER : ScrollPane.ScrollBarPolicy.ALWAYS);
        double lines = fits ? whole : LINES * chip;
        return snapSizeY(Math.max(lines, name.prefHeight(-1)) + border) + 2;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }
}

package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One token with its position; its ground may carry a weight's colour. */
final class TokenChip extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    private final Label token = new Label();
    private final Label index = new Label();

    TokenChip(String text, int position) {
        getStyleClass().add("token-chip");
        token.getStyleClass().add("chip-token");
        index.getStyleClass().add("chip-index");
        token.setText(text);
        index.setText(String.valueOf(position));
        token.setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getChildren().setAll(token, index);
    }

    String text() {
        return token.getText();
    }

    void mark(boolean chosen, boolean reached) {
        pseudoClassStateChanged(CHOSEN, chosen);
        pseudoClassStateChanged(REACHED, reached);
    }

    /** The colour of a weight as the ground of the token, with ink that reads on it. */
    void ground(double weight, ColorScale scale) {
        if (Double.isNaN(weight)) {
            plain();
            return;
        }
        int ink = scale.ink(weight);
        token.setStyle(
                "-fx-background-color: "
                        + css(scale.argb(weight))
                        + "; -fx-text-fill: "
                        + css(ink)
                        + ";");
    }

    /** A thick line under the token in a colour of its own. */
    void underline(int argb) {
        token.setStyle(
                "-fx-border-color: -gb-line -gb-line %s -gb-line; -fx-border-width: 1 1 4 1;"
                        .formatted(css(argb)));
    }

    void plain() {
        token.setStyle("");
    }

    private static String css(int argb) {
        return String.format("#%06x", argb & 0xFFFFFF);
    }
}

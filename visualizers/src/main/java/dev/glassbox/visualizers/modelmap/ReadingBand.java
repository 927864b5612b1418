package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.chart.FormulaCanvas;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Formula and words below the map. Both are cut into pieces that belong to parts: pointing at a
 * piece lights its part, and a lit part lights its pieces.
 */
final class ReadingBand extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final FlowPane formula = new FlowPane();
    private final TextFlow words = new TextFlow();
    private final Consumer<String> pointed;
    private final List<StackPane> pieces = new ArrayList<>();
    private final List<String> pieceParts = new ArrayList<>();
    private List<Formula.Piece> shown = List.of();
    private String sentence = "";

    /**
     * @param pointed called with the kind of a part that is pointed at; empty for none
     */
    ReadingBand(Consumer<String> pointed) {
        this.pointed = pointed;
        getStyleClass().add("map-reading");
        formula.getStyleClass().add("map-formula");
        words.getStyleClass().add("map-words");
        getChildren().setAll(words, formula);
    }

    void formula(List<Formula.Piece> newPieces, ModelMapFrame frame, Texts texts, Palette palette) {
        if (!newPieces.equals(shown)) {
            shown = newPieces;
            pieces.clear();
            pieceParts.clear();
            for (Formula.Piece piece : newPieces) {
                StackPane box = new StackPane(new FormulaCanvas());
                box.getStyleClass().add("map-piece");
                box.setMaxHeight(USE_PREF_SIZE);
                point(box, piece.part());
                pieces.add(box);
                pieceParts.add(piece.part());
            }
            formula.getChildren().setAll(pieces);
        }
        for (int i = 0; i < pieces.size(); i++) {
            String kind = pieceParts.get(i);
            String name =
                    frame.parts().stream()
                            .filter(part -> part.kind().equals(kind))
                            .findFirst()
                            .map(part -> texts.text(part.name()))
                            .orElse("");
            if (pieces.get(i).getChildren().get(0) instanceof FormulaCanvas canvas) {
                canvas.show(newPieces.get(i).latex() + "\\;", name, palette);
            }
        }
    }

    /** Lights the pieces of a part and says what it does. */
    void light(String kind, String newSentence) {
        for (int i = 0; i < pieces.size(); i++) {
            pieces.get(i).pseudoClassStateChanged(LIT, pieceParts.get(i).equals(kind));
        }
        if (!newSentence.equals(sentence)) {
            sentence = newSentence;
            words.getChildren().clear();
            for (MarkedWords.Run run : MarkedWords.runs(newSentence)) {
                Text text = new Text(run.words());
                text.getStyleClass().add(run.part().isEmpty() ? "map-word" : "map-term");
                if (!run.part().isEmpty()) {
                    point(text, run.part());
                }
                words.getChildren().add(text);
            }
        }
    }

    private void point(Node node, String kind) {
        node.setOnMouseEntered(e -> pointed.accept(kind));
        node.setOnMouseExited(e -> pointed.accept(""));
    }
}

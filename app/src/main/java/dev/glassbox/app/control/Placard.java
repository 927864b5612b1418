package dev.glassbox.app.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Stands where a picture would: what it is, and what to do. */
public final class Placard extends VBox {
    private final Label title = new Label();
    private final Label sentence = new Label();

    public Placard(Node sign) {
        getStyleClass().add("placard");
        setAlignment(Pos.CENTER);
        title.getStyleClass().add("placard-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add("placard-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(sign, title, sentence);
    }

    public void say(String heading, String words) {
        title.setText(heading);
        sentence.setText(words);
        setAccessibleText(heading + " " + words);
    }
}

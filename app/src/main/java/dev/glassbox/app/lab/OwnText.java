package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import java.io.File;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Chooses a text of one's own to train on. */
public final class OwnText extends FlowPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** The recipe for a text, character by character. */
    private static final String RECIPE = "text-char";

    private final Lab lab;
    private final LiveText texts;
    private final Label name = new Label();
    private final ChangeListener<LabState> onState = (property, old, now) -> show(now);

    public OwnText(Lab lab, LiveText texts) {
        this.lab = lab;
        this.texts = texts;
        getStyleClass().addAll("lab-buttons", "lab-own");
        Button choose = texts.label(new Button(), "lab.own");
        choose.setGraphic(Icons.icon(Feather.FILE_TEXT));
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(event -> choose());
        name.getStyleClass().add("lab-note");
        Wrapped.keep(name);
        getChildren().addAll(choose, name);
        // Weakly, for it is put away with the view that shows it.
        lab.state().addListener(new javafx.beans.value.WeakChangeListener<>(onState));
        show(lab.state().get());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.messages().text("lab.own"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("*.txt *.md *.csv", "*.txt", "*.md", "*.csv"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            LabPlan plan = lab.state().get().plan();
            lab.change(
                    States.with(
                            lab.state().get(),
                            new LabPlan(
                                    RECIPE,
                                    Optional.of(new LabPlan.OwnText(chosen.getPath(), 0)),
                                    plan.seed(),
                                    plan.steps(),
                                    plan.beside())));
        }
    }

    private void show(LabState now) {
        Optional<LabPlan.OwnText> text = now.plan().text();
        pseudoClassStateChanged(CHOSEN, text.isPresent());
        name.setText(text.map(own -> new File(own.file()).getName()).orElse(""));
    }
}

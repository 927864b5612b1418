package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.ModelSaver.Done;
import dev.glassbox.app.lab.ModelSaver.Failed;
import dev.glassbox.app.lab.ModelSaver.Saved;
import dev.glassbox.app.lab.ModelSaver.UnderWay;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Saves the model of a finished run in the library, under a name of the user's choosing. */
final class SaveBar extends VBox implements LabPart {
    private final Lab lab;
    private final OwnTextViewModel own;
    private final LiveText texts;
    private final TextField name = new TextField();
    private final Button save = new Button();
    private final Label said = new Label();
    private final FlowPane row;
    private final ChangeListener<Saved> onState = (property, old, now) -> draw();

    /** The run whose name was proposed. */
    private String proposedFor = "";

    SaveBar(Lab lab, OwnTextViewModel own, LiveText texts) {
        this.lab = lab;
        this.own = own;
        this.texts = texts;
        getStyleClass().add("lab-save");
        Label title = texts.label(new Label(), "lab.save.name");
        title.setLabelFor(name);
        title.setMinWidth(Region.USE_PREF_SIZE);
        texts.tip(name, "lab.own.name.tip", "");
        texts.name(name, "lab.save.name");
        name.getStyleClass().add("own-name");
        name.setOnAction(event -> save());
        texts.label(save, "lab.save");
        texts.tip(save, "lab.save.tip", "");
        texts.write(() -> save.setAccessibleText(texts.messages().text("lab.save")));
        save.setGraphic(Icons.icon(Feather.SAVE));
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(event -> save());
        Wrapped.keep(said);
        said.getStyleClass().add("lab-trouble");
        row = new FlowPane(title, name, save);
        row.setRowValignment(VPos.CENTER);
        row.getStyleClass().add("lab-buttons");
        getChildren().addAll(row, said);
        own.saver().state().addListener(onState);
    }

    private void save() {
        own.saver().save(lab.run().get().about().model(), name.getText());
    }

    @Override
    public void show(Shown shown) {
        draw();
    }

    private void draw() {
        LabRun run = lab.run().get();
        boolean done = run.phase() == Phase.DONE;
        RunBar.seen(this, done);
        if (!done) {
            return;
        }
        String id = run.about().model();
        if (!id.equals(proposedFor)) {
            proposedFor = id;
            name.setText(own.nameFor(lab.state().get().plan()));
        }
        Saved saved = own.saver().state().get();
        boolean mine = id.equals(saved.run());
        boolean there = mine && saved instanceof Done;
        RunBar.seen(row, !there);
        save.setDisable(mine && saved instanceof UnderWay);
        Optional<String> words = mine ? words(saved) : Optional.empty();
        said.setText(words.orElse(""));
        said.setGraphic(Icons.icon(there ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE));
        RunBar.seen(said, words.isPresent());
    }

    private Optional<String> words(Saved saved) {
        if (saved instanceof Done done) {
            return Optional.of(texts.messages().text("lab.save.done", "name", done.model()));
        }
        return saved instanceof Failed failed
                ? Optional.of(texts.messages().sentence(failed.problem()))
                : Optional.empty();
    }

    @Override
    public void dispose() {
        own.saver().state().removeListener(onState);
    }
}

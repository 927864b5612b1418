package dev.glassbox.app.explore;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lesson.StageView;
import dev.glassbox.app.share.ShareMenu;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One of the pictures, under its name and what can be done with it. */
final class PaneView extends VBox {
    private final ExploreViewModel.Pane pane;
    private final StageView stage;
    private final LiveText texts;
    private final Button before;
    private final Button after;
    private int index;

    PaneView(ExploreViewModel explore, ExploreViewModel.Pane pane, ExploreDoors doors) {
        this.pane = pane;
        texts = new LiveText(doors.look().messages());
        getStyleClass().add("explore-pane");
        setMinSize(0, 0);
        stage = new StageView(pane.stage(), doors.look());
        VBox.setVgrow(stage, Priority.ALWAYS);
        Label name = texts.label(new Label(), pane.visualizer() + ".name");
        name.getStyleClass().add("explore-pane-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        before = Icons.button(Feather.CHEVRON_LEFT, () -> explore.move(index, -1));
        after = Icons.button(Feather.CHEVRON_RIGHT, () -> explore.move(index, 1));
        Button large = Icons.button(Feather.MAXIMIZE_2, () -> explore.enlarge(index));
        Button close = Icons.button(Feather.X, () -> explore.remove(index));
        HBox head =
                new HBox(
                        name,
                        new ShareMenu(stage::shared, doors.sharing(), texts),
                        texts.tip(before, "explore.pane.before", ""),
                        texts.tip(after, "explore.pane.after", ""),
                        texts.tip(large, "explore.pane.large", ""),
                        texts.tip(close, "explore.pane.close", ""));
        head.getStyleClass().add("explore-pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, stage);
    }

    /** Whether this shows that picture. */
    boolean shows(ExploreViewModel.Pane other) {
        return pane.stage() == other.stage();
    }

    /** Where it stands among how many. */
    void placed(int at, int of) {
        index = at;
        for (Button button : List.of(before, after)) {
            button.setVisible(of > 1);
            button.setManaged(of > 1);
        }
        before.setDisable(at == 0);
        after.setDisable(at == of - 1);
    }

    void dispose() {
        stage.dispose();
        texts.dispose();
    }
}

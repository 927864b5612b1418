package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.explore.ExploreViewModel;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The place to explore, in the window. */
class ExploreTest extends WindowTest {
    private ExploreViewModel explore() {
        return window().fixture().explore;
    }

    private void openExplore(String language, double width, double height) {
        open(language, width, height);
        run(() -> shell().go(Place.EXPLORE));
        settle();
    }

    private long panes() {
        return on(() -> window().scene().getRoot().lookupAll(".explore-pane").size());
    }

    @Test
    void picturesStandSideBySideAndOneCanFillThePlace() {
        openExplore("en", 1280, 800);
        assertThat(panes()).isEqualTo(1);
        run(() -> explore().add("attention"));
        settle();
        assertThat(panes()).isEqualTo(2);
        run(() -> explore().enlarge(1));
        settle();
        assertThat(panes()).isEqualTo(1);
        robot().press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        settle();
        assertThat(explore().state().get().large()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void anotherModelIsChosenForAllOfThem() {
        openExplore("zh", 1280, 800);
        ComboBox<?> models = (ComboBox<?>) part(".explore-reading .combo-box");
        run(() -> models.getSelectionModel().select(models.getItems().size() - 1));
        settle();
        assertThat(explore().state().get().model())
                .isEqualTo(models.getItems().get(models.getItems().size() - 1));
        assertThat(explore().state().get().panes().get(0).state().path("model").textValue())
                .isEqualTo(explore().state().get().model());
    }

    @Test
    void everyVisualizerCanBeAddedByItsName() {
        openExplore("en", 1280, 800);
        MenuButton add = (MenuButton) part(".explore-tools .menu-button");
        assertThat(on(() -> add.getItems().size())).isEqualTo(explore().visualizers().size());
        assertThat(on(() -> add.getItems().stream().map(item -> item.getText()).toList()))
                .doesNotContainNull()
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    private Node part(String selector) {
        Node found = on(() -> window().scene().getRoot().lookup(selector));
        assertThat(found).as(selector).isNotNull();
        return found;
    }
}

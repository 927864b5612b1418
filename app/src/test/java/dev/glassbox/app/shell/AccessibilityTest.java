package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.lab.FakeLab;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.app.lab.RecordedRuns;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the keyboard reaches says what it is, in the language in use. */
class AccessibilityTest extends WindowTest {
    /** Not on the JavaFX thread, which others wait for. */
    @BeforeAll
    static void train() {
        assertThat(RecordedRuns.healthy().looks()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyFocusableNodeHasARoleAndAName(String language) {
        open(language, 1280, 800);
        for (int step = 1; step <= 5; step++) {
            String number = String.valueOf(step);
            run(() -> shell().open(ShellFixture.LESSON, number));
            settle();
            assertThat(nameless()).as("step " + step).isEqualTo(List.of());
        }
        for (Page page : Page.values()) {
            run(() -> goTo(page));
            settle();
            assertThat(nameless()).as("page " + page).isEqualTo(List.of());
        }
        for (Panel panel : Panel.values()) {
            run(() -> shell().panel().set(panel));
            settle();
            assertThat(nameless()).as("panel " + panel).isEqualTo(List.of());
        }
    }

    private void goTo(Page page) {
        shell().go(Place.TRAIN);
        window().fixture().lab.change(FakeLab.state(RecordedRuns.BROKEN, page));
        window().fixture().lab.start();
    }

    private List<String> nameless() {
        return on(
                () -> {
                    List<String> found = new ArrayList<>();
                    collect(window().scene().getRoot(), found);
                    return found;
                });
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !node.isDisabled() && !isNamed(node)) {
            found.add(node.getClass().getSimpleName() + " " + node.getStyleClass());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean isNamed(Node node) {
        AccessibleRole role = node.getAccessibleRole();
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        String own = node.getAccessibleText();
        boolean named = (own != null && !own.isBlank()) || (text != null && !("" + text).isBlank());
        boolean labelled = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) != null;
        return role != null && (named || labelled);
    }
}

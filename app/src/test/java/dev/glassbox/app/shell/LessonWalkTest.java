package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.control.HeatmapCanvas;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole lesson, walked once by mouse and once by keyboard alone, in both languages. */
class LessonWalkTest extends WindowTest {
    private static final int LAST = 4;

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void byMouse(String language) {
        open(language, 1280, 800);
        Node next = node(".lesson-footer .accent");
        robot().clickOn(next);
        assertThat(step()).isEqualTo(1);
        robot().clickOn(node(".predict-option"));
        assertThat(done()).as("the prediction is answered").isTrue();
        robot().clickOn(next);
        robot().clickOn(head(3));
        assertThat(done()).as("the other head is looked at").isTrue();
        robot().clickOn(next);
        clickCell(18, 16);
        assertThat(done()).as("the cell is taken apart").isTrue();
        robot().clickOn(next);
        assertThat(step()).isEqualTo(LAST);
        assertThat(next.isDisabled()).isTrue();
        robot().clickOn(node(".lesson-footer .button"));
        assertThat(step()).isEqualTo(LAST - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void byKeyboardAlone(String language) {
        open(language, 1280, 800);
        robot().type(KeyCode.PAGE_DOWN);
        tabTo(".predict-option");
        robot().type(KeyCode.ENTER);
        assertThat(done()).as("the prediction is answered").isTrue();
        robot().type(KeyCode.PAGE_DOWN);
        tabTo(".index-row .toggle-button:selected");
        tabToNext(".index-row .toggle-button:selected");
        robot().type(KeyCode.RIGHT);
        assertThat(done()).as("the other head is looked at").isTrue();
        robot().type(KeyCode.PAGE_DOWN);
        tabTo(".heatmap");
        robot().type(KeyCode.HOME);
        robot().type(KeyCode.DOWN, 18);
        robot().type(KeyCode.RIGHT, 16);
        robot().type(KeyCode.ENTER);
        assertThat(done()).as("the cell is taken apart").isTrue();
        robot().type(KeyCode.PAGE_DOWN);
        assertThat(step()).isEqualTo(LAST);
        robot().type(KeyCode.PAGE_UP);
        assertThat(step()).isEqualTo(LAST - 1);
    }

    @Test
    void aTextFieldKeepsItsKeysAndAClickerStillSteps() {
        open("en", 1280, 800);
        TextField prompt = (TextField) node(".prompt-field .text-field");
        robot().clickOn(prompt);
        robot().type(KeyCode.END).type(KeyCode.LEFT).type(KeyCode.PERIOD).type(KeyCode.DIGIT1);
        assertThat(step()).isZero();
        assertThat(on(() -> shell().blank().get())).isFalse();
        assertThat(prompt.getText()).isEqualTo("To be, or not to b.1e");
        robot().type(KeyCode.PAGE_DOWN);
        assertThat(step()).isEqualTo(1);
    }

    @Test
    void aPanelKeepsTheFocusAndGivesItBack() {
        open("en", 1280, 800);
        Node before = node(".prompt-field .text-field");
        run(before::requestFocus);
        robot().type(KeyCode.F1);
        robot().type(KeyCode.TAB, 30);
        assertThat(on(() -> isInside(window().scene().getFocusOwner(), node(".panel")))).isTrue();
        robot().type(KeyCode.ESCAPE);
        assertThat(on(() -> window().scene().getFocusOwner())).isEqualTo(before);
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == ancestor) {
                return true;
            }
        }
        return false;
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 40; i++) {
            if (focusMatches(selector)) {
                return;
            }
            robot().type(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to " + selector);
    }

    private void tabToNext(String selector) {
        robot().type(KeyCode.TAB);
        tabTo(selector);
    }

    private boolean focusMatches(String selector) {
        return on(
                () -> {
                    Node owner = window().scene().getFocusOwner();
                    return owner != null
                            && window().scene().getRoot().lookupAll(selector).contains(owner);
                });
    }

    private Node head(int index) {
        return robot().lookup(".head-choice .toggle-button").queryAll().stream()
                .filter(button -> ((ToggleButton) button).getText().equals("" + index))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button for head " + index));
    }

    private void clickCell(int query, int key) {
        HeatmapCanvas map = (HeatmapCanvas) node(".heatmap");
        robot().clickOn(on(() -> map.localToScreen(map.middleOf(query, key))));
    }
}

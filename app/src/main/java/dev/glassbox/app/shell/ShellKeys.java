package dev.glassbox.app.shell;

import dev.glassbox.app.lesson.LessonViewModel;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the whole window, seen before any control sees them: clickers send PageUp and
 * PageDown whatever has the focus. All others keep away from what a person types.
 */
final class ShellKeys {
    private final ShellViewModel shell;
    private final Supplier<Optional<PlaceView>> place;

    /**
     * @param place what fills the window; empty while that is the lesson
     */
    ShellKeys(ShellViewModel shell, Supplier<Optional<PlaceView>> place) {
        this.shell = shell;
        this.place = place;
    }

    void install(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (handle(event, scene.getFocusOwner())) {
                        event.consume();
                    }
                });
        // Esc first belongs to whatever has the focus.
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        shell.fullScreen().set(false);
                    }
                });
    }

    /** Whether the key did something here. */
    boolean handle(KeyEvent event, @Nullable Node focus) {
        if (always(event.getCode())) {
            return true;
        }
        if (Keys.isShortcut(event)) {
            return withShortcut(event, focus instanceof TextInputControl);
        }
        boolean quiet = event.isAltDown() || event.isMetaDown() || typing(focus);
        if (quiet || shell.panel().get() != Panel.NONE) {
            return false;
        }
        Optional<PlaceView> away = place.get();
        return away.isPresent() ? placeKey(away.get(), event) : lessonKey(event.getCode(), focus);
    }

    private boolean placeKey(PlaceView away, KeyEvent event) {
        if (event.getCode() == KeyCode.PERIOD) {
            shell.blank().set(!shell.blank().get());
            return true;
        }
        return away.key(event.getCode(), event.isShiftDown());
    }

    private void clicked(int by) {
        place.get()
                .ifPresentOrElse(
                        away -> away.onwards(by),
                        () -> lesson(by > 0 ? LessonViewModel::next : LessonViewModel::back));
    }

    private void reset() {
        place.get().ifPresentOrElse(PlaceView::reset, () -> lesson(LessonViewModel::reset));
    }

    private boolean always(KeyCode code) {
        switch (code) {
            case PAGE_DOWN -> clicked(1);
            case PAGE_UP -> clicked(-1);
            case F1 -> shell.toggle(Panel.HELP);
            case F2 -> shell.toggle(Panel.ABOUT);
            case F3 -> shell.toggle(Panel.SPEED);
            case F4 -> shell.toggle(Panel.MODELS);
            case F5, F11 -> shell.fullScreen().set(!shell.fullScreen().get());
            case ESCAPE -> {
                return shell.uncover() || place.get().filter(PlaceView::uncover).isPresent();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withShortcut(KeyEvent event, boolean typing) {
        switch (event.getCode()) {
            case L -> shell.look().nextLanguage();
            case T -> shell.look().nextTheme();
            case PLUS, EQUALS, ADD -> shell.look().largerText();
            case MINUS, SUBTRACT -> shell.look().smallerText();
            case DIGIT0, NUMPAD0 -> shell.look().setTextPercent(100);
            case COMMA -> shell.toggle(Panel.SETTINGS);
            case I -> shell.toggle(Panel.ORIGIN);
            case B -> shell.railOpen().set(!shell.railOpen().get());
            case R -> reset();
            default -> {
                if (go(event.getCode())) {
                    return true;
                }
                return !typing && history(event);
            }
        }
        return true;
    }

    /** 1 and onwards go to the places. */
    private boolean go(KeyCode code) {
        int index = code.isDigitKey() ? digitOf(code) : -1;
        if (index < 0 || index >= Place.values().length) {
            return false;
        }
        shell.go(Place.values()[index]);
        return true;
    }

    private static int digitOf(KeyCode code) {
        return code.getName().charAt(code.getName().length() - 1) - '1';
    }

    private boolean history(KeyEvent event) {
        if (place.get().isPresent()) {
            return history(place.get().get(), event); // what is not in sight is not changed
        }
        if (event.getCode() == KeyCode.Y || (event.getCode() == KeyCode.Z && event.isShiftDown())) {
            lesson(LessonViewModel::redo);
            return true;
        }
        if (event.getCode() == KeyCode.Z) {
            lesson(LessonViewModel::undo);
            return true;
        }
        return false;
    }

    private static boolean history(PlaceView away, KeyEvent event) {
        return switch (event.getCode()) {
            case Y -> away.redo();
            case Z -> event.isShiftDown() ? away.redo() : away.undo();
            case O -> away.file(false);
            case S -> away.file(true);
            default -> false;
        };
    }

    private boolean lessonKey(KeyCode code, @Nullable Node focus) {
        switch (code) {
            case PERIOD -> shell.blank().set(!shell.blank().get());
            case RIGHT, LEFT -> {
                if (usesArrows(focus)) {
                    return false;
                }
                lesson(code == KeyCode.RIGHT ? LessonViewModel::next : LessonViewModel::back);
            }
            default -> {
                return code.isDigitKey() && digit(code);
            }
        }
        return true;
    }

    /** 1 to 9 choose an option of a predict card that waits for one. */
    private boolean digit(KeyCode code) {
        int option = digitOf(code);
        boolean asked =
                shell.lesson()
                        .get()
                        .flatMap(walk -> walk.guess().get())
                        .filter(card -> !card.revealed())
                        .filter(card -> option < card.prediction().options().size())
                        .isPresent();
        if (option >= 0 && asked) {
            lesson(walk -> walk.choose(option));
            return true;
        }
        return false;
    }

    private void lesson(Consumer<LessonViewModel> action) {
        shell.lesson().get().ifPresent(action);
    }

    private static boolean typing(@Nullable Node focus) {
        return focus instanceof TextInputControl;
    }

    /** Whatever is on stage may move by arrow keys; so do these controls. */
    private static boolean usesArrows(@Nullable Node focus) {
        if (focus instanceof Slider || focus instanceof ComboBoxBase || focus instanceof Spinner) {
            return true;
        }
        for (Node node = focus; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("stage")) {
                return true;
            }
        }
        return false;
    }
}

package dev.glassbox.app.shell;

import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.lab.LabDoors;
import dev.glassbox.app.lab.LabView;
import dev.glassbox.app.lab.OwnTextViewModel;
import dev.glassbox.app.lesson.Appearance;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** Makes a place when it is gone to. */
public final class Places {
    private final ShellViewModel shell;
    private final Lab lab;
    private final LabDoors doors;
    private final OwnTextViewModel own;

    /**
     * @param lab the training lab
     * @param doors what it asks of the house
     * @param own where a text of one's own is made ready
     */
    public Places(ShellViewModel shell, Lab lab, LabDoors doors, OwnTextViewModel own) {
        this.shell = shell;
        this.lab = lab;
        this.doors = doors;
        this.own = own;
    }

    /** Empty for the lessons, which are always there. */
    Optional<PlaceView> make(Place place) {
        return switch (place) {
            case LEARN -> Optional.empty();
            case TRAIN -> {
                lab.wake();
                yield Optional.of(new Train(new LabView(lab, doors, appearance(), own)));
            }
        };
    }

    private Appearance appearance() {
        Look look = shell.look();
        return new Appearance(look.messages(), look.theme(), look::reducedMotion);
    }

    private record Train(LabView view) implements PlaceView {
        @Override
        public Region node() {
            return view;
        }

        @Override
        public boolean key(KeyCode code, boolean shift) {
            return view.key(code, shift);
        }

        @Override
        public void onwards(int by) {
            view.moment(by);
        }

        @Override
        public void reset() {
            view.askReset();
        }

        @Override
        public boolean uncover() {
            return view.escape();
        }

        @Override
        public void dispose() {
            view.dispose();
        }
    }
}

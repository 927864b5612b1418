package dev.glassbox.app.shell;

import dev.glassbox.app.bookmarks.Bookmark;
import dev.glassbox.app.bookmarks.Bookmarks;
import dev.glassbox.app.explore.ExploreDoors;
import dev.glassbox.app.explore.ExploreView;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.lab.LabDoors;
import dev.glassbox.app.lab.LabView;
import dev.glassbox.app.lab.OwnTextViewModel;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.points.PointsView;
import dev.glassbox.app.points.PointsViewModel;
import dev.glassbox.app.share.Sharing;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** Makes a place when it is gone to. */
public final class Places {
    private final ShellViewModel shell;
    private final Lab lab;
    private final LabDoors doors;
    private final OwnTextViewModel own;
    private final ExploreViewModel explore;
    private final ExploreDoors exploring;
    private final PointsViewModel points;
    private final Bookmarks bookmarks;

    /**
     * @param lab the training lab
     * @param doors what it asks of the house
     * @param own where a text of one's own is made ready
     * @param explore what is explored
     * @param exploring what exploring asks of the house
     * @param points the map of points
     * @param bookmarks views kept under a name
     */
    public Places(
            ShellViewModel shell,
            Lab lab,
            LabDoors doors,
            OwnTextViewModel own,
            ExploreViewModel explore,
            ExploreDoors exploring,
            PointsViewModel points,
            Bookmarks bookmarks) {
        this.shell = shell;
        this.lab = lab;
        this.doors = doors;
        this.own = own;
        this.explore = explore;
        this.exploring = exploring;
        this.points = points;
        this.bookmarks = bookmarks;
    }

    /** Empty for the lessons, which are always there. */
    Optional<PlaceView> make(Place place) {
        return switch (place) {
            case LEARN -> Optional.empty();
            case EXPLORE ->
                    Optional.of(new Exploring(new ExploreView(explore, exploring), explore));
            case TRAIN -> {
                lab.wake();
                yield Optional.of(new Train(new LabView(lab, doors, appearance(), own)));
            }
            case POINTS -> Optional.of(new Mapped(new PointsView(points, mapDoors()), points));
        };
    }

    /** Takes pictures along, in every place. */
    Sharing sharing() {
        return exploring.sharing();
    }

    private PointsView.Doors mapDoors() {
        return new PointsView.Doors(appearance(), sharing(), bookmarks, this::open);
    }

    /** Each picture in the place where it is largest. */
    private void open(Bookmark bookmark) {
        if (bookmark.visualizer().equals(PointsViewModel.VISUALIZER)) {
            points.set(bookmark.state());
            shell.go(Place.POINTS);
        } else {
            explore.openAlone(bookmark.visualizer(), bookmark.state());
            shell.go(Place.EXPLORE);
        }
    }

    private Appearance appearance() {
        Look look = shell.look();
        return new Appearance(look.messages(), look.theme(), look::reducedMotion);
    }

    private record Exploring(ExploreView view, ExploreViewModel explore) implements PlaceView {
        @Override
        public Region node() {
            return view;
        }

        @Override
        public boolean key(KeyCode code, boolean shift) {
            if (code != KeyCode.N || shift) {
                return false;
            }
            view.offer();
            return true;
        }

        @Override
        public void onwards(int by) {
            explore.page(by);
        }

        @Override
        public void reset() {
            explore.reset();
        }

        @Override
        public boolean undo() {
            explore.undo();
            return true;
        }

        @Override
        public boolean redo() {
            explore.redo();
            return true;
        }

        @Override
        public boolean file(boolean saved) {
            view.file(saved);
            return true;
        }

        @Override
        public boolean uncover() {
            return explore.showAll();
        }

        @Override
        public void dispose() {
            view.dispose();
        }
    }

    private record Mapped(PointsView view, PointsViewModel points) implements PlaceView {
        @Override
        public Region node() {
            return view;
        }

        @Override
        public boolean key(KeyCode code, boolean shift) {
            return false;
        }

        @Override
        public void onwards(int by) {} // there is one picture

        @Override
        public void reset() {
            points.reset();
        }

        @Override
        public boolean undo() {
            points.undo();
            return true;
        }

        @Override
        public boolean redo() {
            points.redo();
            return true;
        }

        @Override
        public boolean file(boolean saved) {
            if (!saved) {
                view.choose();
            }
            return !saved;
        }

        @Override
        public boolean uncover() {
            return false;
        }

        @Override
        public void dispose() {
            view.dispose();
        }
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

package dev.glassbox.app.points;

import dev.glassbox.app.bookmarks.Bookmark;
import dev.glassbox.app.bookmarks.BookmarkMenu;
import dev.glassbox.app.bookmarks.Bookmarks;
import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.lesson.StageView;
import dev.glassbox.app.share.ShareMenu;
import dev.glassbox.app.share.Sharing;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The map of points as large as it gets. Files can be dropped on it. */
public final class PointsView extends BorderPane {
    /** Anything: what it is shows itself when it is read. */
    private static final String ANY = "";

    private final PointsViewModel points;
    private final Doors doors;
    private final LiveText texts;
    private final StageView stage;

    /**
     * What the map of points asks of the house.
     *
     * @param look how pictures look and speak
     * @param sharing takes pictures along
     * @param bookmarks views kept under a name
     * @param opened goes to a bookmark
     */
    public record Doors(
            Appearance look, Sharing sharing, Bookmarks bookmarks, Consumer<Bookmark> opened) {}

    public PointsView(PointsViewModel points, Doors doors) {
        this.points = points;
        this.doors = doors;
        texts = new LiveText(doors.look().messages());
        getStyleClass().add("points");
        getStylesheets().add(PointsView.class.getResource("points.css").toExternalForm());
        stage = new StageView(points.stage(), doors.look());
        setTop(head());
        setCenter(stage);
        setOnDragOver(
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY);
                        event.consume();
                    }
                });
        setOnDragDropped(
                event -> {
                    event.setDropCompleted(drop(event.getDragboard()));
                    event.consume();
                });
    }

    private Region head() {
        Label name = texts.label(new Label(), "place.points");
        name.getStyleClass().add("points-name");
        Button open = texts.label(new Button(null, Icons.icon(Feather.FOLDER)), "points.open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> choose());
        texts.tip(open, "points.open.more", "Ctrl+O");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head =
                new HBox(
                        name,
                        gap,
                        open,
                        new BookmarkMenu(doors.bookmarks(), stage::shared, doors.opened(), texts),
                        new ShareMenu(stage::shared, doors.sharing(), texts),
                        texts.tip(
                                Icons.button(Feather.CORNER_UP_LEFT, points::undo),
                                "stage.undo",
                                "Ctrl+Z"),
                        texts.tip(
                                Icons.button(Feather.CORNER_UP_RIGHT, points::redo),
                                "stage.redo",
                                "Ctrl+Shift+Z"),
                        texts.tip(
                                Icons.button(Feather.ROTATE_CCW, points::reset),
                                "points.reset",
                                "Ctrl+R"));
        head.getStyleClass().add("points-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** Asks for a file of vectors. */
    public void choose() {
        if (getScene() == null) {
            return; // left in the meantime
        }
        doors.sharing()
                .choice()
                .toOpen(getScene().getWindow(), texts.messages().text("points.open"), ANY)
                .ifPresent(file -> points.openVectors(List.of(file)));
    }

    /** Two files at once are vectors and what is known of each, by their names. */
    private boolean drop(Dragboard board) {
        List<Path> files =
                board.getFiles().stream()
                        .limit(2)
                        .map(File::toPath)
                        .sorted(this::vectorsFirst)
                        .toList();
        if (!files.isEmpty()) {
            points.openVectors(files);
        }
        return !files.isEmpty();
    }

    private int vectorsFirst(Path a, Path b) {
        return Boolean.compare(isMetadata(a), isMetadata(b));
    }

    private static boolean isMetadata(Path file) {
        return String.valueOf(file.getFileName())
                .toLowerCase(java.util.Locale.ROOT)
                .contains("meta");
    }

    /** Removes every listener. The view is not used again. */
    public void dispose() {
        stage.dispose();
        texts.dispose();
    }
}

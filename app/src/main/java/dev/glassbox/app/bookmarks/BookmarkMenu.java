package dev.glassbox.app.bookmarks;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.share.Shared;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Keeps the view on screen under a name, and goes to those kept. */
public final class BookmarkMenu extends MenuButton {
    /** Of what the picture reads, in the bookmark's name. */
    private static final int LONGEST = 24;

    private final Bookmarks bookmarks;
    private final Supplier<Optional<Shared>> picture;
    private final Consumer<Bookmark> opened;
    private final LiveText texts;

    /**
     * @param picture what is on screen now; empty while there is nothing to keep
     * @param opened goes to a bookmark
     */
    public BookmarkMenu(
            Bookmarks bookmarks,
            Supplier<Optional<Shared>> picture,
            Consumer<Bookmark> opened,
            LiveText texts) {
        super(null, Icons.icon(Feather.BOOKMARK));
        this.bookmarks = bookmarks;
        this.picture = picture;
        this.opened = opened;
        this.texts = texts;
        getStyleClass().addAll("icon-button", "share-menu");
        texts.tip(this, "bookmarks.menu", "");
        setOnShowing(event -> fill());
        fill(); // a menu without items is never shown
    }

    private void fill() {
        Optional<Shared> now = picture.get();
        MenuItem keep = new MenuItem(texts.messages().text("bookmarks.keep"));
        keep.setDisable(now.isEmpty());
        keep.setOnAction(event -> picture.get().ifPresent(this::keep));
        getItems().setAll(keep, new SeparatorMenuItem());
        List<Bookmark> all = bookmarks.all().get();
        if (all.isEmpty()) {
            MenuItem none = new MenuItem(texts.messages().text("bookmarks.none"));
            none.setDisable(true);
            getItems().add(none);
        }
        for (Bookmark one : all) {
            Menu menu = new Menu(one.name());
            menu.getItems().add(item("bookmarks.open", () -> opened.accept(one)));
            menu.getItems().add(item("bookmarks.remove", () -> bookmarks.remove(one)));
            getItems().add(menu);
        }
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.messages().text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void keep(Shared shared) {
        bookmarks.add(nameOf(shared), shared.visualizer(), shared.state());
    }

    /** The picture's name, and what it is of. */
    private String nameOf(Shared shared) {
        String picture = texts.messages().text(shared.visualizer() + ".name");
        String of =
                shared.state().path("prompt").isTextual()
                        ? shared.state().path("prompt").textValue()
                        : shared.state().path("source").path("model").asText("");
        String one = of.strip().replaceAll("\\s+", " ");
        if (one.isEmpty()) {
            return picture;
        }
        boolean whole = one.codePointCount(0, one.length()) <= LONGEST;
        return picture
                + " · "
                + (whole ? one : one.substring(0, one.offsetByCodePoints(0, LONGEST)) + "…");
    }
}

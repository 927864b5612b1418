package dev.glassbox.app.share;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Takes a picture along: the picture itself, its numbers, or the view. */
public final class ShareMenu extends MenuButton {
    private final Supplier<Optional<Shared>> picture;
    private final Sharing sharing;
    private final LiveText texts;
    private final List<MenuItem> numbers;

    /**
     * @param picture what is on screen now; empty while there is nothing to take along
     */
    public ShareMenu(Supplier<Optional<Shared>> picture, Sharing sharing, LiveText texts) {
        super(null, Icons.icon(Feather.SHARE_2));
        this.picture = picture;
        this.sharing = sharing;
        this.texts = texts;
        getStyleClass().addAll("icon-button", "share-menu");
        texts.tip(this, "share.menu", "");
        Menu png = menu("share.save-png");
        for (int scale : List.of(1, 2, 3, 4)) {
            MenuItem item = new MenuItem();
            texts.write(() -> item.setText(texts.messages().text("share.scale", "scale", scale)));
            item.setOnAction(
                    event -> save(".png", (shared, to) -> sharing.savePng(shared, scale, to)));
            png.getItems().add(item);
        }
        numbers =
                List.of(
                        item("share.copy-numbers", sharing::copyNumbers),
                        saving("share.save-csv", ".csv", sharing::saveCsv),
                        saving("share.save-json", ".json", sharing::saveJson));
        getItems()
                .addAll(
                        item("share.copy-picture", sharing::copyPicture),
                        png,
                        saving("share.save-svg", ".svg", sharing::saveSvg),
                        new SeparatorMenuItem(),
                        numbers.get(0),
                        numbers.get(1),
                        numbers.get(2),
                        new SeparatorMenuItem(),
                        item("share.copy-view", sharing::copyView),
                        saving("share.save-view", ViewFile.ENDING, sharing::saveView));
        setOnShowing(event -> allow());
    }

    /** What cannot be taken along now is grey. */
    private void allow() {
        Optional<Shared> now = picture.get();
        boolean lacking = now.filter(shared -> !shared.tables().isEmpty()).isEmpty();
        getItems().forEach(item -> item.setDisable(now.isEmpty()));
        numbers.forEach(item -> item.setDisable(lacking));
    }

    private Menu menu(String key) {
        Menu menu = new Menu();
        texts.write(() -> menu.setText(texts.messages().text(key)));
        return menu;
    }

    private MenuItem item(String key, Consumer<Shared> action) {
        MenuItem item = new MenuItem();
        texts.write(() -> item.setText(texts.messages().text(key)));
        item.setOnAction(event -> picture.get().ifPresent(action));
        return item;
    }

    private MenuItem saving(String key, String ending, BiConsumer<Shared, Path> action) {
        MenuItem item = item(key, shared -> {});
        item.setOnAction(event -> save(ending, action));
        return item;
    }

    private void save(String ending, BiConsumer<Shared, Path> action) {
        Optional<Shared> shared = picture.get();
        if (shared.isEmpty()) {
            return;
        }
        sharing.choice()
                .toSave(
                        getScene().getWindow(),
                        texts.messages().text("share.menu"),
                        shared.get().fileName() + ending,
                        ending)
                .ifPresent(to -> action.accept(shared.get(), to));
    }
}

package dev.glassbox.app.explore;

import dev.glassbox.app.background.Lane;
import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.control.Placard;
import dev.glassbox.app.share.ViewFile;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.visualizers.control.PromptField;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** One model and one prompt above; below, side by side, any pictures of them. */
public final class ExploreView extends BorderPane {
    private final ExploreViewModel explore;
    private final ExploreDoors doors;
    private final LiveText texts;
    private final ComboBox<String> model = new ComboBox<>();
    private final PromptField prompt;
    private final MenuButton add;
    private final Placard empty = new Placard(Icons.icon(Feather.GRID));
    private final PaneGrid grid = new PaneGrid();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final List<PaneView> views = new ArrayList<>();
    private final List<ToggleButton> columns = new ArrayList<>();
    private final ChangeListener<ExploreState> onState = (property, old, now) -> show();
    private boolean showing;

    public ExploreView(ExploreViewModel explore, ExploreDoors doors) {
        this.explore = explore;
        this.doors = doors;
        texts = new LiveText(doors.look().messages());
        getStyleClass().add("explore");
        getStylesheets().add(ExploreView.class.getResource("explore.css").toExternalForm());
        prompt = new PromptField(explore::setPrompt);
        add = texts.label(new MenuButton(null, Icons.icon(Feather.PLUS)), "explore.add");
        setTop(head());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("explore-scroll");
        setCenter(new StackPane(scroll, empty));
        explore.state().addListener(onState);
        texts.write(this::speak);
        listModels();
        show();
    }

    private Region head() {
        Label name = texts.label(new Label(), "explore.model");
        name.setLabelFor(model);
        name.setMinWidth(Region.USE_PREF_SIZE);
        texts.name(model, "explore.model");
        model.setOnAction(
                event -> {
                    if (!showing && model.getValue() != null) {
                        explore.setModel(model.getValue());
                    }
                });
        add.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(prompt, Priority.ALWAYS);
        prompt.setMinWidth(0);
        HBox reading = new HBox(name, model, prompt);
        reading.getStyleClass().add("explore-reading");
        reading.setAlignment(Pos.BASELINE_LEFT);
        HBox.setHgrow(reading, Priority.ALWAYS);
        HBox tools =
                new HBox(
                        add,
                        columnChoice(),
                        texts.tip(
                                Icons.button(Feather.CORNER_UP_LEFT, explore::undo),
                                "explore.undo",
                                "Ctrl+Z"),
                        texts.tip(
                                Icons.button(Feather.CORNER_UP_RIGHT, explore::redo),
                                "explore.redo",
                                "Ctrl+Shift+Z"),
                        texts.tip(
                                Icons.button(Feather.FOLDER, this::open), "explore.open", "Ctrl+O"),
                        texts.tip(
                                Icons.button(Feather.SAVE, this::save), "explore.save", "Ctrl+S"));
        tools.getStyleClass().add("explore-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        HeadRow row = new HeadRow(reading, tools);
        row.getStyleClass().add("explore-head");
        return row;
    }

    private HBox columnChoice() {
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (int count = 1; count <= ExploreState.MOST_COLUMNS; count++) {
            int wanted = count;
            ToggleButton button = new ToggleButton(String.valueOf(count));
            button.getStyleClass().add("segment");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(event -> explore.setColumns(wanted));
            texts.write(
                    () -> {
                        String words =
                                texts.messages().text("explore.columns.of", "columns", wanted);
                        button.setAccessibleText(words);
                        button.setTooltip(new javafx.scene.control.Tooltip(words));
                    });
            columns.add(button);
            box.getChildren().add(button);
        }
        return box;
    }

    /** Which models there are is read from the disk. */
    private void listModels() {
        doors.tasks()
                .start(
                        Lane.WORK,
                        progress -> doors.models().get(),
                        ids -> {
                            showing = true;
                            TreeSet<String> all = new TreeSet<>(ids);
                            all.add(explore.state().get().model());
                            model.getItems().setAll(all);
                            model.setValue(explore.state().get().model());
                            showing = false;
                        },
                        problem -> {}); // the one in use is there all the same
    }

    private void speak() {
        empty.say(
                texts.messages().text("explore.empty.title"),
                texts.messages().text("explore.empty.text"));
        add.getItems().clear();
        for (String id : explore.visualizers()) {
            MenuItem item = new MenuItem(texts.messages().text(id + ".name"));
            item.setOnAction(event -> explore.add(id));
            add.getItems().add(item);
        }
        add.setTooltip(
                new javafx.scene.control.Tooltip(texts.messages().text("explore.add") + "  N"));
        prompt.show(explore.state().get().prompt(), texts.messages());
    }

    private void show() {
        ExploreState now = explore.state().get();
        showing = true;
        if (!model.getItems().contains(now.model())) {
            model.getItems().add(now.model());
        }
        model.setValue(now.model());
        showing = false;
        prompt.show(now.prompt(), texts.messages());
        add.setDisable(!explore.hasRoom());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).setSelected(now.columns() == i + 1);
        }
        List<PaneView> old = new ArrayList<>(views);
        views.clear();
        for (ExploreViewModel.Pane pane : explore.panes()) {
            PaneView view =
                    old.stream()
                            .filter(one -> one.shows(pane))
                            .findFirst()
                            .orElseGet(() -> new PaneView(explore, pane, doors));
            old.remove(view);
            views.add(view);
        }
        old.forEach(PaneView::dispose);
        for (int i = 0; i < views.size(); i++) {
            views.get(i).placed(i, views.size());
        }
        grid.show(views, now.columns(), now.large());
        empty.setVisible(views.isEmpty());
    }

    private void open() {
        doors.sharing()
                .choice()
                .toOpen(
                        getScene().getWindow(),
                        texts.messages().text("explore.open"),
                        ViewFile.JSON)
                .ifPresent(doors.opened()::open);
    }

    private void save() {
        StrictJson json = StrictJson.standard();
        ViewFile all = ExploreDoors.file(ExploreJson.write(json, explore.state().get()));
        doors.sharing()
                .choice()
                .toSave(
                        getScene().getWindow(),
                        texts.messages().text("explore.save"),
                        "glassbox-explore" + ViewFile.ENDING,
                        ViewFile.JSON)
                .ifPresent(to -> doors.sharing().save(all, to));
    }

    /** Shows what can be added. */
    public void offer() {
        add.requestFocus();
        add.show();
    }

    /** Opens a file, or saves one. */
    public void file(boolean saved) {
        if (saved) {
            save();
        } else {
            open();
        }
    }

    /** Removes every listener. The view is not used again. */
    public void dispose() {
        explore.state().removeListener(onState);
        views.forEach(PaneView::dispose);
        views.clear();
        texts.dispose();
    }
}

package dev.glassbox.app.lab;

import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lab.LabState.Page;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is shown below the losses: one page at a time. Only the one in sight is drawn. */
final class Pages extends VBox implements LabPart {
    private final Map<Page, Region> nodes = new EnumMap<>(Page.class);
    private final Map<Page, LabPart> parts = new EnumMap<>(Page.class);
    private final Map<Page, ToggleButton> tabs = new EnumMap<>(Page.class);

    Pages(Lab lab, LiveText texts) {
        getStyleClass().add("lab-pages");
        FlowPane row = new FlowPane();
        row.getStyleClass().add("lab-tabs");
        ToggleGroup group = new ToggleGroup();
        StackPane place = new StackPane();
        VBox.setVgrow(place, Priority.ALWAYS);
        for (Page page : Page.values()) {
            ToggleButton tab = new ToggleButton();
            String key = "lab.page." + page.name().toLowerCase(Locale.ROOT);
            texts.tip(texts.label(tab, key), key, String.valueOf(page.ordinal() + 1));
            tab.getStyleClass().add("segment");
            tab.setToggleGroup(group);
            tab.setMinWidth(Region.USE_PREF_SIZE);
            tab.setOnAction(
                    event -> {
                        tab.setSelected(true);
                        lab.change(States.with(lab.state().get(), page));
                    });
            tabs.put(page, tab);
            row.getChildren().add(tab);
        }
        put(Page.TEXT, new TextPage(texts));
        put(Page.ATTENTION, new AttentionPage(lab));
        put(Page.NEXT, new NextPage());
        put(Page.DRIFT, new DriftPage());
        put(Page.LAYERS, new LayersPage(texts));
        place.getChildren().addAll(nodes.values());
        getChildren().addAll(row, place);
    }

    private <P extends Region & LabPart> void put(Page page, P part) {
        nodes.put(page, part);
        parts.put(page, part);
    }

    @Override
    public void show(Shown shown) {
        Page now = shown.state().page();
        tabs.forEach((page, tab) -> tab.setSelected(page == now));
        nodes.forEach((page, node) -> RunBar.seen(node, page == now));
        LabPart part = parts.get(now);
        if (part != null) {
            part.show(shown);
        }
    }

    @Override
    public void dispose() {
        parts.values().forEach(LabPart::dispose);
    }
}

package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Changes one number of the shape, and says in words what no longer fits. */
final class WhatIfBar extends HBox {
    private final ChoiceBox<String> size = new ChoiceBox<>();
    private final Button less = new Button("−");
    private final Label value = new Label();
    private final Button more = new Button("+");
    private final Label verdict = new Label();
    private final Consumer<ModelMapState.WhatIf> changed;
    private int now = 1;
    private Sizes sizes = new Sizes(1, 1, 1, 1, 1, 1, 1);
    private boolean updating;

    WhatIfBar(Consumer<ModelMapState.WhatIf> changed) {
        this.changed = changed;
        getStyleClass().add("map-what-if");
        size.getItems().setAll(Sizes.CHANGEABLE);
        size.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> chosen(is));
        less.setOnAction(e -> step(-1));
        more.setOnAction(e -> step(1));
        size.setMinWidth(USE_PREF_SIZE);
        less.setMinWidth(USE_PREF_SIZE);
        more.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("map-value");
        value.setMinWidth(USE_PREF_SIZE);
        verdict.setWrapText(true);
        verdict.setMinWidth(0);
        verdict.setMinHeight(USE_PREF_SIZE);
        verdict.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        getChildren().setAll(size, less, value, more, verdict);
    }

    void show(ModelMapState.WhatIf change, ModelMapFrame frame, Texts texts) {
        updating = true;
        sizes = frame.sizes();
        now = change.value();
        size.setValue(change.size());
        named(size, texts.text("modelmap.whatif.size"));
        size.setTooltip(new Tooltip(texts.text("modelmap.whatif.size")));
        for (Button button : new Button[] {less, more}) {
            String name =
                    texts.text(
                            button == less ? "modelmap.whatif.less" : "modelmap.whatif.more",
                            "size",
                            change.size());
            named(button, name);
            button.setTooltip(new Tooltip(name));
        }
        int trained = sizes.get(change.size());
        value.setText(texts.text("modelmap.whatif.value", "value", now, "trained", trained));
        verdict.setText(words(change, frame, texts, trained));
        updating = false;
    }

    private static void named(javafx.scene.Node node, String name) {
        node.setAccessibleText(name);
    }

    /** Where the pass stops and why, or that everything fits. */
    static String words(
            ModelMapState.WhatIf change, ModelMapFrame frame, Texts texts, int trained) {
        if (change.value() == trained) {
            return texts.text("modelmap.whatif.trained");
        }
        return frame.broken()
                .map(
                        joint -> {
                            String part =
                                    texts.text(Message.of("modelmap.joint.at." + joint.part()));
                            return texts.text("modelmap.whatif.breaks", "part", part)
                                    + " "
                                    + texts.text(joint.words());
                        })
                .orElseGet(() -> texts.text("modelmap.whatif.fits"));
    }

    private void chosen(String newSize) {
        if (!updating && newSize != null) {
            changed.accept(new ModelMapState.WhatIf(newSize, sizes.get(newSize)));
        }
    }

    private void step(int by) {
        int next = Math.max(1, Math.min(Sizes.MOST, now + by));
        if (next != now) {
            changed.accept(new ModelMapState.WhatIf(size.getValue(), next));
        }
    }
}

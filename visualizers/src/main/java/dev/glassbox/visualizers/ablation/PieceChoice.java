package dev.glassbox.visualizers.ablation;

import dev.glassbox.visualizers.api.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Pieces of the construction that can be left out in all layers at once. */
final class PieceChoice extends FlowPane {
    private final Label name = new Label();
    private final Map<Dropped, ToggleButton> buttons = new EnumMap<>(Dropped.class);

    PieceChoice(Consumer<Dropped> onToggled) {
        getStyleClass().add("ablation-pieces");
        getChildren().add(name);
        for (Dropped piece : Dropped.values()) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().add("stand-button");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(e -> onToggled.accept(piece));
            buttons.put(piece, button);
            getChildren().add(button);
        }
    }

    void show(AblationState state, Set<Dropped> possible, Texts texts) {
        name.setText(texts.text("ablation.without"));
        buttons.forEach(
                (piece, button) -> {
                    boolean out = state.without().contains(piece);
                    String word =
                            switch (piece) {
                                case MASK -> texts.text("ablation.without.mask");
                                case SCALE -> texts.text("ablation.without.scale");
                                case POSITIONS -> texts.text("ablation.without.positions");
                                case NORM -> texts.text("ablation.without.norm");
                                case RESIDUAL -> texts.text("ablation.without.residual");
                            };
                    String help =
                            switch (piece) {
                                case MASK -> texts.text("ablation.without.mask.help");
                                case SCALE -> texts.text("ablation.without.scale.help");
                                case POSITIONS -> texts.text("ablation.without.positions.help");
                                case NORM -> texts.text("ablation.without.norm.help");
                                case RESIDUAL -> texts.text("ablation.without.residual.help");
                            };
                    button.setText(word);
                    button.setSelected(out);
                    button.setTooltip(new Tooltip(help));
                    button.setAccessibleHelp(help);
                    button.setDisable(!possible.contains(piece) && !out);
                });
    }
}

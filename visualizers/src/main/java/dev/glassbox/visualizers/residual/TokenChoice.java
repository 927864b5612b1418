package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One of the likeliest next tokens, or none of them. */
final class TokenChoice extends HBox {
    private static final String NONE = "";

    private final Label name = new Label();
    private final ChoiceBox<String> box = new ChoiceBox<>();
    private String none = "";
    private boolean updating;

    /**
     * @param onChosen called with a token's text, or null for none
     */
    TokenChoice(Consumer<@Nullable String> onChosen) {
        getStyleClass().add("token-choice");
        setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(box);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String token) {
                        return token == null || token.isEmpty()
                                ? none
                                : "“" + TokenText.visible(token) + "”";
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        box.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (o, was, is) -> {
                            if (!updating && is != null) {
                                onChosen.accept(is.isEmpty() ? null : is);
                            }
                        });
        getChildren().setAll(name, box);
    }

    /**
     * @param label what is chosen
     * @param noneText stands for no token
     * @param tokens to choose from
     * @param chosen the text of one, or null
     */
    void show(String label, String noneText, List<String> tokens, @Nullable String chosen) {
        updating = true;
        none = noneText;
        name.setText(label);
        box.setAccessibleText(label);
        box.setTooltip(new Tooltip(label));
        List<String> items = new ArrayList<>(List.of(NONE));
        items.addAll(tokens);
        if (chosen != null && !items.contains(chosen)) {
            items.add(chosen);
        }
        box.getItems().setAll(items);
        box.setValue(chosen == null ? NONE : chosen);
        updating = false;
    }
}

package dev.glassbox.app.lesson;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.control.ProseFlow;
import dev.glassbox.app.control.RowButton;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.progress.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A question before the result. It stays where it is afterwards, with what was chosen, what the
 * model did, and why.
 */
final class PredictCard extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass ANSWER = PseudoClass.getPseudoClass("answer");

    private final LiveText texts;
    private final IntConsumer choose;

    PredictCard(LiveText texts, IntConsumer choose) {
        this.texts = texts;
        this.choose = choose;
        getStyleClass().add("predict-card");
    }

    /** Draws the question at one moment, or nothing. */
    void show(Optional<Guess> guess) {
        setVisible(guess.isPresent());
        setManaged(guess.isPresent());
        getChildren().clear();
        guess.ifPresent(this::draw);
    }

    private void draw(Guess guess) {
        String language = texts.messages().language();
        Label heading =
                new Label(
                        say(guess.revealed() ? "predict.revealed" : "predict.heading"),
                        Icons.icon(Feather.HELP_CIRCLE));
        heading.getStyleClass().add("predict-heading");
        ProseFlow question = new ProseFlow(texts.messages());
        question.show(guess.prediction().question().in(language));
        VBox options = new VBox();
        options.getStyleClass().add("predict-options");
        List<Prediction.Option> all = guess.prediction().options();
        for (int i = 0; i < all.size(); i++) {
            options.getChildren().add(option(guess, i));
        }
        getChildren().addAll(heading, question, options);
        if (guess.revealed()) {
            getChildren().add(result(guess, language));
        }
    }

    private Node option(Guess guess, int number) {
        Prediction.Option option = guess.prediction().options().get(number);
        String words = texts.messages().prose(option.label().in(texts.messages().language()));
        boolean chosen = guess.chosen().filter(option::equals).isPresent();
        boolean answer = guess.revealed() && guess.answer().filter(option::equals).isPresent();
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Label key = new Label(String.valueOf(number + 1));
        key.getStyleClass().add("predict-key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        RowButton row = new RowButton("predict-option", key, label);
        if (chosen) {
            row.getChildren().add(mark("predict.yours"));
        }
        if (answer) {
            row.getChildren().add(mark("predict.models"));
        }
        row.pseudoClassStateChanged(CHOSEN, chosen);
        row.pseudoClassStateChanged(ANSWER, answer);
        row.setAccessibleText(accessible(words, chosen, answer));
        if (!guess.revealed()) {
            row.setOnPress(() -> choose.accept(number));
        }
        return row;
    }

    private Label mark(String key) {
        Label mark = new Label(say(key));
        mark.getStyleClass().add("predict-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return mark;
    }

    private String accessible(String words, boolean chosen, boolean answer) {
        String yours = chosen ? ", " + say("predict.yours") : "";
        return words + yours + (answer ? ", " + say("predict.models") : "");
    }

    private Node result(Guess guess, String language) {
        VBox result = new VBox();
        result.getStyleClass().add("predict-result");
        Label verdict = new Label(verdict(guess));
        verdict.getStyleClass().add("predict-verdict");
        verdict.setWrapText(true);
        result.getChildren().add(verdict);
        if (guess.fact().isPresent()) {
            ProseFlow feedback = new ProseFlow(texts.messages());
            guess.chosen().ifPresent(option -> feedback.show(option.feedback().in(language)));
            ProseFlow explanation = new ProseFlow(texts.messages());
            explanation.show(guess.prediction().explanation().in(language));
            result.getChildren().addAll(feedback, explanation);
        }
        return result;
    }

    private String verdict(Guess guess) {
        if (guess.fact().isEmpty()) {
            return say("predict.computing");
        }
        if (guess.verdict().filter(Verdict.RIGHT::equals).isPresent()) {
            return say("predict.right");
        }
        String language = texts.messages().language();
        return guess.answer()
                .map(option -> option.label().in(language))
                .map(words -> texts.messages().text("predict.otherwise", "answer", words))
                .orElseGet(() -> say("predict.none"));
    }

    private String say(String key) {
        return texts.messages().text(key);
    }
}

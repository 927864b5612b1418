package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lab.OwnTextState.Offer;
import dev.glassbox.app.lab.OwnTextState.Phase;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.TextSizes;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How a text is cut, which network is advised for it and why; every number can be changed. */
final class OwnSizesBox extends VBox {
    private final OwnTextViewModel own;
    private final LiveText texts;
    private final RadioButton characters = new RadioButton();
    private final RadioButton pairs = new RadioButton();
    private final TextField vocabulary = new TextField();
    private final HBox vocabularyRow;
    private final TextField layers = new TextField();
    private final TextField heads = new TextField();
    private final TextField width = new TextField();
    private final TextField context = new TextField();
    private final TextField steps = new TextField();
    private final List<TextField> shape = List.of(layers, heads, width, context);
    private final Button advised = new Button();
    private final Label refused = new Label(null, Icons.icon(Feather.ALERT_CIRCLE));
    private final Label time = new Label();
    private final Label loss = new Label();
    private final Label basis = new Label();
    private final VBox why = new VBox();

    /** Whether a field holds what cannot be: it is left there to be mended. */
    private boolean wrong;

    OwnSizesBox(OwnTextViewModel own, LiveText texts) {
        this.own = own;
        this.texts = texts;
        getStyleClass().add("own-part");
        vocabularyRow = new HBox(fieldName("lab.own.vocabulary", vocabulary), vocabulary);
        vocabularyRow.setAlignment(Pos.CENTER_LEFT);
        vocabularyRow.getStyleClass().add("lab-pair");
        onCommit(vocabulary, this::commitVocabulary);
        FlowPane cut = new FlowPane(cut(characters, "char"), cut(pairs, "bpe"), vocabularyRow);
        ToggleGroup either = new ToggleGroup();
        either.getToggles().setAll(characters, pairs);
        characters.setOnAction(event -> own.cut(0));
        pairs.setOnAction(event -> own.cut(own.advisedPairs()));
        FlowPane sizes = new FlowPane();
        for (TextField field : shape) {
            onCommit(field, this::commitShape);
        }
        onCommit(steps, this::commitSteps);
        sizes.getChildren()
                .addAll(
                        sized("lab.own.layers", layers),
                        sized("lab.own.heads", heads),
                        sized("lab.own.width", width),
                        sized("lab.own.context", context),
                        sized("lab.own.steps", steps));
        texts.label(advised, "lab.own.advised");
        texts.tip(advised, "lab.own.advised.tip", "");
        advised.setGraphic(Icons.icon(Feather.ROTATE_CCW));
        advised.setMinWidth(Region.USE_PREF_SIZE);
        advised.setOnAction(event -> takeAdvice());
        for (FlowPane row : List.of(cut, sizes)) {
            row.getStyleClass().add("own-row");
        }
        cut.setRowValignment(VPos.CENTER);
        sizes.setRowValignment(VPos.BOTTOM);
        sizes.getChildren().add(advised);
        for (Label label : List.of(refused, time, loss, basis)) {
            Wrapped.keep(label);
        }
        refused.getStyleClass().add("lab-trouble");
        time.getStyleClass().add("own-expected");
        loss.getStyleClass().add("own-expected");
        basis.getStyleClass().add("lab-note");
        why.getStyleClass().add("own-why");
        VBox expected = new VBox(heading("lab.own.expect"), time, loss, basis);
        expected.getStyleClass().add("own-expect");
        getChildren()
                .addAll(
                        heading("lab.own.cut"),
                        cut,
                        heading("lab.own.sizes"),
                        sizes,
                        refused,
                        expected,
                        heading("lab.own.why"),
                        why);
    }

    private Label heading(String key) {
        Label label = texts.label(new Label(), key);
        label.getStyleClass().add("lab-heading");
        Wrapped.keep(label);
        return label;
    }

    private RadioButton cut(RadioButton button, String how) {
        texts.label(button, "lab.own." + how);
        texts.tip(button, "lab.own." + how + ".tip", "");
        texts.name(button, "lab.own." + how);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Label fieldName(String key, TextField field) {
        Label name = texts.label(new Label(), key);
        name.setLabelFor(field);
        name.setMinWidth(Region.USE_PREF_SIZE);
        texts.tip(field, key + ".tip", "");
        texts.name(field, key);
        field.getStyleClass().add("own-number");
        return name;
    }

    private Node sized(String key, TextField field) {
        VBox pair = new VBox(fieldName(key, field), field);
        pair.getStyleClass().add("own-size");
        return pair;
    }

    private static void onCommit(TextField field, Runnable commit) {
        field.setOnAction(event -> commit.run());
        field.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            if (!is) {
                                commit.run();
                            }
                        });
    }

    private void commitVocabulary() {
        number(vocabulary)
                .ifPresent(
                        wanted -> {
                            boolean other = own.draft().bpeVocab().orElse(-1) != wanted;
                            if (pairs.isSelected() && other && wanted != vocabularyNow()) {
                                own.cut(wanted);
                            }
                        });
    }

    private int vocabularyNow() {
        return own.state().get().offer().map(offer -> vocabulary(offer.chosen())).orElse(0);
    }

    private static int vocabulary(SizeAdvice advice) {
        return advice.recipe().corpus().bpeVocab();
    }

    private void commitShape() {
        List<Integer> numbers = shape.stream().map(this::number).flatMap(Optional::stream).toList();
        Optional<TextSizes> now = own.state().get().offer().map(offer -> offer.chosen().sizes());
        if (numbers.size() < shape.size() || now.isEmpty()) {
            return;
        }
        TextSizes is = now.get();
        List<Integer> known = List.of(is.layers(), is.heads(), is.width(), is.context());
        if (wrong || !numbers.equals(known)) {
            wrong = false;
            own.sizes(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
            wrong = isRefusedNumber();
        }
    }

    private void commitSteps() {
        Optional<Integer> now =
                own.state().get().offer().map(one -> one.chosen().recipe().schedule().steps());
        number(steps)
                .filter(wanted -> wrong || !now.equals(Optional.of(wanted)))
                .ifPresent(
                        wanted -> {
                            wrong = false;
                            own.steps(wanted);
                            wrong = isRefusedNumber();
                        });
    }

    private boolean isRefusedNumber() {
        return own.state()
                .get()
                .offer()
                .flatMap(Offer::refusal)
                .filter(why -> List.of("training.size", "training.heads").contains(why.id()))
                .isPresent();
    }

    /** A field's number; what is none is said. */
    private Optional<Integer> number(TextField field) {
        try {
            return Optional.of(Integer.parseInt(field.getText().strip()));
        } catch (NumberFormatException e) {
            if (own.state().get().phase() == Phase.READY && field.getScene() != null) {
                say(refused, Optional.of(texts.messages().text("lab.own.whole-number")));
            }
            return Optional.empty();
        }
    }

    private void takeAdvice() {
        wrong = false;
        own.advised();
    }

    void show(OwnTextState state) {
        Optional<Offer> offer = state.offer();
        RunBar.seen(this, offer.isPresent() && state.read().isPresent());
        offer.ifPresent(known -> show(known, state));
    }

    private void show(Offer offer, OwnTextState state) {
        SizeAdvice chosen = offer.chosen();
        int tokens = vocabulary(chosen);
        characters.setSelected(tokens == 0);
        pairs.setSelected(tokens != 0);
        RunBar.seen(vocabularyRow, tokens != 0);
        write(vocabulary, tokens);
        if (!wrong) {
            TextSizes sizes = chosen.sizes();
            write(layers, sizes.layers());
            write(heads, sizes.heads());
            write(width, sizes.width());
            write(context, sizes.context());
            write(steps, chosen.recipe().schedule().steps());
        }
        RunBar.seen(advised, !offer.isAdvised() || wrong);
        say(refused, offer.refusal().map(texts.messages()::sentence));
        time.setText(
                state.pace().isPresent()
                        ? OwnWords.time(chosen, state.pace().getAsDouble(), texts.messages())
                        : texts.messages().text("lab.own.measuring"));
        state.read()
                .ifPresent(
                        read -> {
                            loss.setText(OwnWords.loss(read.levels(), texts.messages()));
                            basis.setText(OwnWords.basis(read.levels(), offer, texts.messages()));
                        });
        List<String> reasons =
                chosen.reasons().stream()
                        .map(reason -> OwnWords.reason(reason, texts.messages()))
                        .toList();
        if (!reasons.equals(why.getUserData())) {
            why.setUserData(reasons);
            why.getChildren().setAll(reasons.stream().map(OwnSizesBox::note).toList());
        }
    }

    private static Label note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("lab-note");
        Wrapped.keep(note);
        return note;
    }

    private static void write(TextField field, int number) {
        if (!field.isFocused()) {
            field.setText(String.valueOf(number));
        }
    }

    private static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        RunBar.seen(label, words.isPresent());
    }
}

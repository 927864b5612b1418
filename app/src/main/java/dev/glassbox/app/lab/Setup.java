package dev.glassbox.app.lab;

import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.control.RowButton;
import dev.glassbox.runtime.training.Breakage;
import dev.glassbox.runtime.training.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is trained, how long, from which seed, and what is broken on purpose. */
final class Setup extends VBox implements LabPart {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** More would keep a person waiting for days. */
    private static final int MOST_STEPS = 1_000_000;

    private final Lab lab;
    private final LiveText texts;
    private final LabDoors doors;
    private final Map<String, RowButton> recipes = new LinkedHashMap<>();
    private final Map<String, RowButton> breakages = new LinkedHashMap<>();
    private final TextField seed = new TextField();
    private final TextField steps = new TextField();
    private final Label refused = new Label();
    private final VBox predict = new VBox();
    private final Label look = new Label();
    private final Button both;
    private final Label numbers = new Label();
    private final Label ownAbout = new Label();
    private final RowButton ownText;

    /**
     * @param own where a text of one's own is made ready
     */
    Setup(Lab lab, LabDoors doors, LiveText texts, OwnTextViewModel own) {
        this.lab = lab;
        this.doors = doors;
        this.texts = texts;
        getStyleClass().add("lab-setup");
        VBox body = new VBox(heading("lab.what"));
        body.getStyleClass().add("lab-setup-body");
        for (Recipe recipe : doors.recipes()) {
            RowButton row = recipe(recipe);
            recipes.put(recipe.name(), row);
            body.getChildren().add(row);
        }
        ownText = ownText(own);
        body.getChildren().addAll(ownText, field("lab.steps", steps, this::setSteps));
        body.getChildren().addAll(more(), refused());
        body.getChildren().addAll(heading("lab.break"), note("lab.break.note"));
        both = texts.label(new Button(), "lab.break.run");
        Wrapped.keep(both);
        both.setOnAction(event -> lab.start());
        breakages.put("", broken("", "lab.break.none"));
        for (String id : Breakage.ids()) {
            breakages.put(id, broken(id, "lab.break." + id + ".title"));
        }
        body.getChildren().addAll(breakages.values());
        Wrapped.keep(look);
        predict.getStyleClass().add("lab-predict");
        Label first = texts.label(new Label(), "lab.break.predict");
        first.getStyleClass().add("lab-predict-heading");
        predict.getChildren().addAll(first, look, both);
        body.getChildren().add(predict);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lab-scroll");
        texts.name(scroll, "lab.setup");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
    }

    private Label heading(String key) {
        Label label = texts.label(new Label(), key);
        label.getStyleClass().add("lab-heading");
        Wrapped.keep(label);
        return label;
    }

    private Label note(String key) {
        Label label = texts.label(new Label(), key);
        label.getStyleClass().add("lab-note");
        Wrapped.keep(label);
        return label;
    }

    private Label refused() {
        Wrapped.keep(refused);
        refused.getStyleClass().add("lab-trouble");
        RunBar.seen(refused, false);
        return refused;
    }

    private RowButton recipe(Recipe recipe) {
        String key = "lab.recipe." + recipe.name();
        Label title = new Label();
        Label about = new Label();
        texts.write(
                () -> {
                    title.setText(RecipeWords.title(recipe, texts.messages()));
                    about.setText(RecipeWords.about(recipe, texts.messages()));
                });
        RowButton row = row(title, about);
        row.setId(key.replace('.', '-'));
        texts.write(() -> row.setAccessibleText(title.getText() + " " + about.getText()));
        row.setOnPress(
                () -> plan(now -> States.recipe(now, recipe.name(), recipe.schedule().steps())));
        return row;
    }

    private RowButton ownText(OwnTextViewModel own) {
        Label title = texts.label(new Label(), "lab.own");
        ownAbout.setId("own-about");
        RowButton row = row(title, ownAbout);
        texts.write(() -> row.setAccessibleText(texts.messages().text("lab.own.tip")));
        Tooltip tooltip = new Tooltip();
        texts.write(() -> tooltip.setText(texts.messages().text("lab.own.tip")));
        Tooltip.install(row, tooltip);
        row.setOnPress(own::open);
        return row;
    }

    private RowButton broken(String id, String key) {
        Label title = texts.label(new Label(), key);
        RowButton row = row(title);
        row.getStyleClass().add("lab-choice-small");
        texts.write(() -> row.setAccessibleText(title.getText()));
        row.setOnPress(
                () -> {
                    plan(now -> States.breaking(now, id));
                    if (!id.isEmpty()) {
                        both.requestFocus();
                    }
                });
        return row;
    }

    private static RowButton row(Label title, Label... more) {
        title.getStyleClass().add("lab-choice-title");
        Wrapped.keep(title);
        VBox words = new VBox(title);
        for (Label label : more) {
            Wrapped.keep(label);
            label.getStyleClass().add("lab-note");
            words.getChildren().add(label);
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new RowButton("lab-choice", words);
    }

    private Node field(String key, TextField field, java.util.function.Consumer<String> set) {
        Label name = texts.label(new Label(), key);
        name.setLabelFor(field);
        name.setMinWidth(Region.USE_PREF_SIZE);
        texts.name(field, key);
        field.getStyleClass().add("lab-number");
        field.setOnAction(event -> set.accept(field.getText()));
        field.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            if (!is) {
                                set.accept(field.getText());
                            }
                        });
        HBox row = new HBox(name, field);
        row.getStyleClass().add("lab-pair");
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private Node more() {
        Wrapped.keep(numbers);
        numbers.getStyleClass().add("lab-note");
        VBox inside = new VBox(field("lab.seed", seed, this::setSeed), numbers);
        inside.getStyleClass().add("lab-more-body");
        TitledPane more = new TitledPane();
        more.setContent(inside);
        more.setExpanded(false);
        more.setAnimated(false);
        more.getStyleClass().add("lab-more");
        texts.label(more, "lab.more");
        return more;
    }

    private void setSteps(String words) {
        try {
            int wished = Integer.parseInt(words.strip());
            if (wished < 1 || wished > MOST_STEPS) {
                refuse("lab.steps.refused", MOST_STEPS);
            } else if (wished != now().plan().steps()) {
                plan(plan -> States.steps(plan, wished));
            }
        } catch (NumberFormatException e) {
            refuse("lab.steps.refused", MOST_STEPS);
        }
    }

    private void setSeed(String words) {
        try {
            long wished = Long.parseLong(words.strip());
            if (wished != now().plan().seed()) {
                plan(plan -> States.seed(plan, wished));
            }
        } catch (NumberFormatException e) {
            refuse("lab.seed.refused", MOST_STEPS);
        }
    }

    private void refuse(String key, int most) {
        refused.setText(
                key.equals("lab.steps.refused")
                        ? texts.messages().text("lab.steps.refused", "most", most)
                        : texts.messages().text("lab.seed.refused"));
        RunBar.seen(refused, true);
    }

    private LabState now() {
        return lab.state().get();
    }

    private void plan(UnaryOperator<LabPlan> how) {
        RunBar.seen(refused, false);
        LabPlan next = how.apply(now().plan());
        if (!next.equals(now().plan())) {
            lab.change(States.with(now(), next));
        }
    }

    @Override
    public void show(Shown shown) {
        LabPlan plan = shown.state().plan();
        recipes.forEach(
                (name, row) -> {
                    boolean mine = plan.text().isEmpty() && name.equals(plan.recipe());
                    row.pseudoClassStateChanged(CHOSEN, mine);
                    row.lookupAll(".lab-note").forEach(about -> RunBar.seen(about, mine));
                });
        ownText.pseudoClassStateChanged(CHOSEN, plan.text().isPresent());
        ownAbout.setText(
                plan.text()
                        .map(own -> OwnWords.name(own.source(), shown.texts()))
                        .orElseGet(() -> shown.say("lab.own.about")));
        breakages.forEach(
                (id, row) -> row.pseudoClassStateChanged(CHOSEN, id.equals(plan.beside())));
        if (!seed.isFocused()) {
            seed.setText(String.valueOf(plan.seed()));
        }
        if (!steps.isFocused()) {
            steps.setText(String.valueOf(plan.steps()));
        }
        numbers.setText(
                doors.recipe(plan)
                        .map(recipe -> RecipeWords.numbers(recipe, shown.texts()))
                        .orElse(""));
        RunBar.seen(predict, !plan.beside().isEmpty());
        if (!plan.beside().isEmpty()) {
            look.setText(shown.say("lab.break." + plan.beside() + ".look"));
        }
        both.setDisable(
                shown.run().phase() != LabRun.Phase.NONE
                        && shown.run().phase() != LabRun.Phase.PAUSED);
    }
}

package dev.glassbox.app.shell;

import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.models.Fetching;
import dev.glassbox.app.models.Fetching.Phase;
import dev.glassbox.app.models.ModelsViewModel;
import dev.glassbox.app.models.Room;
import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.library.Offer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One fetch: what it would bring and cost, how far it is, and how it ended. */
final class FetchBox extends VBox {
    private static final int PERCENT = 100;

    private final ModelsViewModel model;
    private final Messages messages;
    private final Label words = new Label();
    private final Label figures = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final FlowPane buttons = new FlowPane();
    private Phase drawn = Phase.NONE;
    private boolean focusWanted;

    FetchBox(ModelsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("models-fetch");
        for (Label label : new Label[] {words, figures}) {
            label.setWrapText(true);
        }
        words.getStyleClass().add("panel-text");
        figures.getStyleClass().add("panel-note");
        bar.setMaxWidth(Double.MAX_VALUE);
        buttons.getStyleClass().add("settings-buttons");
        getChildren().addAll(words, figures, bar, buttons);
    }

    void draw(Fetching now) {
        words.setText(words(now));
        String line = figures(now);
        figures.setText(line);
        figures.setVisible(!line.isEmpty());
        figures.setManaged(!line.isEmpty());
        boolean moving = now.phase() == Phase.RUNNING || now.phase() == Phase.STOPPED;
        bar.setVisible(moving || now.phase() == Phase.ASKING);
        bar.setManaged(bar.isVisible());
        bar.setProgress(moving ? now.moved().fraction() : ProgressBar.INDETERMINATE_PROGRESS);
        bar.setAccessibleText(words.getText());
        buttons(now);
        focusWanted |= drawn != now.phase();
        drawn = now.phase();
    }

    /**
     * Goes to the first button after a press has brought another phase.
     *
     * @return whether that was so
     */
    boolean focus() {
        boolean wanted = focusWanted && getScene() != null && !buttons.getChildren().isEmpty();
        if (wanted) {
            buttons.getChildren().get(0).requestFocus();
        }
        focusWanted = false;
        return wanted;
    }

    private String words(Fetching now) {
        return switch (now.phase()) {
            case NONE -> "";
            case ASKING -> say("models.asking", "id", now.id(), "hub", model.endpoint());
            case OFFERED -> now.offer().map(this::offered).orElse("");
            case RUNNING -> running(now);
            case STOPPED -> say("models.stopped");
            case FAILED -> now.problem().map(messages::sentence).orElse("");
            case DONE -> say("models.done", "id", now.id());
        };
    }

    private String offered(Offer offer) {
        String size = ByteCount.text(offer.bytes());
        return offer.missingBytes() < offer.bytes()
                ? say(
                        "models.offer-rest",
                        "id",
                        offer.id().path(),
                        "size",
                        size,
                        "rest",
                        ByteCount.text(offer.missingBytes()))
                : say("models.offer", "id", offer.id().path(), "size", size);
    }

    private String running(Fetching now) {
        String file = now.moved().file();
        return file.isEmpty() ? say("models.starting") : say("models.running", "file", file);
    }

    private String figures(Fetching now) {
        return switch (now.phase()) {
            case OFFERED -> now.offer().map(offer -> cost(offer, now.room())).orElse("");
            case RUNNING, STOPPED ->
                    say(
                            "models.moved",
                            "percent",
                            (int) (PERCENT * now.moved().fraction()),
                            "done",
                            ByteCount.text(now.moved().done()),
                            "total",
                            ByteCount.text(now.moved().total()));
            case NONE, ASKING, FAILED, DONE -> "";
        };
    }

    private String cost(Offer offer, Room room) {
        String licence =
                offer.licence().isEmpty()
                        ? say("models.no-licence")
                        : say("models.licence", "licence", offer.licence());
        String disk = say("models.disk", "free", ByteCount.text(room.diskBytes()));
        String memory =
                say(
                        "models.memory",
                        "needed",
                        ByteCount.text(offer.memoryBytes()),
                        "free",
                        ByteCount.text(room.memoryBytes()));
        String from =
                say(
                        "models.from",
                        "hub",
                        offer.endpoint(),
                        "commit",
                        offer.commit().substring(0, 8));
        return String.join(" · ", licence, disk, memory, from);
    }

    private void buttons(Fetching now) {
        if (drawn == now.phase() && !buttons.getChildren().isEmpty()) {
            relabel(now);
            return;
        }
        buttons.getChildren().clear();
        switch (now.phase()) {
            case ASKING, RUNNING -> button("models.stop", model::stop);
            case OFFERED -> {
                button("models.get", model::fetch).getStyleClass().add("accent");
                button("models.not-now", model::dismiss);
            }
            case STOPPED -> {
                button("models.go-on", model::fetch).getStyleClass().add("accent");
                button("models.discard", model::discard);
            }
            case FAILED -> {
                button("models.again", () -> model.ask(now.id()));
                button("models.dismiss", model::dismiss);
            }
            case DONE -> button("models.dismiss", model::dismiss);
            case NONE -> {}
        }
        relabel(now);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button();
        button.setUserData(key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
        return button;
    }

    /** In the language in use; the id is for screen readers. */
    private void relabel(Fetching now) {
        for (var node : buttons.getChildren()) {
            Button button = (Button) node;
            String words = say(String.valueOf(button.getUserData()));
            button.setText(words);
            button.setAccessibleText(words + " " + now.id());
        }
    }

    private String say(String key, Object... pairs) {
        return messages.text(key, pairs);
    }
}

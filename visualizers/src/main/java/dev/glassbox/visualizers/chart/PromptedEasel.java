package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.FrameTables;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * An easel for pictures of a model that reads a prompt: prompt and tokens above, a row of choices,
 * the picture or the table of its numbers, and a number taken apart in the inspector.
 */
public final class PromptedEasel {

    /** What gestures on the parts lead to. */
    public interface Gestures {
        void prompt(String text);

        /** A token was chosen. */
        void token(int position);

        /** The table is wanted, or the picture. */
        void table(boolean on);

        /** A row of the table was chosen. */
        default void row(int index) {}

        void inspectorClosed();

        void source(Workings.Source source);
    }

    private final Region picture;
    private final Gestures gestures;
    private final PromptHead head;
    private final FlowPane choices = new FlowPane();
    private final TableToggle toggle;
    private final NumberTable table = new NumberTable();
    private final WorkingsView workings;
    private final Easel easel;
    private boolean tableOn;

    /**
     * @param picture takes the room that is left
     * @param leastHeight the picture's least height, in em
     * @param controls the visualizer's own, before the table's
     */
    public PromptedEasel(
            Region picture, double leastHeight, List<? extends Node> controls, Gestures gestures) {
        this.picture = picture;
        this.gestures = gestures;
        head = new PromptHead(gestures::prompt, gestures::token);
        toggle = new TableToggle(gestures::table);
        workings = new WorkingsView(gestures::source);
        choices.getStyleClass().add("easel-choices");
        choices.setAlignment(Pos.CENTER_LEFT);
        choices.getChildren().setAll(controls);
        choices.getChildren().add(toggle);
        VBox above = new VBox(head, choices);
        above.getStyleClass().add("easel-above");
        table.setVisible(false);
        StackPane shown = new StackPane(picture, table);
        shown.setMinSize(0, 0);
        easel = new Easel(above, shown, leastHeight, workings, gestures::inspectorClosed);
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private void keyPressed(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            gestures.table(!tableOn);
            event.consume();
        }
    }

    public Easel node() {
        return easel;
    }

    public PromptHead head() {
        return head;
    }

    /**
     * The controls above the picture.
     *
     * @param tokens as a person shall see them
     * @param chosen the ringed token, or -1
     */
    public void showHead(
            String prompt, List<String> tokens, int chosen, boolean recorded, Texts texts) {
        head.show(prompt, tokens, chosen, recorded, texts);
    }

    /**
     * The picture, or the table of its numbers.
     *
     * @param numbers the table, when it is wanted
     * @param heads how many of its columns name a row
     * @param name what is in the table
     */
    public void showTable(
            boolean on,
            Optional<FrameTable> numbers,
            int heads,
            String axisToken,
            String name,
            Texts texts,
            Palette palette) {
        tableOn = on;
        toggle.show(on, texts);
        boolean there = on && numbers.isPresent() && !numbers.get().rows().isEmpty();
        picture.setVisible(!there);
        table.setVisible(there);
        if (there) {
            FrameTable shown = numbers.get();
            table.setCells(new Rows(shown, heads));
            table.show(
                    FrameTables.of(shown, heads, axisToken),
                    new TableWords(name, texts.text("control.table"), "", "", "", ""),
                    palette);
            table.chooseNone();
        }
    }

    /** A table's cell in words: its row's names, its column's name, its value. */
    private final class Rows implements GridCells {
        private final FrameTable shown;
        private final int heads;

        Rows(FrameTable shown, int heads) {
            this.shown = shown;
            this.heads = heads;
        }

        @Override
        public String words(int row, int column) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < heads; i++) {
                words.append(shown.columns().get(i))
                        .append(' ')
                        .append(FrameTables.text(shown.rows().get(row).get(i)))
                        .append("  ");
            }
            return words.append(shown.columns().get(heads + column))
                    .append(" = ")
                    .append(FrameTables.text(shown.rows().get(row).get(heads + column)))
                    .toString();
        }

        @Override
        public void reached(int row, int column) {}

        @Override
        public void chosen(int row, int column) {
            gestures.row(row);
        }
    }

    /** The inspector: open with this number, or closed. */
    public void inspect(
            Optional<Workings> number, Texts texts, Palette palette, boolean reducedMotion) {
        if (number.isPresent()) {
            workings.show(number.get(), texts, palette);
            easel.inspect(texts.text(number.get().title()), texts, reducedMotion);
        } else {
            easel.closeInspector();
        }
    }

    /** Lets go of everything. */
    public void dispose() {
        table.setCells(null);
        easel.closeInspector();
    }
}

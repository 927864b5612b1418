package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.FrameTables;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Easel} whose picture can be read as a table (T) and whose main number can be taken
 * apart beside it (I).
 */
public final class PictureStand {

    /** What a person does with it. */
    public interface Gestures {
        void table(boolean on);

        void inspector(boolean on);

        void open(Workings.Source source);
    }

    private final Easel easel;
    private final Region picture;
    private final NumberTable table = new NumberTable();
    private final StackPane both;
    private final WorkingsView workings;
    private final TableToggle tableToggle;
    private final ToggleButton inspectToggle = new ToggleButton();
    private final Gestures gestures;
    private boolean tableShown;
    private boolean inspecting;

    /**
     * @param head controls, as tall as they need
     * @param leastHeight the picture's least height, in em
     */
    public PictureStand(Region head, Region picture, double leastHeight, Gestures gestures) {
        this.picture = picture;
        this.gestures = gestures;
        workings = new WorkingsView(gestures::open);
        tableToggle = new TableToggle(gestures::table);
        inspectToggle.getStyleClass().add("stand-button");
        inspectToggle.setMinWidth(Region.USE_PREF_SIZE);
        inspectToggle.setOnAction(e -> gestures.inspector(inspectToggle.isSelected()));
        both =
                new StackPane(picture, table) {
                    @Override
                    protected void layoutChildren() {
                        super.layoutChildren();
                        picture.resizeRelocate(0, 0, getWidth(), getHeight()); // never taller
                    }
                };
        both.setMinWidth(0);
        table.setVisible(false);
        easel = new Easel(head, both, leastHeight, workings, () -> gestures.inspector(false));
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** What stands in the scene. */
    public Easel node() {
        return easel;
    }

    /** The two buttons, to be put among the controls. */
    public Region toggles() {
        HBox box = new HBox(tableToggle, inspectToggle);
        box.getStyleClass().add("stand-toggles");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private void keyPressed(KeyEvent event) {
        boolean letter = // as the table's own key: alone, and not as a letter of a text
                new KeyCodeCombination(
                                        KeyCode.I,
                                        KeyCombination.ModifierValue.UP,
                                        KeyCombination.ModifierValue.UP,
                                        KeyCombination.ModifierValue.UP,
                                        KeyCombination.ModifierValue.UP,
                                        KeyCombination.ModifierValue.UP)
                                .match(event)
                        && !(event.getTarget() instanceof javafx.scene.control.TextInputControl);
        if (TableToggle.isKey(event)) {
            gestures.table(!tableShown);
            event.consume();
        } else if (letter) {
            gestures.inspector(!inspecting);
            event.consume();
        }
    }

    /** What is to be shown beside the picture itself. */
    public record Look(boolean table, boolean inspector, Optional<Workings> workings) {}

    /**
     * Shows what the state asks for.
     *
     * @param absence why there is no picture; empty where there is one
     */
    public void show(
            VisualizerFrame frame,
            Look look,
            String absence,
            Texts texts,
            Palette palette,
            boolean reducedMotion) {
        controls(look, texts);
        List<FrameTable> tables = frame.tables();
        boolean asTable = look.table() && !tables.isEmpty();
        if (asTable) {
            write(tables.get(0), texts.text(frame.description()), texts, palette);
        }
        swap(asTable);
        if (absence.isEmpty()) {
            easel.clear();
            inspect(look, texts, palette, reducedMotion);
        } else {
            easel.say(absence);
        }
    }

    private void inspect(Look look, Texts texts, Palette palette, boolean reducedMotion) {
        if (look.inspector() && look.workings().isPresent()) {
            Workings shown = look.workings().get();
            workings.show(shown, texts, palette);
            easel.inspect(texts.text(shown.title()), texts, reducedMotion);
        } else {
            easel.closeInspector();
        }
    }

    /** Shows the toggles alone, where there is no new picture. */
    public void controls(Look look, Texts texts) {
        tableShown = look.table();
        inspecting = look.inspector();
        tableToggle.show(look.table(), texts);
        inspectToggle.setSelected(look.inspector());
        inspectToggle.setText(texts.text("control.inspect"));
        inspectToggle.setAccessibleText(texts.text("control.inspect.help"));
        inspectToggle.setTooltip(new Tooltip(texts.text("control.inspect.help")));
    }

    private void write(FrameTable shown, String description, Texts texts, Palette palette) {
        table.setCells(new Words(shown));
        table.show(
                FrameTables.data(shown, "axis-vocab"),
                new TableWords(
                        description,
                        texts.text("control.table"),
                        shown.columns().get(0),
                        "",
                        "",
                        texts.text("control.table.keys")),
                palette);
    }

    private record Words(FrameTable shown) implements GridCells {
        @Override
        public String words(int row, int column) {
            return shown.rows().get(row).get(0)
                    + "  "
                    + shown.columns().get(column + 1)
                    + "  "
                    + FrameTables.text(shown, row, column);
        }

        @Override
        public void reached(int row, int column) {}

        @Override
        public void chosen(int row, int column) {}
    }

    private void swap(boolean toTable) {
        table.setVisible(toTable);
        picture.setVisible(!toTable);
    }

    /** Something is wrong: says so over the dimmed picture. */
    public void say(String sentence) {
        easel.say(sentence);
    }

    /** Hides the picture while a question about it is open. */
    public void cover(boolean on, Texts texts) {
        easel.cover(on, texts);
    }

    /** Lets go of the table's words. */
    public void dispose() {
        table.setCells(null);
        easel.closeInspector();
    }

    /** A style sheet beside a visualizer's class. */
    public void dress(java.net.@Nullable URL sheet) {
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }
}

package dev.glassbox.visualizers.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Fx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NumberTableTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    /** A table of {@code size} by {@code size} that keeps which cells it was asked for. */
    private static final class Shown {
        final NumberTable table = Fx.on(NumberTable::new);
        final Set<Integer> asked = new HashSet<>();
        final List<String> seen = new ArrayList<>();
        final Scene scene;

        Shown(int size) {
            List<String> labels = IntStream.range(0, size).mapToObj(i -> "t" + i).toList();
            TableData data =
                    new TableData(
                            labels,
                            labels,
                            (row, column) -> {
                                asked.add(row * size + column);
                                return Numbers.share(row / (row + column + 1.0));
                            },
                            Numbers.WIDEST_SHARE,
                            "axis-position");
            TableWords words =
                    new TableWords("a table", "table", "rows", "columns", "– none", "keys");
            scene =
                    Fx.on(
                            () -> {
                                table.setCells(cells());
                                table.show(data, words, Bundled.palette("light"));
                                return Fx.scene(new StackPane(table), "light", 600, 400, 15);
                            });
            Fx.picture(scene);
        }

        private GridCells cells() {
            return new GridCells() {
                @Override
                public String words(int row, int column) {
                    return "cell " + row + " " + column;
                }

                @Override
                public void reached(int row, int column) {}

                @Override
                public void moved(int row, int column) {
                    seen.add("moved " + row + " " + column);
                }

                @Override
                public void chosen(int row, int column) {
                    seen.add("chosen " + row + " " + column);
                }
            };
        }

        void press(KeyCode key, boolean far) {
            Fx.run(
                    () ->
                            table.fireEvent(
                                    new KeyEvent(
                                            KeyEvent.KEY_PRESSED,
                                            "",
                                            "",
                                            key,
                                            false,
                                            far,
                                            false,
                                            false)));
            Fx.picture(scene);
        }

        boolean inSight(int row, int column) {
            return Fx.on(() -> table.getLayoutBounds().contains(table.middleOf(row, column)));
        }
    }

    @Test
    void keysMoveOverCellsSayThemAndChoose() {
        Shown shown = new Shown(6);
        shown.press(KeyCode.RIGHT, false);
        shown.press(KeyCode.DOWN, false);
        assertThat(Fx.on(shown.table::getAccessibleText)).isEqualTo("a table cell 1 1");
        shown.press(KeyCode.ENTER, false);
        assertThat(shown.seen).containsExactly("moved 0 1", "moved 1 1", "chosen 1 1");
    }

    @Test
    void theCursorStaysInSightAndChoosingBringsIntoSight() {
        Shown shown = new Shown(64);
        assertThat(shown.inSight(0, 0)).isTrue();
        assertThat(shown.inSight(63, 63)).isFalse();
        shown.press(KeyCode.END, true);
        assertThat(shown.inSight(63, 63)).isTrue();
        assertThat(shown.inSight(0, 0)).isFalse();
        Fx.run(() -> shown.table.choose(2, 40));
        Fx.picture(shown.scene);
        assertThat(shown.inSight(2, 40)).isTrue();
        assertThat(Fx.on(shown.table::statusText)).isEqualTo("cell 2 40");
    }

    @Test
    void aLargeTableAsksOnlyForWhatIsInSightAndGrowsNoNodes() {
        Shown small = new Shown(8);
        Shown large = new Shown(1024);
        large.press(KeyCode.END, true);
        assertThat(large.asked).hasSizeBetween(20, 500);
        assertThat(large.table.getChildrenUnmodifiable())
                .hasSameSizeAs(small.table.getChildrenUnmodifiable());
    }

    @Property(tries = 300)
    void everyCellCanBeBroughtIntoSightAndFoundThere(
            @ForAll @IntRange(min = 1, max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 300) int columns,
            @ForAll @DoubleRange(min = 60, max = 2000) double width,
            @ForAll @DoubleRange(min = 60, max = 2000) double height,
            @ForAll @IntRange(max = 299) int anyRow,
            @ForAll @IntRange(max = 299) int anyColumn) {
        TableSheet.Measure measure = new TableSheet.Measure(rows, columns, 50, 40, 70, 27);
        GridCursor cell = new GridCursor(anyRow % rows, anyColumn % columns);
        TableSheet sheet = TableSheet.fit(measure, width, height, 8, 0, 0).showing(cell);
        double x = sheet.columnAt(cell.column()) + 35;
        double y = sheet.rowAt(cell.row()) + 13;
        assertThat(sheet.cellAt(x, y)).isEqualTo(cell);
        assertThat(sheet.firstRow()).isLessThanOrEqualTo(cell.row());
        assertThat(sheet.endRow()).isGreaterThan(cell.row());
        assertThat(sheet.firstColumn()).isLessThanOrEqualTo(cell.column());
        assertThat(sheet.endColumn()).isGreaterThan(cell.column());
        assertThat(sheet.cellAt(49, y)).isNull();
    }
}

package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;

/** Shapes and counts of what is in sight, to be read. */
final class LedgerTable implements GridCells {
    private final NumberTable table = new NumberTable();
    private List<List<String>> cells = List.of();

    LedgerTable() {
        table.setCells(this);
    }

    NumberTable node() {
        return table;
    }

    void show(ModelMapFrame frame, Texts texts, Palette palette) {
        List<MapPart> parts = frame.parts();
        cells =
                parts.stream()
                        .map(
                                part ->
                                        List.of(
                                                part.shape().symbolic(),
                                                part.shape().live(),
                                                part.parameters() == 0
                                                        ? "–"
                                                        : ModelMapFrame.grouped(part.parameters()),
                                                part.parameters() == 0
                                                        ? "–"
                                                        : Numbers.percent(part.share())))
                        .toList();
        String widest =
                cells.stream()
                        .flatMap(List::stream)
                        .max(java.util.Comparator.comparingInt(String::length))
                        .orElse("");
        TableData data =
                new TableData(
                        parts.stream().map(part -> texts.text(part.name())).toList(),
                        List.of(
                                texts.text("modelmap.table.axes"),
                                texts.text("modelmap.table.shape"),
                                texts.text("modelmap.table.parameters"),
                                texts.text("modelmap.table.share")),
                        (row, column) -> cells.get(row).get(column),
                        widest,
                        "axis-layer");
        table.show(
                data,
                new TableWords(
                        texts.text(frame.description()),
                        texts.text("control.table"),
                        texts.text("modelmap.table.parts"),
                        texts.text("modelmap.table.columns"),
                        texts.text(
                                "modelmap.table.total",
                                "total",
                                ModelMapFrame.grouped(frame.counts().total())),
                        texts.text("modelmap.table.keys")),
                palette);
    }

    @Override
    public String words(int row, int column) {
        return row < cells.size() ? String.join("  ", cells.get(row)) : "";
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void moved(int row, int column) {}

    @Override
    public void chosen(int row, int column) {}

    void dispose() {
        table.setCells(null);
        cells = List.of();
    }
}

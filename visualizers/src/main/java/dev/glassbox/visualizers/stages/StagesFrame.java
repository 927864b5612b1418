package dev.glassbox.visualizers.stages;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attention of four tokens in numbers, or the entropy of wide heads.
 *
 * @param description the whole picture in words
 * @param facts by which predictions are graded, see {@code stages.md}
 * @param parts the matrices, those that are given first; a stage not reached yet holds NaN
 * @param workings the chosen computed number taken apart, when asked for
 * @param widths what scaling does in wide heads, when asked for
 */
public record StagesFrame(
        Message description,
        Map<String, String> facts,
        List<Matrix> parts,
        Optional<Workings> workings,
        Optional<Widths> widths)
        implements VisualizerFrame {

    /**
     * One matrix.
     *
     * @param cells row-major
     * @param extent the end of its colour scale, the same for all scores
     * @param reached whether the stage shows it
     */
    record Matrix(
            StagesState.Part part,
            int rows,
            int columns,
            double[] cells,
            double extent,
            boolean reached) {

        double at(int row, int column) {
            return cells[row * columns + column];
        }
    }

    public StagesFrame {
        facts = Map.copyOf(facts);
        parts = List.copyOf(parts);
    }

    static StagesFrame of(StagesState state) {
        if (state.view() == StagesState.View.WIDTHS) {
            return ofWidths(state);
        }
        Arithmetic numbers = Arithmetic.of(state);
        double[] last = numbers.weights()[StagesState.TOKENS - 1];
        int strongest = 0;
        for (int key = 1; key < last.length; key++) {
            strongest = last[key] > last[strongest] ? key : strongest;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("strongest-key", String.valueOf(strongest));
        facts.put("strongest-weight", Numbers.fixed(last[strongest], 2));
        facts.put("row-entropy", Numbers.fixed(Arithmetic.entropy(last), 2));
        Optional<Workings> workings =
                state.inspector() && state.cell() != null && there(state, state.cell())
                        ? Optional.of(new Taken(state, numbers, state.cell()).workings())
                        : Optional.empty();
        Message description =
                Message.of(
                        "stages.description",
                        "width",
                        state.width(),
                        "key",
                        strongest,
                        "weight",
                        Numbers.fixed(last[strongest], 2),
                        "entropy",
                        Numbers.fixed(Arithmetic.entropy(last), 2));
        return new StagesFrame(
                description, facts, parts(state, numbers), workings, Optional.empty());
    }

    private static boolean there(StagesState state, StagesState.Cell cell) {
        boolean square = !cell.part().isGiven() && cell.part() != StagesState.Part.OUTPUT;
        return !cell.part().isGiven()
                && cell.part().madeBy().compareTo(state.stage()) <= 0
                && (square || cell.column() < state.width());
    }

    private static StagesFrame ofWidths(StagesState state) {
        Widths widths = Widths.of(state.seed());
        String scaled = Numbers.fixed(widths.at(64, true), 2);
        String unscaled = Numbers.fixed(widths.at(64, false), 2);
        Map<String, String> facts =
                Map.of("entropy-scaled-64", scaled, "entropy-unscaled-64", unscaled);
        Message description =
                Message.of(
                        "stages.description.widths",
                        "scaled",
                        scaled,
                        "unscaled",
                        unscaled,
                        "keys",
                        Widths.KEYS,
                        "draws",
                        Widths.DRAWS,
                        "seed",
                        state.seed());
        return new StagesFrame(
                description, facts, List.of(), Optional.empty(), Optional.of(widths));
    }

    private static List<Matrix> parts(StagesState state, Arithmetic numbers) {
        double given = 0.5;
        for (StagesState.Part part : List.of(StagesState.Part.Q, StagesState.Part.K)) {
            given = Math.max(given, largest(array(state.given(part))));
        }
        double scores = Math.max(0.5, largest(numbers.scores()));
        double values = Math.max(0.5, largest(array(state.v())));
        List<Matrix> parts = new ArrayList<>();
        for (StagesState.Part part : StagesState.Part.values()) {
            double extent =
                    switch (part) {
                        case Q, K -> given;
                        case V, OUTPUT -> values;
                        case SCORES, SCALED, MASKED -> scores;
                        case WEIGHTS -> 1;
                    };
            double[][] cells = part.isGiven() ? array(state.given(part)) : numbers.part(part);
            boolean reached = part.isGiven() || part.madeBy().compareTo(state.stage()) <= 0;
            parts.add(matrix(part, cells, extent, reached));
        }
        return parts;
    }

    private static Matrix matrix(
            StagesState.Part part, double[][] cells, double extent, boolean reached) {
        int columns = cells[0].length;
        double[] flat = new double[cells.length * columns];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = reached ? cells[i / columns][i % columns] : Double.NaN;
        }
        return new Matrix(part, cells.length, columns, flat, extent, reached);
    }

    private static double[][] array(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static double largest(double[][] rows) {
        double largest = 0;
        for (double[] row : rows) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    /** A matrix by its part. */
    Matrix part(StagesState.Part part) {
        return parts.get(part.ordinal());
    }

    @Override
    public List<FrameTable> tables() {
        if (widths.isPresent()) {
            Widths w = widths.get();
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < w.widths().size(); i++) {
                rows.add(List.of(w.widths().get(i), w.scaled().get(i), w.unscaled().get(i)));
            }
            return List.of(
                    new FrameTable(
                            "entropy", List.of("d_head", "scaled_nats", "unscaled_nats"), rows));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Matrix part : parts) {
            for (int row = 0; row < part.rows(); row++) {
                for (int column = 0; part.reached() && column < part.columns(); column++) {
                    double value = part.at(row, column);
                    rows.add(
                            List.of(
                                    part.part().name().toLowerCase(java.util.Locale.ROOT),
                                    row,
                                    column,
                                    value));
                }
            }
        }
        return List.of(
                new FrameTable("numbers", List.of("matrix", "row", "column", "value"), rows));
    }
}

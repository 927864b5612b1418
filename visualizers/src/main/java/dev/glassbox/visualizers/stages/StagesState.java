package dev.glassbox.visualizers.stages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.VisualizerState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attention of four tokens, worked out by hand: numbers that a person writes, and how far the
 * arithmetic is shown. Everything may be left out in JSON.
 *
 * @param q the queries, [4][d] with d from 2 to 4
 * @param k the keys, of the same shape
 * @param v the values, of the same shape
 * @param stage the last stage shown
 * @param scaled whether scores are divided by the square root of d
 * @param causal whether later tokens are hidden
 * @param cell the chosen number, or null
 * @param inspector whether the chosen number is taken apart; only with a cell
 * @param view the numbers, or what scaling does in wide heads
 * @param seed of the random vectors of wide heads
 */
public record StagesState(
        List<List<Double>> q,
        List<List<Double>> k,
        List<List<Double>> v,
        Stage stage,
        boolean scaled,
        boolean causal,
        @Nullable Cell cell,
        boolean inspector,
        View view,
        long seed)
        implements VisualizerState {

    public static final int TOKENS = 4;
    public static final int LEAST_WIDTH = 2;
    public static final int MOST_WIDTH = 4;
    public static final double MOST = 10;

    /** What attention does, in order. */
    public enum Stage {
        @JsonProperty("scores")
        SCORES,
        @JsonProperty("scale")
        SCALE,
        @JsonProperty("mask")
        MASK,
        @JsonProperty("softmax")
        SOFTMAX,
        @JsonProperty("output")
        OUTPUT
    }

    /** The numbers of which a cell is one. */
    public enum Part {
        @JsonProperty("q")
        Q,
        @JsonProperty("k")
        K,
        @JsonProperty("v")
        V,
        @JsonProperty("scores")
        SCORES,
        @JsonProperty("scaled")
        SCALED,
        @JsonProperty("masked")
        MASKED,
        @JsonProperty("weights")
        WEIGHTS,
        @JsonProperty("output")
        OUTPUT;

        /** Whether a person writes it. */
        boolean isGiven() {
            return this == Q || this == K || this == V;
        }

        /** The stage that makes it; the first for what is given. */
        Stage madeBy() {
            return switch (this) {
                case Q, K, V, SCORES -> Stage.SCORES;
                case SCALED -> Stage.SCALE;
                case MASKED -> Stage.MASK;
                case WEIGHTS -> Stage.SOFTMAX;
                case OUTPUT -> Stage.OUTPUT;
            };
        }
    }

    /** What is looked at. */
    public enum View {
        @JsonProperty("numbers")
        NUMBERS,
        @JsonProperty("widths")
        WIDTHS
    }

    /**
     * One number.
     *
     * @param part which matrix
     * @param row from 0
     * @param column from 0
     */
    public record Cell(Part part, int row, int column) {
        public Cell {
            if (part == null || row < 0 || row >= TOKENS || column < 0 || column >= TOKENS) {
                throw new IllegalArgumentException(
                        "cell needs a part, a row and a column from 0 to 3, got "
                                + part
                                + ", "
                                + row
                                + ", "
                                + column);
            }
        }
    }

    private static final List<List<Double>> Q =
            List.of(
                    List.of(1.0, 0.5, -0.5, 0.5),
                    List.of(-0.5, 1.5, 0.5, -1.0),
                    List.of(2.0, -1.0, 1.0, 0.5),
                    List.of(0.5, 1.0, 2.0, -0.5));
    private static final List<List<Double>> K =
            List.of(
                    List.of(1.0, -0.5, 0.5, 1.0),
                    List.of(0.5, 1.5, -1.0, 0.5),
                    List.of(-1.0, 0.5, 1.5, -0.5),
                    List.of(1.5, 0.5, 1.0, -1.0));
    private static final List<List<Double>> V =
            List.of(
                    List.of(1.0, 0.0, 0.0, 0.5),
                    List.of(0.0, 1.0, 0.0, -0.5),
                    List.of(0.0, 0.0, 1.0, 1.0),
                    List.of(-1.0, 1.0, 0.5, 0.0));

    public StagesState {
        q = checked("q", q);
        k = checked("k", k);
        v = checked("v", v);
        if (k.get(0).size() != q.get(0).size() || v.get(0).size() != q.get(0).size()) {
            throw new IllegalArgumentException(
                    "q, k and v must be of one width, got "
                            + q.get(0).size()
                            + ", "
                            + k.get(0).size()
                            + " and "
                            + v.get(0).size());
        }
        if (inspector && cell == null) {
            throw new IllegalArgumentException("inspector is true but cell is null");
        }
    }

    private static List<List<Double>> checked(String name, List<List<Double>> rows) {
        int width = rows.isEmpty() ? 0 : rows.get(0).size();
        if (rows.size() != TOKENS || width < LEAST_WIDTH || width > MOST_WIDTH) {
            throw new IllegalArgumentException(
                    name + " must be 4 rows of 2 to 4 numbers, got " + rows);
        }
        List<List<Double>> copy = new ArrayList<>();
        for (List<Double> row : rows) {
            if (row.size() != width || row.stream().anyMatch(x -> !(Math.abs(x) <= MOST))) {
                throw new IllegalArgumentException(
                        name + " must be 4 rows of one width, from -10 to 10, got " + rows);
            }
            copy.add(List.copyOf(row));
        }
        return List.copyOf(copy);
    }

    /** Numbers to begin with, three a vector. */
    public static StagesState initial() {
        return new StagesState(
                first(Q, 3),
                first(K, 3),
                first(V, 3),
                Stage.OUTPUT,
                true,
                true,
                null,
                false,
                View.NUMBERS,
                1);
    }

    private static List<List<Double>> first(List<List<Double>> rows, int width) {
        return rows.stream().map(row -> row.subList(0, width)).toList();
    }

    @JsonCreator
    static StagesState read(
            @JsonProperty("q") @Nullable List<List<Double>> q,
            @JsonProperty("k") @Nullable List<List<Double>> k,
            @JsonProperty("v") @Nullable List<List<Double>> v,
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("scaled") @Nullable Boolean scaled,
            @JsonProperty("causal") @Nullable Boolean causal,
            @JsonProperty("cell") @Nullable Cell cell,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("view") @Nullable View view,
            @JsonProperty("seed") @Nullable Long seed) {
        StagesState start = initial();
        return new StagesState(
                q == null ? start.q : q,
                k == null ? start.k : k,
                v == null ? start.v : v,
                stage == null ? start.stage : stage,
                scaled == null || scaled,
                causal == null || causal,
                cell,
                inspector != null && inspector,
                view == null ? View.NUMBERS : view,
                seed == null ? 1 : seed);
    }

    /** Numbers a vector. */
    int width() {
        return q.get(0).size();
    }

    /** What a person wrote; of the given parts alone. */
    List<List<Double>> given(Part part) {
        return switch (part) {
            case Q -> q;
            case K -> k;
            case V -> v;
            default -> throw new IllegalArgumentException(part + " is computed");
        };
    }

    /** Wider or narrower vectors: numbers that are there stay, new ones are those of the start. */
    public StagesState withWidth(int width) {
        return new StagesState(
                resized(q, Q, width),
                resized(k, K, width),
                resized(v, V, width),
                stage,
                scaled,
                causal,
                null,
                false,
                view,
                seed);
    }

    private static List<List<Double>> resized(
            List<List<Double>> rows, List<List<Double>> start, int width) {
        List<List<Double>> resized = new ArrayList<>();
        for (int row = 0; row < TOKENS; row++) {
            List<Double> numbers = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                boolean there = i < rows.get(row).size();
                numbers.add(there ? rows.get(row).get(i) : start.get(row).get(i));
            }
            resized.add(numbers);
        }
        return resized;
    }

    /** Another number in the chosen cell. */
    public StagesState withNumber(double number) {
        Cell at = cell;
        if (at == null || !at.part().isGiven()) {
            return this;
        }
        return new StagesState(
                changed(q, at.part() == Part.Q, at, number),
                changed(k, at.part() == Part.K, at, number),
                changed(v, at.part() == Part.V, at, number),
                stage,
                scaled,
                causal,
                cell,
                inspector,
                view,
                seed);
    }

    private static List<List<Double>> changed(
            List<List<Double>> rows, boolean here, Cell at, double number) {
        if (!here) {
            return rows;
        }
        List<List<Double>> changed = new ArrayList<>(rows);
        List<Double> row = new ArrayList<>(rows.get(at.row()));
        row.set(at.column(), Math.max(-MOST, Math.min(MOST, number)));
        changed.set(at.row(), row);
        return changed;
    }

    public StagesState withStage(Stage newStage) {
        return new StagesState(q, k, v, newStage, scaled, causal, cell, inspector, view, seed);
    }

    public StagesState withScaled(boolean newScaled) {
        return new StagesState(q, k, v, stage, newScaled, causal, cell, inspector, view, seed);
    }

    public StagesState withCausal(boolean newCausal) {
        return new StagesState(q, k, v, stage, scaled, newCausal, cell, inspector, view, seed);
    }

    /** A cell chosen; a computed one is taken apart. */
    public StagesState withCell(Cell newCell) {
        return new StagesState(
                q, k, v, stage, scaled, causal, newCell, !newCell.part().isGiven(), view, seed);
    }

    /** The inspector closed; the cell stays chosen. */
    public StagesState withoutInspector() {
        return new StagesState(q, k, v, stage, scaled, causal, cell, false, view, seed);
    }

    public StagesState withView(View newView) {
        return new StagesState(q, k, v, stage, scaled, causal, cell, false, newView, seed);
    }

    public StagesState withSeed(long newSeed) {
        return new StagesState(q, k, v, stage, scaled, causal, cell, inspector, view, newSeed);
    }
}

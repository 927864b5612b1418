package dev.glassbox.visualizers.modelmap;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands where, without pixels: columns from left to right, each with the parts in it. The
 * opened part has the room; what is not opened shrinks to the edges and stays in sight.
 *
 * @param columns from left to right
 * @param flows what goes where
 */
record MapPlan(List<Column> columns, List<Flow> flows) {

    /** How a part is drawn. */
    enum Kind {
        TOKENS,
        /** A thin pillar that the stream passes. */
        BAR,
        /** A closed block. */
        BLOCK,
        /** A shrunk part at the edge. */
        EDGE,
        /** A tensor: a row for each position. */
        STRIP,
        /** Attention as ribbons from key to query. */
        CURVES,
        /** Query by key. */
        SQUARE,
        /** A dot product down to its numbers. */
        NUMBERS,
        LOGITS,
        NEXT
    }

    /**
     * One part in its column.
     *
     * @param part its id
     * @param from where it begins, as a share of the height
     * @param to where it ends
     */
    record Cell(String part, Kind kind, double from, double to) {}

    /**
     * @param cells from top to bottom
     * @param least its least width in em
     * @param stretch its share of the room that is left
     * @param gap its least distance to the column before, in em
     * @param gapStretch the distance's share of the room that is left
     */
    record Column(List<Cell> cells, double least, double stretch, double gap, double gapStretch) {
        Column {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Ribbons from each row of one part to the same row of another.
     *
     * @param skip whether it passes below what stands between: the residual stream
     */
    record Flow(String from, String to, boolean skip) {}

    private static final int EDGES = 5; // more closed blocks on a side are drawn as one
    private static final double FLOOR = 0.87; // below it the residual stream passes an opened block

    MapPlan {
        columns = List.copyOf(columns);
        flows = List.copyOf(flows);
    }

    /** Every part, in the order of the pass. */
    List<Cell> cells() {
        return columns.stream().flatMap(column -> column.cells().stream()).toList();
    }

    static MapPlan of(Anatomy anatomy, MapPath path) {
        return new Builder(anatomy, path).plan();
    }

    private static final class Builder {
        private final Anatomy anatomy;
        private final MapPath path;
        private final int layers;
        private final List<Column> columns = new ArrayList<>();
        private final List<Flow> flows = new ArrayList<>();
        private String last = "";

        Builder(Anatomy anatomy, MapPath path) {
            this.anatomy = anatomy;
            this.path = path;
            layers = anatomy.config().nLayers();
        }

        MapPlan plan() {
            one("tokens", Kind.TOKENS, 4.6, 0.8, 0, 0);
            switch (path.kind()) {
                case WHOLE -> whole();
                case UNEMBED -> unembedding();
                default -> opened();
            }
            return new MapPlan(columns, flows);
        }

        private void whole() {
            one("embed", Kind.BAR, 0.8, 0.1, 1.6, 2.2);
            for (int at = 0; at < layers; at++) {
                one("block." + at, Kind.BLOCK, 0.6, 6, at == 0 ? 1.4 : 0.25, at == 0 ? 1.4 : 0.3);
            }
            if (anatomy.finalNorm()) {
                one("norm", Kind.BAR, 0.8, 0.1, 1.4, 1.4);
            }
            logits(2.2, 3);
        }

        private void logits(double gap, double gapStretch) {
            one("unembed", Kind.LOGITS, 0.9, 0.1, gap, gapStretch);
            one("next", Kind.NEXT, 7.5, 2.4, 2.6, 4);
        }

        private void shrunkEnd() {
            if (anatomy.finalNorm()) {
                one("norm", Kind.EDGE, 0.55, 0, 0.5, 0);
            }
            one("unembed", Kind.LOGITS, 0.55, 0, 0.5, 0.2);
            one("next", Kind.NEXT, 7.2, 0.8, 1.2, 0.8);
        }

        private void blocks(int from, int to) {
            if (to - from > EDGES) {
                one("block." + (from == 0 ? to - 1 : from), Kind.EDGE, 0.9, 0, 0.4, 0);
                return;
            }
            for (int at = from; at < to; at++) {
                one("block." + at, Kind.EDGE, 0.55, 0, 0.3, 0);
            }
        }

        private void opened() {
            one("embed", Kind.EDGE, 0.55, 0, 0.7, 0.2);
            blocks(0, path.layer());
            switch (path.kind()) {
                case BLOCK -> block();
                case MLP -> mlp();
                default -> head();
            }
            blocks(path.layer() + 1, layers);
            shrunkEnd();
        }

        private void unembedding() {
            one("embed", Kind.EDGE, 0.55, 0, 0.7, 0.2);
            blocks(0, layers);
            if (anatomy.finalNorm()) {
                one("norm", Kind.STRIP, 2.2, 2.6, 1.2, 1);
            }
            one("dot", Kind.NUMBERS, 16, 9, 1.4, 1);
            logits(1.4, 1.2);
        }

        private String id(String part) {
            return "block." + path.layer() + "." + part;
        }

        private Cell cell(String part, Kind kind, double from, double to) {
            return new Cell(id(part), kind, from, to);
        }

        private void block() {
            one(id("x"), Kind.STRIP, 1.1, 1.2, 0.9, 0.7);
            switch (anatomy.order()) {
                case PRE_NORM -> {
                    strip("ln1", 1.2);
                    attention(0, FLOOR);
                    sum("mid", "x");
                    strip("ln2", 1.2);
                    hidden();
                    sum("post", "mid");
                }
                case POST_NORM -> {
                    attention(0, FLOOR);
                    sum("mid", "x");
                    strip("ln1", 1.2);
                    hidden();
                    sum("post", "ln1");
                    strip("ln2", 1.2);
                }
                case ATTENTION_ONLY -> {
                    strip("ln1", 1.2);
                    attention(0, FLOOR);
                    sum("post", "x");
                }
                case PARALLEL -> parallel();
            }
        }

        private void parallel() {
            double attention = 0.56;
            double below = 0.62;
            String x = id("x");
            column(
                    1.2,
                    cell("ln1", Kind.STRIP, 0, attention),
                    cell("ln2", Kind.STRIP, below, FLOOR));
            flow(x, id("ln1"));
            flow(x, id("ln2"));
            projections("ln1", 0, attention);
            column(
                    3.2,
                    cell("pattern", Kind.CURVES, 0, attention * 0.66),
                    cell("mlp", Kind.STRIP, below, FLOOR));
            flow(id("ln2"), id("mlp"));
            gathered(0, attention);
            column(
                    1.2,
                    cell("attn", Kind.STRIP, 0, attention),
                    cell("mlp_out", Kind.STRIP, below, FLOOR));
            flow(id("z"), id("attn"));
            flow(id("mlp"), id("mlp_out"));
            column(1.2, cell("post", Kind.STRIP, 0, 1));
            flow(id("attn"), id("post"));
            flow(id("mlp_out"), id("post"));
            flows.add(new Flow(x, id("post"), true));
            last = id("post");
        }

        private void attention(double from, double to) {
            projections(last.substring(id("").length()), from, to);
            column(3.6, cell("pattern", Kind.CURVES, from, from + (to - from) * 0.66));
            gathered(from, to);
            strip("attn", 1.2);
        }

        /** q, k and v below each other, all made of one input. */
        private void projections(String input, double from, double to) {
            double third = (to - from) / 3;
            double space = 0.1 * third;
            column(
                    1.5,
                    cell("q", Kind.STRIP, from, from + third - space),
                    cell("k", Kind.STRIP, from + third, from + 2 * third - space),
                    cell("v", Kind.STRIP, from + 2 * third, to));
            for (String part : List.of("q", "k", "v")) {
                flow(id(input), id(part));
            }
        }

        private void gathered(double from, double to) {
            flow(id("q"), id("pattern"));
            flow(id("k"), id("pattern"));
            column(1.2, cell("z", Kind.STRIP, from, to));
            flow(id("pattern"), id("z"));
            flow(id("v"), id("z"));
            last = id("z");
        }

        private void hidden() {
            strip("mlp", 3);
            strip("mlp_out", 1.2);
        }

        private void strip(String part, double stretch) {
            column(stretch, cell(part, Kind.STRIP, 0, FLOOR));
            flow(last, id(part));
            last = id(part);
        }

        private void sum(String part, String stream) {
            column(1.2, cell(part, Kind.STRIP, 0, 1));
            flow(last, id(part));
            flows.add(new Flow(id(stream), id(part), true));
            last = id(part);
        }

        private void mlp() {
            boolean post = anatomy.order() == Anatomy.Order.POST_NORM;
            one(id(post ? "ln1" : "ln2"), Kind.STRIP, 2, 2, 0.9, 0.8);
            column(6, cell("mlp_pre", Kind.STRIP, 0, 1));
            flow(last, id("mlp_pre"));
            column(6, cell("mlp", Kind.STRIP, 0, 1));
            flow(id("mlp_pre"), id("mlp"));
            column(2, cell("mlp_out", Kind.STRIP, 0, 1));
            flow(id("mlp"), id("mlp_out"));
            last = id("mlp_out");
        }

        private void head() {
            boolean cell = path.kind() == MapPath.Kind.CELL;
            String input = anatomy.order() == Anatomy.Order.POST_NORM ? "x" : "ln1";
            one(id(input), Kind.STRIP, 0.9, 0.6, 0.9, 0.7);
            column(
                    cell ? 2 : 3.4,
                    cell("q", Kind.STRIP, 0, 0.31),
                    cell("k", Kind.STRIP, 0.345, 0.655),
                    cell("v", Kind.STRIP, 0.69, 1));
            for (String part : List.of("q", "k", "v")) {
                flow(id(input), id(part));
            }
            if (cell) {
                columns.add(
                        new Column(
                                List.of(
                                        cell("scores", Kind.SQUARE, 0, 0.42),
                                        cell("dot", Kind.NUMBERS, 0.47, 1)),
                                16,
                                8,
                                1,
                                1));
            } else {
                column(6, cell("scores", Kind.SQUARE, 0, 0.655));
            }
            flow(id("q"), id("scores"));
            flow(id("k"), id("scores"));
            Cell pattern = cell("pattern", Kind.SQUARE, 0, cell ? 0.42 : 0.655);
            columns.add(new Column(List.of(pattern), cell ? 5 : 0.9, cell ? 3.2 : 6, 0.8, 1));
            flow(id("scores"), id("pattern"));
            column(cell ? 1.6 : 2.6, cell("z", Kind.STRIP, 0, 1));
            flow(id("pattern"), id("z"));
            flow(id("v"), id("z"));
            last = id("z");
        }

        private void column(double stretch, Cell... cells) {
            columns.add(new Column(List.of(cells), 0.9, stretch, 0.8, 1));
        }

        private void flow(String from, String to) {
            flows.add(new Flow(from, to, false));
        }

        private void one(
                String part, Kind kind, double least, double stretch, double gap, double more) {
            columns.add(new Column(List.of(new Cell(part, kind, 0, 1)), least, stretch, gap, more));
            if (!last.isEmpty()) {
                flow(last, part);
            }
            last = part;
        }
    }
}

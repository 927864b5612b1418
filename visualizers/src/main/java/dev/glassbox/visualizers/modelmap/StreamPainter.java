package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.modelmap.PassNumbers.Layer;
import java.util.Optional;

/**
 * The whole model's ribbons: one for each position, as wide as the residual stream is long there;
 * attention as ribbons from key to query, as wide as its weights; what attention and MLP add as
 * swellings, on the stream's own scale.
 */
final class StreamPainter {
    static final double FULL = 0.82; // the widest ribbon, of the distance from row to row
    private static final double WEIGHT = 0.55; // the widest of attention, of that distance
    private static final double THINNEST = 1.2; // pixels: a short vector is still there
    private static final double LEAST_WEIGHT = 0.02; // narrower ribbons would only make fog
    private static final double TURN = 0.56; // where attention ends and the MLP begins, of a block

    private final Scene scene;
    private final Brush brush;
    private final MapLayout layout;
    private final PassNumbers numbers;

    StreamPainter(Scene scene) {
        this.scene = scene;
        brush = scene.brush();
        layout = scene.layout();
        numbers = scene.frame().numbers();
    }

    /** How thick a vector of that length is drawn. */
    private double thick(double length, Rect rect) {
        return Double.isFinite(length) && length > 0
                ? Math.max(THINNEST, length / numbers.widest() * layout.pitch(rect) * FULL)
                : 0;
    }

    private boolean chosen(int position) {
        return position == scene.frame().position();
    }

    private void streamInk(int position, double opacity) {
        brush.g()
                .setFill(brush.colour("axis-position", opacity * (chosen(position) ? 0.62 : 0.26)));
    }

    void whole() {
        embedding();
        int layers = numbers.layers().size();
        for (int at = 0; at < layers; at++) {
            block(at);
        }
        afterBlocks();
    }

    /** Two ribbons become one: the token's row and, where one is learned, the position's. */
    private void embedding() {
        Rect tokens = scene.rect("tokens");
        Rect embed = scene.rect("embed");
        Rect first = scene.rect("block.0");
        double[] stream = numbers.layers().get(0).pre();
        for (int p = layout.first(); p < layout.count(); p++) {
            double y = layout.row(embed, p);
            double token = thick(at(numbers.embed(), p, stream[p]), embed);
            double place = thick(at(numbers.positions(), p, 0), embed);
            double opacity = scene.opacity("embed") * (chosen(p) ? 0.75 : 0.4);
            brush.g().setFill(brush.colour("axis-d-model", opacity));
            brush.ribbon(tokens.right(), y, token * 0.7, embed.x(), y - place / 2, token);
            if (place > 0) {
                brush.g().setFill(brush.colour("cat-6", opacity));
                double from = tokens.right() + (embed.x() - tokens.right()) * 0.3;
                brush.ribbon(
                        from,
                        y + layout.pitch(embed) * 0.42,
                        place * 0.3,
                        embed.x(),
                        y + token / 2,
                        place);
            }
            streamInk(p, scene.opacity("block.0"));
            brush.ribbon(
                    embed.right(),
                    y,
                    thick(stream[p], embed),
                    first.x(),
                    y,
                    thick(stream[p], first));
        }
    }

    private static double at(Optional<double[]> values, int position, double otherwise) {
        return values.map(v -> v[position]).orElse(otherwise);
    }

    private double[] leaving(int layer) {
        return layer + 1 < numbers.layers().size()
                ? numbers.layers().get(layer + 1).pre()
                : numbers.last();
    }

    private void block(int at) {
        String part = "block." + at;
        Rect r = scene.rect(part);
        Layer layer = numbers.layers().get(at);
        double turn = r.x() + TURN * r.w();
        double[] out = leaving(at);
        double opacity = scene.opacity(part);
        double[] mid = layer.mid().orElse(layer.pre());
        for (int p = layout.first(); p < layout.count(); p++) {
            double y = layout.row(r, p);
            streamInk(p, opacity);
            brush.ribbon(r.x(), y, thick(layer.pre()[p], r), turn, y, thick(mid[p], r));
            brush.ribbon(turn, y, thick(mid[p], r), r.right(), y, thick(out[p], r));
            if (at + 1 < numbers.layers().size()) {
                double next = scene.rect("block." + (at + 1)).x();
                brush.ribbon(r.right(), y, thick(out[p], r), next, y, thick(out[p], r));
            }
        }
        layer.pattern().ifPresent(weights -> curves(weights, r, r.x(), turn, opacity));
        swellings(layer, r, turn, opacity);
    }

    private void swellings(Layer layer, Rect r, double turn, double opacity) {
        double reach = 0.2 * r.w();
        for (int p = layout.first(); p < layout.count(); p++) {
            double y = layout.row(r, p);
            double strong = opacity * (chosen(p) ? 0.95 : 0.6);
            brush.g().setFill(brush.colour("cat-5", strong));
            brush.lens(turn - reach, turn + reach * 0.7, y, thick(layer.attention()[p], r));
            if (layer.mlp().isPresent()) {
                brush.g().setFill(brush.colour("cat-4", strong));
                brush.lens(
                        turn + reach * 0.35,
                        r.right() - 0.02 * r.w(),
                        y,
                        thick(layer.mlp().get()[p], r));
            }
        }
    }

    /** Attention: from the row of the key to the row of the query. */
    void curves(Strip weights, Rect r, double from, double to, double opacity) {
        for (boolean strong : new boolean[] {false, true}) { // the chosen query's on top
            for (int query = layout.first(); query < layout.count(); query++) {
                if (chosen(query) != strong) {
                    continue;
                }
                for (int key = 0; key < weights.columns(); key++) {
                    double weight = weights.at(query, key);
                    if (weight >= LEAST_WEIGHT) {
                        double shade = strong ? 0.55 + 0.35 * weight : 0.14 + 0.26 * weight;
                        brush.g().setFill(brush.colour("cat-5", opacity * shade));
                        double width = weight * layout.pitch(r) * WEIGHT;
                        brush.ribbon(
                                from, layout.row(r, key), width, to, layout.row(r, query), width);
                    }
                }
            }
        }
    }

    private void afterBlocks() {
        Rect block = scene.rect("block." + (numbers.layers().size() - 1));
        boolean norm = scene.frame().anatomy().finalNorm();
        Rect end = scene.rect(norm ? "norm" : "unembed");
        for (int p = layout.first(); p < layout.count(); p++) {
            double y = layout.row(block, p);
            streamInk(p, scene.opacity(norm ? "norm" : "unembed"));
            double width = thick(numbers.last()[p], block);
            brush.ribbon(block.right(), y, width, end.x(), y, width);
        }
        if (norm) {
            fan(end, scene.rect("unembed"), thick(PassNumbers.largest(numbers.last()), block));
        }
    }

    /** Only the last position goes on: its vector becomes one number for each token there is. */
    private void fan(Rect norm, Rect logits, double width) {
        brush.g().setFill(brush.colour("axis-vocab", 0.2 * scene.opacity("unembed")));
        brush.ribbon(
                norm.right(),
                layout.row(norm, layout.count() - 1),
                width,
                logits.x(),
                logits.y() + logits.h() / 2,
                logits.h());
    }
}

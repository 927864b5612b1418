package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts in sight with their names, words, shapes and counts. */
final class MapParts {
    private final Anatomy anatomy;
    private final MapPath path;
    private final int head;
    private final ParameterCounts counts;
    private final Sizes sizes;
    private final Map<String, Shape> shapes;

    MapParts(Anatomy anatomy, MapPath path, int head, ParameterCounts counts, Sizes sizes) {
        this.anatomy = anatomy;
        this.path = path;
        this.head = head;
        this.counts = counts;
        this.sizes = sizes;
        shapes = new ShapeLedger(anatomy, sizes).shapes();
    }

    /** In the order of the pass. */
    List<MapPart> of(MapPlan plan) {
        List<MapPart> parts = new ArrayList<>();
        plan.cells().forEach(cell -> parts.add(part(cell.part())));
        return parts;
    }

    private MapPart part(String id) {
        String kind = MapPart.kindOf(id);
        int layer = id.startsWith("block.") ? layer(id) : -1;
        return new MapPart(
                id,
                kind,
                message("modelmap.part." + kind, layer),
                message("modelmap.words." + spoken(kind), layer),
                shape(kind),
                parameters(id, kind),
                counts.total() == 0 ? 0 : (double) parameters(id, kind) / counts.total(),
                opens(kind, layer));
    }

    private static int layer(String id) {
        String rest = id.substring("block.".length());
        int dot = rest.indexOf('.');
        return Integer.parseInt(dot < 0 ? rest : rest.substring(0, dot));
    }

    /** The sentence that fits this model: nothing is said of what it has not. */
    private String spoken(String kind) {
        return switch (kind) {
            case "embed" -> anatomy.learnedPositions() ? "embed.placed" : "embed";
            case "block" -> "block." + anatomy.order().name().toLowerCase(java.util.Locale.ROOT);
            case "norm", "ln1", "ln2" -> anatomy.rmsNorm() ? "rms" : "layer";
            case "q" -> anatomy.rotary() ? "q.turned" : "q";
            case "k" -> anatomy.rotary() ? "k.turned" : "k";
            case "mlp" -> anatomy.gated() ? "mlp.gated" : "mlp";
            case "next" -> anatomy.writes() ? "next" : "next.reader";
            case "dot" -> path.kind() == MapPath.Kind.UNEMBED ? "dot.logit" : "dot";
            case "post" -> anatomy.order() == Anatomy.Order.PARALLEL ? "post.parallel" : "post";
            default -> kind;
        };
    }

    private long parameters(String id, String kind) {
        return switch (kind) {
            case "embed" -> counts.of("embed") + counts.of("positions");
            case "mlp_pre", "mlp_out", "x", "mid", "post", "scores", "pattern", "z", "tokens" -> 0;
            case "dot", "next" -> 0;
            default -> counts.of(id);
        };
    }

    private Shape shape(String kind) {
        if (path.head() >= 0) {
            Shape.Axis pos = new Shape.Axis("pos", sizes.pos());
            switch (kind) {
                case "q", "k", "v", "z" -> {
                    return Shape.of(pos, new Shape.Axis("d_head", sizes.dHead()));
                }
                case "scores", "pattern" -> {
                    return Shape.of(
                            new Shape.Axis("query_pos", sizes.pos()),
                            new Shape.Axis("key_pos", sizes.pos()));
                }
                case "dot" -> {
                    return Shape.of(new Shape.Axis("d_head", sizes.dHead()));
                }
                default -> {}
            }
        }
        return switch (kind) {
            case "mlp_pre" -> shapes.getOrDefault("mlp", Shape.of());
            case "dot" -> Shape.of(new Shape.Axis("d_model", sizes.dModel()));
            default -> shapes.getOrDefault(kind, Shape.of());
        };
    }

    private String opens(String kind, int layer) {
        return switch (kind) {
            case "block" -> MapPath.block(layer).toString();
            case "pattern", "q", "k", "v", "z" ->
                    path.kind() == MapPath.Kind.BLOCK ? MapPath.head(layer, head).toString() : "";
            case "mlp", "mlp_out" ->
                    path.kind() == MapPath.Kind.BLOCK ? MapPath.mlp(layer).toString() : "";
            case "unembed", "next" ->
                    path.kind() == MapPath.Kind.UNEMBED ? "" : MapPath.UNEMBED.toString();
            default -> "";
        };
    }

    private Message message(String key, int layer) {
        return Message.of(
                key,
                "layer",
                layer,
                "head",
                head,
                "n_heads",
                sizes.heads(),
                "kv_heads",
                sizes.kvHeads(),
                "d_model",
                sizes.dModel(),
                "d_head",
                sizes.dHead(),
                "d_mlp",
                sizes.dMlp(),
                "d_vocab",
                sizes.dVocab(),
                "pos",
                sizes.pos());
    }
}

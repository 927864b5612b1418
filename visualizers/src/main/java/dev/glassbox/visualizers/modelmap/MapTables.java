package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.FrameTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The map's numbers as tables. */
final class MapTables {
    private MapTables() {}

    static List<FrameTable> of(ModelMapFrame frame) {
        List<FrameTable> tables =
                new ArrayList<>(List.of(shapes(frame), counts(frame), stream(frame), next(frame)));
        if (!frame.joints().isEmpty()) {
            tables.add(joints(frame));
        }
        return tables;
    }

    private static FrameTable shapes(ModelMapFrame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (MapPart part : frame.parts()) {
            rows.add(
                    List.of(
                            part.id(),
                            part.shape().symbolic(),
                            part.shape().live(),
                            part.parameters(),
                            part.share()));
        }
        return new FrameTable(
                "shapes", List.of("part", "axes", "shape", "parameters", "share"), rows);
    }

    private static FrameTable counts(ModelMapFrame frame) {
        List<List<Object>> rows = new ArrayList<>();
        frame.counts()
                .byPart()
                .forEach(
                        (part, count) ->
                                rows.add(List.of(part, count, frame.counts().share(part))));
        rows.add(List.of("total", frame.counts().total(), 1.0));
        return new FrameTable("parameters", List.of("part", "parameters", "share"), rows);
    }

    private static FrameTable stream(ModelMapFrame frame) {
        List<List<Object>> rows = new ArrayList<>();
        List<PassNumbers.Layer> layers = frame.numbers().layers();
        for (int at = 0; at < layers.size(); at++) {
            PassNumbers.Layer layer = layers.get(at);
            for (int pos = 0; pos < frame.tokens().size(); pos++) {
                int p = pos;
                rows.add(
                        List.of(
                                at,
                                pos,
                                frame.tokens().get(pos),
                                layer.pre()[pos],
                                layer.attention()[pos],
                                layer.mlp().<Object>map(mlp -> mlp[p]).orElse("")));
            }
        }
        return new FrameTable(
                "stream",
                List.of("layer", "pos", "token", "resid_pre_norm", "attn_out_norm", "mlp_out_norm"),
                rows);
    }

    private static FrameTable next(ModelMapFrame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (Candidate one : frame.next()) {
            rows.add(List.of(one.id(), one.text(), one.logit(), one.probability()));
        }
        return new FrameTable("next", List.of("id", "token", "logit", "probability"), rows);
    }

    private static FrameTable joints(ModelMapFrame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (ShapeLedger.Joint joint : frame.joints()) {
            rows.add(
                    List.of(
                            joint.part(),
                            joint.kind().name(),
                            joint.hasShape().live(),
                            joint.wantsShape().live(),
                            joint.fits()));
        }
        return new FrameTable("joints", List.of("part", "kind", "has", "wants", "fits"), rows);
    }

    /** The kind of part that holds most of the trained numbers. */
    static String largest(ParameterCounts counts) {
        Map<String, Long> byKind = new LinkedHashMap<>();
        counts.byPart()
                .forEach(
                        (part, count) -> {
                            String kind = MapPart.kindOf(part);
                            String group =
                                    switch (kind) {
                                        case "q", "k", "v", "attn" -> "attention";
                                        case "ln1", "ln2" -> "norm";
                                        case "positions" -> "embed";
                                        default -> kind;
                                    };
                            byKind.merge(group, count, Long::sum);
                        });
        return byKind.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }
}

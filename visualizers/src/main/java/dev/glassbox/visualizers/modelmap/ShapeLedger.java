package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.modelmap.Shape.Axis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape on every arrow of the map, and whether each product on the way fits when one number of
 * the shape is read otherwise than the weights were trained.
 */
final class ShapeLedger {
    private final Anatomy anatomy;
    private final Sizes sizes;

    ShapeLedger(Anatomy anatomy, Sizes sizes) {
        this.anatomy = anatomy;
        this.sizes = sizes;
    }

    /**
     * What leaves a part, by the part's name without its block.
     *
     * @return in the order of the pass
     */
    Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("tokens", Shape.of(pos()));
        for (String part : List.of("embed", "block", "x", "ln1")) {
            shapes.put(part, stream());
        }
        shapes.put("q", Shape.of(pos(), new Axis("head", sizes.heads()), dHead()));
        shapes.put("k", Shape.of(pos(), new Axis("kv_head", sizes.kvHeads()), dHead()));
        shapes.put("v", Shape.of(pos(), new Axis("kv_head", sizes.kvHeads()), dHead()));
        Shape square =
                Shape.of(
                        new Axis("head", sizes.heads()),
                        new Axis("query_pos", sizes.pos()),
                        new Axis("key_pos", sizes.pos()));
        shapes.put("scores", square);
        shapes.put("pattern", square);
        shapes.put("z", Shape.of(pos(), new Axis("head", sizes.heads()), dHead()));
        for (String part : List.of("attn", "mid", "ln2")) {
            shapes.put(part, stream());
        }
        shapes.put("mlp", Shape.of(pos(), new Axis("d_mlp", sizes.dMlp())));
        for (String part : List.of("mlp_out", "post", "norm")) {
            shapes.put(part, stream());
        }
        shapes.put("unembed", Shape.of(new Axis("d_vocab", sizes.dVocab())));
        shapes.put("next", Shape.of(new Axis("d_vocab", sizes.dVocab())));
        return shapes;
    }

    private Axis pos() {
        return new Axis("pos", sizes.pos());
    }

    private Axis dHead() {
        return new Axis("d_head", sizes.dHead());
    }

    private Shape stream() {
        return Shape.of(pos(), new Axis("d_model", sizes.dModel()));
    }

    /**
     * One place where two lengths must be the same.
     *
     * @param part the part it is in, without its block
     * @param kind what is done there
     * @param has the length that comes
     * @param wants the length that it must have
     * @param hasShape what comes
     * @param wantsShape what it meets
     */
    record Joint(String part, Kind kind, int has, int wants, Shape hasShape, Shape wantsShape) {
        enum Kind {
            /** A row of a table becomes the stream. */
            LOOKUP,
            /** The last axis of one times the first of the other. */
            PRODUCT,
            /** One axis is cut into heads. */
            SPLIT,
            /** Query heads share the key heads in equal groups. */
            GROUPS,
            /** Two are added number by number. */
            SUM
        }

        boolean fits() {
            return kind == Kind.GROUPS ? wants > 0 && has % wants == 0 : has == wants;
        }

        /** In a sentence with the numbers. */
        Message words() {
            return Message.of(
                    "modelmap.joint."
                            + kind.name().toLowerCase(java.util.Locale.ROOT)
                            + (fits() ? ".fits" : ".breaks"),
                    "has",
                    has,
                    "wants",
                    wants,
                    "left",
                    hasShape.live(),
                    "left-names",
                    hasShape.symbolic(),
                    "right",
                    wantsShape.live(),
                    "right-names",
                    wantsShape.symbolic());
        }
    }

    /**
     * Every joint of the embedding, of one block and of the unembedding, in the order of the pass.
     * The weights stay as they were trained; the program reads them by {@code changed}.
     */
    List<Joint> joints(Sizes changed) {
        List<Joint> joints = new ArrayList<>();
        Shape stream = stream();
        Shape wanted =
                Shape.of(new Axis("pos", changed.pos()), new Axis("d_model", changed.dModel()));
        Axis in = new Axis("d_model", sizes.dModel());
        joints.add(
                joint(
                        "embed",
                        Joint.Kind.LOOKUP,
                        Shape.of(new Axis("d_vocab", sizes.dVocab()), in),
                        wanted));
        boolean own = anatomy.order() == Anatomy.Order.POST_NORM;
        if (!own) {
            joints.add(joint("ln1", Joint.Kind.SUM, Shape.of(in), Shape.of(wanted.last())));
        }
        project(joints, changed, "q", "head", sizes.heads(), changed.heads());
        project(joints, changed, "k", "kv_head", sizes.kvHeads(), changed.kvHeads());
        project(joints, changed, "v", "kv_head", sizes.kvHeads(), changed.kvHeads());
        joints.add(
                joint(
                        "scores",
                        Joint.Kind.GROUPS,
                        Shape.of(new Axis("head", changed.heads())),
                        Shape.of(new Axis("kv_head", changed.kvHeads()))));
        joints.add(
                joint(
                        "attn",
                        Joint.Kind.PRODUCT,
                        Shape.of(
                                new Axis("pos", sizes.pos()),
                                new Axis("head·d_head", changed.heads() * changed.dHead())),
                        Shape.of(new Axis("head·d_head", sizes.heads() * sizes.dHead()), in)));
        joints.add(sum("mid", stream, wanted));
        if (anatomy.hasMlp()) {
            Axis hidden = new Axis("d_mlp", sizes.dMlp());
            Axis read = new Axis("d_mlp", changed.dMlp());
            joints.add(joint("mlp", Joint.Kind.PRODUCT, wanted, Shape.of(in, hidden)));
            joints.add(
                    joint(
                            "mlp_out",
                            Joint.Kind.PRODUCT,
                            Shape.of(new Axis("pos", sizes.pos()), read),
                            Shape.of(hidden, in)));
            joints.add(sum("post", stream, wanted));
        }
        joints.add(
                joint(
                        "unembed",
                        Joint.Kind.PRODUCT,
                        wanted,
                        Shape.of(in, new Axis("d_vocab", sizes.dVocab()))));
        return joints;
    }

    private void project(
            List<Joint> joints, Sizes changed, String part, String axis, int had, int reads) {
        Axis made = new Axis(axis + "·d_head", had * sizes.dHead());
        Axis rows = new Axis("pos", sizes.pos());
        joints.add(
                joint(
                        part,
                        Joint.Kind.PRODUCT,
                        Shape.of(rows, new Axis("d_model", changed.dModel())),
                        Shape.of(new Axis("d_model", sizes.dModel()), made)));
        Shape cut = Shape.of(rows, new Axis(axis, reads), new Axis("d_head", changed.dHead()));
        joints.add(
                new Joint(
                        part,
                        Joint.Kind.SPLIT,
                        made.length(),
                        reads * changed.dHead(),
                        Shape.of(rows, made),
                        cut));
    }

    private static Joint sum(String part, Shape stream, Shape wanted) {
        return joint(part, Joint.Kind.SUM, stream, wanted);
    }

    /** For products the first axis of what is met counts, elsewhere the last. */
    private static Joint joint(String part, Joint.Kind kind, Shape has, Shape wants) {
        int wanted =
                kind == Joint.Kind.PRODUCT ? wants.axes().get(0).length() : wants.last().length();
        return new Joint(part, kind, has.last().length(), wanted, has, wants);
    }

    /** The first joint that does not fit: there the pass stops. */
    Optional<Joint> broken(Sizes changed) {
        return joints(changed).stream().filter(joint -> !joint.fits()).findFirst();
    }
}

package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole model reading a prompt, opened at one place.
 *
 * @param description the whole picture in words
 * @param facts {@code next-token}, {@code parameters}, {@code layers}, {@code largest-part}
 * @param absent why what the state opens is not there; then the whole is shown
 * @param card the model
 * @param recorded whether the numbers were recorded earlier
 * @param tokens as a person shall see them, one a position
 * @param position whose row stands out
 * @param head whose attention is drawn
 * @param anatomy what the model is made of
 * @param path where it is opened
 * @param plan what stands where
 * @param parts what is in sight, in the order of the pass
 * @param formula its formula in pieces
 * @param numbers what ribbons and strips are drawn by
 * @param logits of the last position, [d_vocab]
 * @param next the most probable answers
 * @param dot the opened dot product, where one is opened
 * @param workings the same taken apart, when the state asks for it
 * @param sizes of all shapes
 * @param counts of trained numbers
 * @param joints what fits and what does not by the changed size, when one is changed
 */
record ModelMapFrame(
        Message description,
        Map<String, String> facts,
        Optional<Message> absent,
        ModelCard card,
        boolean recorded,
        List<String> tokens,
        int position,
        int head,
        Anatomy anatomy,
        MapPath path,
        MapPlan plan,
        List<MapPart> parts,
        List<Formula.Piece> formula,
        PassNumbers numbers,
        float[] logits,
        List<Candidate> next,
        Optional<DotProduct> dot,
        Optional<Workings> workings,
        Sizes sizes,
        ParameterCounts counts,
        List<ShapeLedger.Joint> joints)
        implements VisualizerFrame {

    ModelMapFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        parts = List.copyOf(parts);
        next = List.copyOf(next);
        joints = List.copyOf(joints);
    }

    static ModelMapFrame of(ModelMapState state, MapAnswer data) {
        TraceAnswer answer = data.trace();
        Anatomy anatomy = Anatomy.of(answer.config(), data.hooks(), data.tensors(), data.writes());
        Optional<Message> absent = absent(state, anatomy, data);
        MapPath path = absent.isPresent() ? MapPath.WHOLE : state.opened();
        int head = Math.min(state.shownHead(), anatomy.config().nHeads() - 1);
        MapPlan plan = MapPlan.of(anatomy, path);
        ParameterCounts counts = ParameterCounts.of(data.tensors(), answer.card().parameters());
        Sizes sizes = Sizes.of(answer.config(), data.positions());
        PassNumbers numbers = PassNumbers.of(anatomy, path, head, answer.trace());
        float[] logits = answer.trace().lastLogits();
        List<Candidate> next =
                Candidate.top(logits, state.token(), answer.tokenizer(), data.labels());
        Optional<DotProduct> dot = dot(anatomy, path, numbers, data);
        List<String> tokens =
                answer.tokens().stream().map(token -> TokenText.visible(token.text())).toList();
        int wanted = path.query() >= 0 ? path.query() : state.position();
        int position = wanted < 0 || wanted >= tokens.size() ? tokens.size() - 1 : wanted;
        MapWorkings workings = new MapWorkings(state, path, tokens, next, data.token());
        List<MapPart> parts = new MapParts(anatomy, path, head, counts, sizes).of(plan);
        return new ModelMapFrame(
                described(answer, path, tokens, next, counts),
                facts(answer, next, counts),
                absent,
                answer.card(),
                answer.trace().origin().recorded(),
                tokens,
                position,
                head,
                anatomy,
                path,
                plan,
                parts,
                Formula.of(anatomy, path),
                numbers,
                logits,
                next,
                dot,
                state.inspector() ? dot.map(workings::of) : Optional.empty(),
                sizes,
                counts,
                joints(state, anatomy, sizes));
    }

    private static List<ShapeLedger.Joint> joints(
            ModelMapState state, Anatomy anatomy, Sizes sizes) {
        ModelMapState.WhatIf change = state.whatIf();
        return change == null
                ? List.of()
                : new ShapeLedger(anatomy, sizes).joints(sizes.with(change.size(), change.value()));
    }

    private static Optional<DotProduct> dot(
            Anatomy anatomy, MapPath path, PassNumbers numbers, MapAnswer data) {
        return switch (path.kind()) {
            case CELL -> DotProduct.score(anatomy, path, numbers);
            case UNEMBED ->
                    data.direction()
                            .flatMap(
                                    way ->
                                            DotProduct.logit(
                                                    anatomy,
                                                    data.trace().trace(),
                                                    way,
                                                    data.token()));
            default -> Optional.empty();
        };
    }

    /** Why what is opened is not there: said over the whole, never thrown. */
    private static Optional<Message> absent(ModelMapState state, Anatomy anatomy, MapAnswer data) {
        MapPath path = state.opened();
        String model = data.trace().card().id();
        int layers = anatomy.config().nLayers();
        int heads = anatomy.config().nHeads();
        int positions = data.positions();
        if (path.layer() >= layers) {
            return Optional.of(missing("layer", model, path.layer(), layers));
        }
        if (state.shownHead() >= heads) {
            return Optional.of(missing("head", model, state.shownHead(), heads));
        }
        if (Math.max(path.query(), path.key()) >= positions) {
            return Optional.of(
                    missing("position", model, Math.max(path.query(), path.key()), positions));
        }
        if (path.kind() == MapPath.Kind.MLP && !anatomy.hasMlp()) {
            return Optional.of(Message.of("modelmap.absent.mlp", "model", model));
        }
        int answers = data.trace().trace().lastLogits().length;
        if (path.kind() == MapPath.Kind.UNEMBED && state.token() >= answers) {
            return Optional.of(missing("token", model, state.token(), answers));
        }
        if (path.kind() == MapPath.Kind.UNEMBED && data.direction().isEmpty()) {
            return Optional.of(Message.of("modelmap.absent.direction", "model", model));
        }
        return Optional.empty();
    }

    private static Message missing(String what, String model, int asked, int count) {
        return Message.of(
                "modelmap.absent." + what,
                "model",
                model,
                "asked",
                asked,
                "count",
                count,
                "last",
                count - 1);
    }

    private static Message described(
            TraceAnswer answer,
            MapPath path,
            List<String> tokens,
            List<Candidate> next,
            ParameterCounts counts) {
        return Message.of(
                "modelmap.description." + path.kind().name().toLowerCase(java.util.Locale.ROOT),
                "model",
                answer.card().id(),
                "layers",
                answer.config().nLayers(),
                "heads",
                answer.config().nHeads(),
                "parameters",
                grouped(counts.total()),
                "count",
                tokens.size(),
                "layer",
                path.layer(),
                "head",
                path.head(),
                "query",
                path.query(),
                "key",
                path.key(),
                "next",
                next.get(0).text(),
                "probability",
                Numbers.percent(next.get(0).probability()));
    }

    /** A count as it is read: {@code 2,373,312}. */
    static String grouped(long count) {
        return String.format(java.util.Locale.ROOT, "%,d", count);
    }

    private static Map<String, String> facts(
            TraceAnswer answer, List<Candidate> next, ParameterCounts counts) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("next-token", next.get(0).text());
        facts.put("parameters", String.valueOf(counts.total()));
        facts.put("layers", String.valueOf(answer.config().nLayers()));
        facts.put("largest-part", MapTables.largest(counts));
        return facts;
    }

    /** Where a part stands in the order of the pass; -1 where it is not in sight. */
    int indexOf(String part) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).id().equals(part)) {
                return i;
            }
        }
        return -1;
    }

    /** The joint at which the pass stops by the changed size. */
    Optional<ShapeLedger.Joint> broken() {
        return joints.stream().filter(joint -> !joint.fits()).findFirst();
    }

    @Override
    public List<FrameTable> tables() {
        return MapTables.of(this);
    }
}

package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.InterventionSpec.Op;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What written interventions mean for one model and one text. */
public final class InterventionPlan {
    /** What adds to the residual stream, or is added up to do so: without it there is 0. */
    private static final Set<String> ZEROED =
            Set.of("hook_attn_out", "hook_mlp_out", "hook_pos_embed", "hook_z", "hook_result");

    private final LanguageModel model;
    private final int[] ids;
    private final int positions;
    private final Cancellation cancellation;
    private final Map<String, Trace> traces = new HashMap<>();

    private InterventionPlan(
            LanguageModel model, int[] ids, int positions, Cancellation cancellation) {
        this.model = model;
        this.ids = ids;
        this.positions = positions;
        this.cancellation = cancellation;
    }

    /**
     * The changes for one pass over a text, in their order.
     *
     * @throws IntakeException if a hook, head, position or trace is not there, or an operation is
     *     not possible at a hook
     * @throws java.util.concurrent.CancellationException if cancelled while the unchanged run of
     *     the text is made, which {@code freeze} needs
     */
    public static List<Intervention> forText(
            List<InterventionSpec> specs,
            LanguageModel model,
            int[] ids,
            Cancellation cancellation) {
        return new InterventionPlan(model, ids, ids.length, cancellation).resolve(specs);
    }

    /**
     * The changes while a text is written on. Positions may be those of tokens to come; what is
     * taken from another run is there for the prompt's positions only and leaves the others alone.
     *
     * @param ids of the prompt
     * @throws IntakeException as {@link #forText}
     * @throws java.util.concurrent.CancellationException as {@link #forText}
     */
    public static List<Intervention> forGeneration(
            List<InterventionSpec> specs,
            LanguageModel model,
            int[] ids,
            Cancellation cancellation) {
        int context = model.config().nCtx();
        return new InterventionPlan(model, ids, context, cancellation).resolve(specs);
    }

    private List<Intervention> resolve(List<InterventionSpec> specs) {
        List<Intervention> all = new ArrayList<>();
        for (InterventionSpec spec : specs) {
            Set<HookPoint> hooks =
                    HookGlob.select(model.hookPoints(), List.of(spec.hook()), model.card().id());
            SortedSet<Integer> where = positions(spec);
            @Nullable Trace source = source(spec, hooks);
            for (HookPoint hook : hooks) {
                Change change = change(spec, hook, source);
                if (change instanceof Change.Without && !isWhole(spec)) {
                    throw refused("intervention.whole-only", hook, spec);
                }
                if (spec.head().isEmpty()) {
                    all.add(new Intervention(hook, change, OptionalInt.empty(), where));
                }
                for (int head : new TreeSet<>(spec.head())) {
                    checkHead(hook, head);
                    all.add(new Intervention(hook, change, OptionalInt.of(head), where));
                }
            }
        }
        return all;
    }

    private static boolean isWhole(InterventionSpec spec) {
        return spec.head().isEmpty() && spec.pos().isEmpty();
    }

    private Change change(InterventionSpec spec, HookPoint hook, @Nullable Trace source) {
        float factor = spec.factor() == null ? 1 : spec.factor();
        return switch (spec.op()) {
            case ZERO -> new Change.Zero();
            case MEAN ->
                    spec.from() == null
                            ? new Change.Mean()
                            : new Change.Replace(
                                    PositionMean.of(hook, taken(spec, hook, source), ids.length));
            case REPLACE -> new Change.Replace(value(spec, hook, source));
            case ADD -> new Change.Add(value(spec, hook, source), factor);
            case SCALE -> new Change.Scale(factor);
            case FREEZE -> new Change.Replace(value(spec, hook, source));
            case DROP -> dropped(spec, hook);
            case UNMASK -> structural(Structure.UNMASK, spec, hook);
            case UNSCALE -> structural(Structure.UNSCALE, spec, hook);
        };
    }

    private static Change dropped(InterventionSpec spec, HookPoint hook) {
        return ZEROED.contains(hook.last())
                ? new Change.Zero()
                : structural(Structure.DROP, spec, hook);
    }

    private static Change structural(Structure structure, InterventionSpec spec, HookPoint hook) {
        if (!structure.appliesTo(hook)) {
            throw refused("intervention.not-there", hook, spec);
        }
        return new Change.Without(structure);
    }

    private Tensor value(InterventionSpec spec, HookPoint hook, @Nullable Trace source) {
        if (spec.value().isEmpty()) {
            return taken(spec, hook, source);
        }
        float[] row = new float[spec.value().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = spec.value().get(i);
        }
        return Tensor.wrap(row, new int[] {row.length}, "row");
    }

    private Tensor taken(InterventionSpec spec, HookPoint hook, @Nullable Trace given) {
        Trace source = Objects.requireNonNull(given, "an operation that takes values has a source");
        HookPoint wanted = spec.fromHook() == null ? hook : new HookPoint(spec.fromHook());
        if (spec.op() != Op.MEAN && source.length() != ids.length) {
            throw Problem.input(
                            "intervention.length",
                            hook.name(),
                            "given",
                            source.length(),
                            "expected",
                            ids.length)
                    .asException();
        }
        return source.find(wanted)
                .orElseThrow(
                        () ->
                                Problem.input(
                                                "intervention.not-recorded",
                                                String.valueOf(spec.from()),
                                                "hook",
                                                wanted.name())
                                        .asException());
    }

    /** The trace that values are taken from; null where none are. */
    private @Nullable Trace source(InterventionSpec spec, Set<HookPoint> hooks) {
        if (spec.from() != null) {
            return traces.computeIfAbsent(spec.from(), InterventionPlan::read);
        }
        if (spec.op() == Op.FREEZE) {
            TraceRequest request = new TraceRequest(hooks, TraceRequest.Logits.LAST);
            return model.run(ids, request, cancellation);
        }
        return null;
    }

    private static Trace read(String path) {
        try {
            return TraceFile.read(Path.of(path)).trace();
        } catch (InvalidPathException e) {
            throw new IntakeException(Problem.input("file.missing", path), e);
        }
    }

    private SortedSet<Integer> positions(InterventionSpec spec) {
        SortedSet<Integer> all = new TreeSet<>();
        for (int given : spec.pos()) {
            int position = given < 0 ? ids.length + given : given;
            if (position < 0 || position >= positions) {
                throw Problem.input(
                                "intervention.position",
                                spec.hook(),
                                "given",
                                given,
                                "first",
                                -ids.length,
                                "last",
                                positions - 1)
                        .asException();
            }
            all.add(position);
        }
        return all;
    }

    private void checkHead(HookPoint hook, int head) {
        if (!hook.hasHeads()) {
            throw Problem.input("intervention.no-heads", hook.name()).asException();
        }
        int heads =
                switch (hook.last()) {
                    case "hook_k", "hook_v", "hook_rot_k" -> model.config().nKvHeads();
                    default -> model.config().nHeads();
                };
        if (head >= heads) {
            throw Problem.input("intervention.head", hook.name(), "given", head, "last", heads - 1)
                    .asException();
        }
    }

    private static IntakeException refused(String id, HookPoint hook, InterventionSpec spec) {
        return Problem.input(id, hook.name(), "op", spec.op().word()).asException();
    }
}

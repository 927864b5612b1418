package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelMoments;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the models for the vectors of trails; on their thread. */
final class Gathering {
    private final OpenModels models;
    private final TrailsQuestion question;
    private final Cancellation cancellation;
    private final List<Station> stations = new ArrayList<>();
    private final List<Tensor> fields = new ArrayList<>();

    Gathering(OpenModels models, TrailsQuestion question, Cancellation cancellation) {
        this.models = models;
        this.question = question;
        this.cancellation = cancellation;
    }

    Gathered throughLayers() {
        LanguageModel opened = models.get(question.model());
        int layers = opened.config().nLayers();
        Set<HookPoint> hooks = new LinkedHashSet<>();
        for (int layer = 0; layer < layers; layer++) {
            for (String hook :
                    List.of("resid_pre", "attn_out", "resid_mid", "mlp_out", "resid_post")) {
                hooks.add(HookPoint.block(layer, "hook_" + hook));
            }
        }
        HookPoint normalized = HookPoint.block(layers - 1, "hook_normalized_resid_post");
        hooks.add(normalized);
        TraceAnswer pass =
                models.trace(
                        question.model(),
                        question.prompt(),
                        new TraceRequest(hooks, TraceRequest.Logits.LAST),
                        cancellation);
        Trace trace = pass.trace();
        List<Integer> followed = question.followed(pass);
        // where a norm stands between, the stream is not the sum of what was added
        boolean sums = trace.find(normalized).isEmpty();
        List<double[]> lengths = new ArrayList<>(); // by station
        add(Station.Kind.EMBED, -1, trace.get(HookPoint.block(0, "hook_resid_pre")));
        lengths.add(none(followed.size()));
        for (int layer = 0; layer < layers; layer++) {
            Optional<Tensor> mid = trace.find(HookPoint.block(layer, "hook_resid_mid"));
            Optional<Tensor> attended = trace.find(HookPoint.block(layer, "hook_attn_out"));
            Optional<Tensor> computed = trace.find(HookPoint.block(layer, "hook_mlp_out"));
            if (mid.isPresent()) {
                add(Station.Kind.ATTENTION, layer, mid.get());
                lengths.add(lengths(sums ? attended : Optional.empty(), followed));
            }
            add(
                    mid.isPresent() ? Station.Kind.MLP : Station.Kind.BLOCK,
                    layer,
                    trace.get(HookPoint.block(layer, "hook_resid_post")));
            lengths.add(lengths(sums && mid.isPresent() ? computed : Optional.empty(), followed));
        }
        double[][] written = new double[followed.size()][stations.size()];
        for (int trail = 0; trail < written.length; trail++) {
            for (int station = 0; station < stations.size(); station++) {
                written[trail][station] = lengths.get(station)[trail];
            }
        }
        Optional<Tensor> embedding = models.weight(question.model(), EmbeddingMatrix.TOKENS);
        return gathered(opened, pass, followed, followed, written, embedding);
    }

    private void add(Station.Kind kind, int layer, Tensor stream) {
        int width = stream.size(stream.rank() - 1);
        stations.add(new Station(kind, layer));
        fields.add(
                Tensor.wrap(
                        stream.values(),
                        new int[] {stream.size() / width, width},
                        "pos",
                        "d_model"));
    }

    private static double[] none(int count) {
        double[] none = new double[count];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static double[] lengths(Optional<Tensor> written, List<Integer> positions) {
        double[] lengths = none(positions.size());
        if (written.isPresent()) {
            for (int i = 0; i < lengths.length; i++) {
                double squares = 0;
                for (float value : written.get().row(0, positions.get(i))) {
                    squares += (double) value * value;
                }
                lengths[i] = Math.sqrt(squares);
            }
        }
        return lengths;
    }

    Gathered training() {
        String whole = ModelMoments.modelOf(question.model());
        TraceAnswer pass =
                models.trace(
                        whole,
                        question.prompt(),
                        new TraceRequest(Set.of(), TraceRequest.Logits.LAST),
                        cancellation);
        List<String> moments = models.moments(whole);
        if (moments.isEmpty()) {
            return empty(pass, Message.of("trails.absent.moments", "model", whole));
        }
        Optional<Tensor> last = models.weight(whole, EmbeddingMatrix.TOKENS);
        if (last.isEmpty()) {
            return empty(pass, Message.of("trails.absent.embedding", "model", whole));
        }
        for (String moment : moments) {
            cancellation.check();
            stations.add(new Station(Station.Kind.STEP, ModelMoments.stepOf(moment).orElseThrow()));
            fields.add(models.weight(moment, EmbeddingMatrix.TOKENS).orElseThrow());
        }
        Tensor now = last.get();
        // the last moment kept is the model itself, unless it was trained on or changed since
        if (!Arrays.equals(now.values(), fields.get(fields.size() - 1).values())) {
            stations.add(new Station(Station.Kind.NOW, -1));
            fields.add(now);
        }
        Map<Integer, Integer> byId = new LinkedHashMap<>(); // a token's first position
        for (int position : question.followed(pass)) {
            byId.putIfAbsent(pass.tokens().get(position).id(), position);
        }
        double[][] written = new double[byId.size()][];
        Arrays.setAll(written, i -> none(stations.size()));
        return gathered(
                models.get(whole),
                pass,
                List.copyOf(byId.values()),
                List.copyOf(byId.keySet()),
                written,
                Optional.of(now));
    }

    private Gathered gathered(
            LanguageModel opened,
            TraceAnswer pass,
            List<Integer> followed,
            List<Integer> rows,
            double[][] written,
            Optional<Tensor> embedding) {
        Optional<Towards> towards = Optional.empty();
        if (question.axes() == TrailsState.Axes.WORDS) {
            Towards.Found found = Towards.find(opened, pass, question.right(), question.up());
            if (found.why().isPresent()) {
                return empty(pass, found.why().get());
            }
            towards = found.words();
        }
        boolean ofTraining = question.kind() == TrailsState.Kind.TRAINING;
        return new Gathered(
                without(pass),
                stations,
                fields,
                followed,
                rows,
                written,
                embedding,
                Optional.of(ofTraining ? fields.get(fields.size() - 1) : all(rows)),
                towards,
                Optional.empty());
    }

    /** The followed vectors at all stations. */
    private Tensor all(List<Integer> rows) {
        int width = fields.get(0).size(1);
        float[] values = new float[fields.size() * rows.size() * width];
        int at = 0;
        for (Tensor field : fields) {
            for (int row : rows) {
                System.arraycopy(field.row(row), 0, values, at, width);
                at += width;
            }
        }
        return Tensor.wrap(values, new int[] {at / width, width}, "n", "d_model");
    }

    private static Gathered empty(TraceAnswer pass, Message why) {
        return new Gathered(
                without(pass),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new double[0][],
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why));
    }

    /** Activations are many, and have been read. */
    private static TraceAnswer without(TraceAnswer pass) {
        Trace trace = pass.trace();
        return new TraceAnswer(
                pass.card(),
                pass.config(),
                pass.tokenizer(),
                pass.tokens(),
                new Trace(trace.ids(), Map.of(), trace.logits(), trace.origin()));
    }
}

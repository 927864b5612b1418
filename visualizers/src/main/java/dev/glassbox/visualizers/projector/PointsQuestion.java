package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.analysis.ModelVectors;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.projection.Layout;
import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.runtime.projection.NearestNeighbours;
import dev.glassbox.runtime.projection.Neighbours;
import dev.glassbox.runtime.projection.PrincipalComponents;
import dev.glassbox.runtime.projection.Trustworthiness;
import dev.glassbox.runtime.projection.Tsne;
import dev.glassbox.runtime.projection.TsneSettings;
import dev.glassbox.runtime.projection.Umap;
import dev.glassbox.runtime.projection.UmapSettings;
import dev.glassbox.runtime.projection.VectorArithmetic;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.vectors.VectorReader;
import dev.glassbox.runtime.vectors.VectorTable;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.HeavyQuestion;
import dev.glassbox.visualizers.api.KeptResults;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where do these vectors lie when they are drawn this way? What colours, names or is searched for
 * is no part of it.
 */
record PointsQuestion(Source source, Drawing drawing)
        implements HeavyQuestion<PointsQuestion.Inputs, PointsQuestion.Answer> {
    /** How many neighbours the trust in a drawing is measured by. */
    static final int TRUST_K = 12;

    private static final int COMPONENTS = 10;
    private static final KeptResults<Object, Growing> GROWING = new KeptResults<>(3);
    private static final KeptResults<Object, Neighbours> NEAR = new KeptResults<>(3);

    /**
     * @param table the vectors
     * @param print what tells them from others: the sha256 of weights, with what was read
     * @param models the models there are
     * @param hooks the hooks whose vectors can be drawn; empty where no text is read
     */
    record Inputs(VectorTable table, String print, List<String> models, List<String> hooks) {}

    /**
     * @param table the vectors
     * @param dims 2 or 3, or how many components there are to choose from
     * @param positions {@code [n, dims]}; for raw numbers the vectors themselves
     * @param shares of each component, of the whole variance; empty for other ways
     * @param done how many steps were made, of a drawing that grows
     * @param planned how many are meant to be made; 0 for one that does not grow
     * @param last the frame made of it
     * @param trust in the drawing in the plane and in space, from 0 to 1; NaN where it is not
     *     known, as while it grows
     */
    @SuppressWarnings("ArrayRecordComponent") // large, and never compared
    record Answer(
            VectorTable table,
            int dims,
            float[] positions,
            double[] shares,
            int done,
            int planned,
            Trust trust,
            boolean complete,
            List<String> models,
            List<String> hooks,
            LastFrame last)
            implements QuestionAnswer {
        @Override
        public long bytes() {
            return 4L * positions.length + 4L * table.values().length + 100L * table.size();
        }
    }

    /** Trust in a picture of two and of three axes. */
    record Trust(double plane, double space) {
        static final Trust UNKNOWN = new Trust(Double.NaN, Double.NaN);

        static Trust in(VectorTable table, float[] positions, int dims, Cancellation cancellation) {
            double trust =
                    Trustworthiness.of(
                            table.values(), table.width(), positions, dims, TRUST_K, cancellation);
            return dims == 2 ? new Trust(trust, Double.NaN) : new Trust(Double.NaN, trust);
        }

        double of(int dims) {
            return dims == 2 ? plane : space;
        }
    }

    @Override
    public Inputs inputs(OpenModels models, Cancellation cancellation) {
        String model = Objects.requireNonNullElse(source.model(), "");
        String prompt = Objects.requireNonNullElse(source.prompt(), "");
        String hook = Objects.requireNonNullElse(source.hook(), "");
        VectorTable table =
                switch (source.kind()) {
                    case TOKENS -> ModelVectors.tokenEmbeddings(models, model);
                    case POSITIONS -> ModelVectors.positions(models, model);
                    case TEXT -> ModelVectors.ofTokens(models, model, hook, prompt, cancellation);
                    case LINES -> ModelVectors.ofLines(models, model, hook, prompt, cancellation);
                    case FILE -> file(cancellation);
                };
        if (source.kind() == Source.Kind.FILE) {
            return new Inputs(
                    table,
                    String.valueOf(Arrays.hashCode(table.values())),
                    models.ids(),
                    List.of());
        }
        return new Inputs(
                table,
                models.describe(model).card().weightsSha256(),
                models.ids(),
                source.reads() ? ModelVectors.hooks(models.get(model)) : List.of());
    }

    private VectorTable file(Cancellation cancellation) {
        return VectorReader.read(
                Path.of(Objects.requireNonNull(source.vectors())),
                Optional.ofNullable(source.metadata()).map(Path::of),
                cancellation::isCancelled);
    }

    @Override
    public Answer work(Inputs inputs, Asking<Answer> asking) {
        return switch (drawing.method()) {
            case PCA -> components(inputs, asking);
            case RAW ->
                    new Drawn(inputs, inputs.table().width(), inputs.table().values())
                            .answer(new double[0], Trust.UNKNOWN);
            case AXES -> along(inputs, asking);
            case TSNE, UMAP -> grown(inputs, asking);
        };
    }

    /** Points in their places. */
    @SuppressWarnings("ArrayRecordComponent") // large, and never compared
    record Drawn(Inputs inputs, int dims, float[] positions) {
        Answer answer(double[] shares, Trust trust) {
            return new Answer(
                    inputs.table(),
                    dims,
                    positions,
                    shares,
                    0,
                    0,
                    trust,
                    true,
                    inputs.models(),
                    inputs.hooks(),
                    new LastFrame());
        }

        /** One that grows; its trust is known when it is complete. */
        Answer at(int done, int planned, Trust trust, boolean complete) {
            return new Answer(
                    inputs.table(),
                    dims,
                    positions,
                    new double[0],
                    done,
                    planned,
                    trust,
                    complete,
                    inputs.models(),
                    inputs.hooks(),
                    new LastFrame());
        }
    }

    private static Answer components(Inputs inputs, Cancellation cancellation) {
        VectorTable table = inputs.table();
        PrincipalComponents found =
                PrincipalComponents.of(table.values(), table.width(), COMPONENTS, cancellation);
        int count = found.shares().length;
        float[] places = found.project(table.values(), IntStream.range(0, count).toArray());
        return new Drawn(inputs, count, places)
                .answer(
                        found.shares(),
                        new Trust(
                                firstTrust(table, found, 2, cancellation),
                                firstTrust(table, found, 3, cancellation)));
    }

    /** In the picture of the first components. */
    private static double firstTrust(
            VectorTable table, PrincipalComponents found, int dims, Cancellation cancellation) {
        if (found.shares().length < dims) {
            return Double.NaN;
        }
        float[] places = found.project(table.values(), IntStream.range(0, dims).toArray());
        return Trust.in(table, places, dims, cancellation).of(dims);
    }

    private Answer along(Inputs inputs, Cancellation cancellation) {
        VectorTable table = inputs.table();
        float[] places = new float[table.size() * drawing.dims()];
        for (int axis = 0; axis < drawing.dims(); axis++) {
            String text = axis < drawing.axes().size() ? drawing.axes().get(axis) : "";
            float[] direction = VectorArithmetic.parse(text).of(table, table.columns().get(0));
            double length = 0;
            for (float part : direction) {
                length += (double) part * part;
            }
            length = Math.sqrt(length);
            for (int i = 0; i < table.size(); i++) {
                double sum = 0;
                for (int d = 0; d < direction.length; d++) {
                    sum += (double) table.values()[i * table.width() + d] * direction[d];
                }
                places[i * drawing.dims() + axis] = length > 0 ? (float) (sum / length) : 0;
            }
        }
        return new Drawn(inputs, drawing.dims(), places)
                .answer(new double[0], Trust.in(table, places, drawing.dims(), cancellation));
    }

    /** Goes on from where it was left, which may be in another picture of the same. */
    private Answer grown(Inputs inputs, Asking<Answer> asking) {
        Object key = List.of(inputs.print(), source, drawing.withUntil(null));
        Growing growing = GROWING.of(key, Growing::new);
        synchronized (growing) {
            return growing.to(drawing.until(), inputs, asking, () -> begin(inputs, asking));
        }
    }

    private Layout begin(Inputs inputs, Asking<Answer> asking) {
        VectorTable table = inputs.table();
        if (drawing.method() == Drawing.Method.TSNE) {
            TsneSettings usual = TsneSettings.DEFAULT;
            TsneSettings settings =
                    new TsneSettings(
                            drawing.dims(),
                            drawing.perplexity(),
                            usual.iterations(),
                            usual.earlyExaggeration(),
                            usual.learningRate(),
                            drawing.seed());
            Neighbours near =
                    near(inputs, settings.neighbours(table.size()), Metric.EUCLIDEAN, asking);
            return Tsne.of(table.values(), table.width(), near, settings);
        }
        Metric metric = drawing.metric();
        UmapSettings settings =
                new UmapSettings(
                        drawing.dims(),
                        drawing.neighbours(),
                        drawing.minDist(),
                        UmapSettings.USUAL.spread(),
                        0,
                        UmapSettings.USUAL.negatives(),
                        UmapSettings.USUAL.learningRate(),
                        metric,
                        drawing.seed());
        return Umap.of(
                table.values(),
                table.width(),
                near(inputs, drawing.neighbours() - 1, metric, asking),
                settings,
                asking);
    }

    /** They are the same for every seed. */
    private Neighbours near(Inputs inputs, int k, Metric metric, Cancellation cancellation) {
        VectorTable table = inputs.table();
        return NEAR.of(
                List.of(inputs.print(), source, k, metric),
                () -> NearestNeighbours.of(table.values(), table.width(), k, metric, cancellation));
    }
}

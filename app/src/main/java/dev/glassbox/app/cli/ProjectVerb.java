package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.projection.Layout;
import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.runtime.projection.NearestNeighbours;
import dev.glassbox.runtime.projection.PrincipalComponents;
import dev.glassbox.runtime.projection.Trustworthiness;
import dev.glassbox.runtime.projection.Tsne;
import dev.glassbox.runtime.projection.TsneSettings;
import dev.glassbox.runtime.projection.Umap;
import dev.glassbox.runtime.projection.UmapSettings;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.vectors.VectorReader;
import dev.glassbox.runtime.vectors.VectorTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code project}: vectors of a file laid out in the plane or in space. What is written is there
 * whole or not at all.
 */
@Command(name = "project")
final class ProjectVerb extends Verb {
    private static final int TRUST_K = 12;

    /** The ways, as they are typed. */
    private enum Method {
        PCA("pca"),
        TSNE("tsne"),
        UMAP("umap");

        private final String name;

        Method(String name) {
            this.name = name;
        }

        /** What is typed. */
        @Override
        public String toString() {
            return name;
        }
    }

    @Option(
            names = "--method",
            required = true,
            paramLabel = "pca|tsne|umap",
            descriptionKey = "glassbox.project.method")
    private Method method = Method.PCA;

    @Option(names = "--dims", paramLabel = "2|3", descriptionKey = "glassbox.project.dims")
    private int dims = 2;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "glassbox.project.seed")
    private long seed = 1;

    @Option(
            names = "--perplexity",
            paramLabel = "P",
            descriptionKey = "glassbox.project.perplexity")
    private double perplexity = TsneSettings.DEFAULT.perplexity();

    @Option(
            names = "--iterations",
            paramLabel = "N",
            descriptionKey = "glassbox.project.iterations")
    private int iterations = TsneSettings.DEFAULT.iterations();

    @Option(
            names = "--neighbours",
            paramLabel = "K",
            descriptionKey = "glassbox.project.neighbours")
    private int neighbours = UmapSettings.USUAL.neighbours();

    @Option(names = "--min-dist", paramLabel = "D", descriptionKey = "glassbox.project.min-dist")
    private double minDist = UmapSettings.USUAL.minDist();

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            descriptionKey = "glassbox.project.in")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            descriptionKey = "glassbox.project.out")
    private Path out = Path.of("");

    @Option(names = "--json")
    private boolean json;

    private double @Nullable [] shares;
    private double divergence = Double.NaN;

    ProjectVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        check("--dims", dims, 2, 3);
        check("--perplexity", perplexity, 1, 10_000);
        check("--iterations", iterations, 1, 1_000_000);
        check("--neighbours", neighbours, 2, 10_000);
        check("--min-dist", minDist, 0, 1);
        VectorTable table = VectorReader.read(in, Optional.empty(), () -> false);
        long start = System.nanoTime();
        float[] places = places(table);
        double seconds = (System.nanoTime() - start) / 1e9;
        double trust =
                Trustworthiness.of(
                        table.values(), table.width(), places, dims, TRUST_K, Cancellation.NONE);
        byte[] content = csv(places).getBytes(StandardCharsets.UTF_8);
        new AtomicFile(Disk.real()).replace(out, stream -> stream.write(content));
        if (json) {
            Json.line(out(), describe(table, seconds, trust));
        } else {
            out().println(
                            text(
                                    "cli.project-done",
                                    "points",
                                    table.size(),
                                    "width",
                                    table.width(),
                                    "seconds",
                                    Figures.number(seconds),
                                    "trust",
                                    Figures.number(trust),
                                    "out",
                                    out));
        }
        return Cli.DONE;
    }

    private static void check(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw Problem.input(
                            "cli.project-range",
                            name,
                            "value",
                            Figures.number(value),
                            "low",
                            Figures.number(low),
                            "high",
                            Figures.number(high))
                    .asException();
        }
    }

    private float[] places(VectorTable table) {
        if (method == Method.PCA) {
            PrincipalComponents found =
                    PrincipalComponents.of(table.values(), table.width(), dims, Cancellation.NONE);
            shares = found.shares();
            int there = found.components().length;
            float[] some = found.project(table.values(), IntStream.range(0, there).toArray());
            return there == dims ? some : widened(some, there);
        }
        Layout layout = layout(table);
        while (layout.done() < layout.planned()) {
            layout.step(Cancellation.NONE);
        }
        if (layout instanceof Tsne tsne) {
            divergence = tsne.divergence();
        }
        return layout.positions();
    }

    /** Vectors of fewer numbers than the picture has axes lie at 0 along the rest. */
    private float[] widened(float[] places, int there) {
        float[] wide = new float[places.length / there * dims];
        for (int i = 0; i < places.length; i++) {
            wide[i / there * dims + i % there] = places[i];
        }
        return wide;
    }

    private Layout layout(VectorTable table) {
        if (method == Method.TSNE) {
            TsneSettings usual = TsneSettings.DEFAULT;
            TsneSettings settings =
                    new TsneSettings(
                            dims,
                            perplexity,
                            iterations,
                            usual.earlyExaggeration(),
                            usual.learningRate(),
                            seed);
            return Tsne.of(
                    table.values(),
                    table.width(),
                    NearestNeighbours.of(
                            table.values(),
                            table.width(),
                            settings.neighbours(table.size()),
                            Metric.EUCLIDEAN,
                            Cancellation.NONE),
                    settings);
        }
        UmapSettings usual = UmapSettings.USUAL;
        UmapSettings settings =
                new UmapSettings(
                        dims,
                        neighbours,
                        minDist,
                        usual.spread(),
                        0,
                        usual.negatives(),
                        usual.learningRate(),
                        Metric.EUCLIDEAN,
                        seed);
        return Umap.of(
                table.values(),
                table.width(),
                NearestNeighbours.of(
                        table.values(),
                        table.width(),
                        neighbours - 1,
                        Metric.EUCLIDEAN,
                        Cancellation.NONE),
                settings);
    }

    private String csv(float[] places) {
        StringBuilder text = new StringBuilder(dims == 2 ? "x,y\n" : "x,y,z\n");
        for (int i = 0; i < places.length; i++) {
            text.append(places[i]).append(i % dims == dims - 1 ? '\n' : ',');
        }
        return text.toString();
    }

    private Map<String, Object> describe(VectorTable table, double seconds, double trust) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("method", method.toString());
        object.put("points", table.size());
        object.put("width", table.width());
        object.put("dims", dims);
        object.put("seconds", seconds);
        object.put("trustworthiness", trust);
        if (shares != null) {
            object.put("shares", shares);
        }
        if (!Double.isNaN(divergence)) {
            object.put("divergence", divergence);
        }
        object.put("out", out.toString());
        return object;
    }
}

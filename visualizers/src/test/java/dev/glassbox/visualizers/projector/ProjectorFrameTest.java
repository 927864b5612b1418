package dev.glassbox.visualizers.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.testing.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectorFrameTest {
    private static final Source TOWN = Source.tokens("tinytown-zh-en");

    private final ProjectorVisualizer visualizer = new ProjectorVisualizer();
    @TempDir Path folder;

    private ProjectorFrame frame(ProjectorState state) {
        return visualizer.frame(state, Engine.answer(visualizer.needs(state)));
    }

    private static ProjectorState drawn(Drawing.Method method) {
        ProjectorState state = ProjectorState.of(TOWN);
        return state.with(state.drawing().with(method));
    }

    @Test
    void thePointsAreTheRowsOfTheMatrix() {
        Tensor matrix =
                Engine.bundled().weight("tinytown-zh-en", EmbeddingMatrix.TOKENS).orElseThrow();
        ProjectorFrame frame = frame(drawn(Drawing.Method.RAW).withComponents(List.of(3, 5, 0)));
        assertThat(frame.table().size()).isEqualTo(matrix.size(0));
        for (int i = 0; i < matrix.size(0); i++) {
            assertThat(frame.positions()[2 * i]).isEqualTo(matrix.at(i, 3));
            assertThat(frame.positions()[2 * i + 1]).isEqualTo(matrix.at(i, 5));
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void neighboursAreThoseOfTheOriginalSpaceInPlainDoubles(Metric metric) {
        ProjectorState state = ProjectorState.of(TOWN).withChosen(40).withMetric(metric);
        ProjectorFrame frame = frame(state);
        float[] own = frame.table().row(40);
        double last = -1;
        for (ProjectorFrame.Near near : frame.near()) {
            double plain = distance(own, frame.table().row(near.point()), metric);
            assertThat(near.original()).isCloseTo(plain, within(1e-6));
            assertThat(near.original()).isGreaterThanOrEqualTo(last);
            last = near.original();
        }
        int nearer = 0;
        for (int i = 0; i < frame.table().size(); i++) {
            if (i != 40 && distance(own, frame.table().row(i), metric) < last - 1e-6) {
                nearer++;
            }
        }
        assertThat(nearer).isEqualTo(frame.near().size() - 1);
        Workings.Check check = frame.workings().orElseThrow().check().orElseThrow();
        assertThat(check.agrees()).isTrue();
        assertThat(check.plain()).isNotZero();
    }

    private static double distance(float[] a, float[] b, Metric metric) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            dot += (double) a[d] * b[d];
            aa += (double) a[d] * a[d];
            bb += (double) b[d] * b[d];
            squares += Math.pow((double) a[d] - b[d], 2);
        }
        return metric == Metric.COSINE ? 1 - dot / Math.sqrt(aa * bb) : Math.sqrt(squares);
    }

    @Test
    void aSumIsAnsweredByTheNearestPointThatIsNoPartOfIt() {
        ProjectorState state =
                ProjectorState.of(Source.tokens("everyday-en-zh")).withSum("cat - dog + 狗");
        ProjectorFrame frame = frame(state);
        assertThat(frame.answers().get(0).label()).isEqualTo("猫");
        assertThat(frame.facts()).containsEntry("sum", "猫");
        assertThat(frame.answers()).noneMatch(one -> one.label().equals("狗"));
        assertThat(frame(state.withSum("cat -")).trouble()).isPresent();
        assertThat(frame(state.withSum("catt - 狗")).trouble().orElseThrow().arguments().get("near"))
                .contains("cat");
    }

    @Test
    void searchFindsPlainTextInAnyCaseAndRegularExpressions() {
        ProjectorState state = ProjectorState.of(TOWN);
        assertThat(found(state.withSearch("A"))).contains("a", "A").doesNotContain("b");
        assertThat(found(state.withSearch("/^[0-9]$/"))).allMatch(label -> label.matches("[0-9]"));
        assertThat(found(state.withSearch("."))).allMatch(label -> label.contains("."));
        assertThat(frame(state.withSearch("/[/")).trouble()).isPresent();
    }

    private List<String> found(ProjectorState state) {
        ProjectorFrame frame = frame(state);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < frame.table().size(); i++) {
            boolean[] found = frame.found();
            if (found != null && found[i]) {
                labels.add(frame.table().label(i).strip());
            }
        }
        return labels;
    }

    @ParameterizedTest
    @EnumSource(
            value = Drawing.Method.class,
            names = {"TSNE", "UMAP"})
    void oneThatWasPausedAndGoneOnWithIsTheUnbrokenOne(Drawing.Method method) {
        ProjectorState whole = drawn(method);
        whole = whole.with(whole.drawing().withSeed(method == Drawing.Method.TSNE ? 3 : 4));
        ProjectorState paused = whole.with(whole.drawing().withUntil(20));
        float[] at20 = frame(paused).positions();
        ProjectorFrame end = frame(whole);
        assertThat(end.done()).isEqualTo(end.planned());
        assertThat(frame(paused).positions()).isEqualTo(at20); // it was further on by then
        ProjectorState other = whole.with(whole.drawing().withSeed(9));
        assertThat(frame(other).positions()).isNotEqualTo(end.positions());
        assertThat(frame(whole).positions()).isEqualTo(end.positions());
        assertThat(end.facts()).containsKey("trustworthiness");
    }

    @Test
    void growingIsSeen() {
        ProjectorState state = drawn(Drawing.Method.UMAP);
        state = state.with(state.drawing().withSeed(11));
        PointsQuestion question = new PointsQuestion(TOWN, state.drawing().essence());
        List<PointsQuestion.Answer> parts = new ArrayList<>();
        PointsQuestion.Inputs inputs = question.inputs(Engine.bundled(), () -> false);
        PointsQuestion.Answer last =
                question.work(
                        inputs,
                        new Asking<>() {
                            @Override
                            public void soFar(PointsQuestion.Answer partial) {
                                parts.add(partial);
                            }

                            @Override
                            public boolean isCancelled() {
                                return false;
                            }
                        });
        assertThat(parts).isNotEmpty().noneMatch(PointsQuestion.Answer::complete);
        assertThat(last.complete()).isTrue();
    }

    @Test
    void aTextGivesAPointATokenOrALine() {
        String text = "Tom ate.\n\nAnn ate.";
        Source tokens =
                new Source(
                        Source.Kind.TEXT,
                        "tinytown-zh-en",
                        text,
                        "blocks.0.hook_resid_post",
                        null,
                        null);
        ProjectorFrame each = frame(ProjectorState.of(tokens));
        ProjectorFrame lines =
                frame(ProjectorState.of(tokens.with(Source.Kind.LINES, "tinytown-zh-en", "")));
        assertThat(lines.table().size()).isEqualTo(2);
        int first =
                (int)
                        each.table().column("line").orElseThrow().values().stream()
                                .filter("0"::equals)
                                .count();
        double sum = 0;
        for (int i = 0; i < first; i++) {
            sum += each.table().row(i)[5];
        }
        assertThat((double) lines.table().row(0)[5]).isCloseTo(sum / first, within(1e-6));
        assertThat(each.hooks()).contains("blocks.0.hook_resid_post");
    }

    @Test
    void whatIsNotThereIsASentence() throws IOException {
        problem(ProjectorState.of(Source.tokens("no-such-model")), "");
        problem(
                ProjectorState.of(
                        new Source(
                                Source.Kind.TEXT, "tinytown-zh-en", "Tom", "no.hook", null, null)),
                "analysis.no-such-hook");
        problem(
                ProjectorState.of(
                        new Source(
                                Source.Kind.LINES,
                                "tinytown-zh-en",
                                " \n",
                                Source.HOOK,
                                null,
                                null)),
                "analysis.no-text");
        ProjectorState axes = drawn(Drawing.Method.AXES);
        problem(
                axes.with(axes.drawing().withAxes(List.of("Tomm - Ann", "a"))),
                "projection.no-such-point");
        Path file = Files.writeString(folder.resolve("v.csv"), "a,b\n1,2\n3,x\n");
        problem(file(file), "vectors.no-number");
    }

    private static ProjectorState file(Path file) {
        return ProjectorState.of(
                new Source(Source.Kind.FILE, null, null, null, file.toString(), null));
    }

    private void problem(ProjectorState state, String id) {
        assertThatThrownBy(() -> frame(state))
                .isInstanceOfSatisfying(
                        IntakeException.class, e -> assertThat(e.problem().id()).startsWith(id));
    }

    @Test
    void oneTwoAndEqualPointsHaveAPictureInEveryWay() throws IOException {
        for (String rows : List.of("1,2\n", "1,2\n3,4\n", "1,2\n1,2\n1,2\n1,2\n1,2\n")) {
            Path file = Files.writeString(folder.resolve("v" + rows.length() + ".csv"), rows);
            for (Drawing.Method method :
                    List.of(Drawing.Method.PCA, Drawing.Method.UMAP, Drawing.Method.RAW)) {
                for (int dims = 2; dims <= 3; dims++) {
                    ProjectorState state = file(file);
                    state =
                            state.with(state.drawing().with(method))
                                    .with(state.drawing().with(method).withDims(dims))
                                    .withChosen(7)
                                    .withComponents(List.of(9, 1, 30));
                    ProjectorFrame frame = frame(state);
                    assertThat(frame.positions()).hasSize(frame.table().size() * dims);
                    for (float place : frame.positions()) {
                        assertThat(place).isFinite();
                    }
                }
            }
        }
    }

    @Test
    void theStateRoundTripsAsJson() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        ProjectorState state =
                drawn(Drawing.Method.UMAP)
                        .withChosen(3)
                        .withSearch("/x/")
                        .withSum("a - b")
                        .withMetric(Metric.EUCLIDEAN)
                        .withMore(true);
        String written = json.writeValueAsString(state);
        assertThat(json.readValue(written, ProjectorState.class)).isEqualTo(state);
        ProjectorState shortest =
                json.readValue(
                        "{\"source\":{\"kind\":\"tokens\",\"model\":\"m\"}}", ProjectorState.class);
        assertThat(shortest).isEqualTo(ProjectorState.of(Source.tokens("m")));
        for (String bad :
                List.of(
                        "{\"kind\":\"tokens\"}",
                        "{\"kind\":\"file\"}",
                        "{\"kind\":\"text\",\"model\":\"m\"}",
                        "{\"kind\":\"other\",\"model\":\"m\"}")) {
            assertThatThrownBy(
                            () -> json.readValue("{\"source\":" + bad + "}", ProjectorState.class))
                    .isInstanceOf(JsonProcessingException.class);
        }
    }
}

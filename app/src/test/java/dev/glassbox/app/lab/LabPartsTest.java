package dev.glassbox.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lab's view model is made of. */
class LabPartsTest {
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void stop() {
        writer.shutdownNow();
    }

    @Test
    void aFolderIsNamedByThePlanAlone() {
        LabPlan plan = new LabPlan("tinytown-small", Optional.empty(), 7, 800, "no-scale");
        assertThat(LabFolder.name(plan, false)).isEqualTo("lab-tinytown-small-7-800");
        assertThat(LabFolder.name(plan, true)).isEqualTo("lab-tinytown-small-7-800-no-scale");
        LabPlan other = plan.with("max_lr", 0.01).with("batch", 8);
        assertThat(LabFolder.name(other, false))
                .isEqualTo("lab-tinytown-small-e9b6c331-7-800")
                .isEqualTo(LabFolder.name(plan.with("batch", 8).with("max_lr", 0.01), false));
        LabPlan text =
                new LabPlan(
                        "text-char", Optional.of(new LabPlan.OwnText("/home/文.txt", 0)), 1, 10, "");
        assertThat(LabFolder.name(text, false)).isEqualTo("lab-text-char-2681399e-1-10");
    }

    @Test
    void noNameButARecipesBecomesAFolder(@TempDir Path models) {
        LabPlan plan = new LabPlan("../../elsewhere", Optional.empty(), 1, 10, "");
        assertThatThrownBy(() -> LabFolder.of(plan, models, data(models)))
                .isInstanceOf(IntakeException.class);
    }

    @Test
    void onlyANetworkThatIsWholeKeepsMoments(@TempDir Path models) {
        assertThat(broken("no-norm", models).recipe().schedule().moments()).isZero();
        assertThat(broken("no-positions", models).recipe().schedule().moments()).isZero();
        assertThat(broken("thirty-examples", models).recipe().schedule().moments()).isEqualTo(20);
        assertThat(broken("lr-x100", models).own("min_lr", 1e-4)).isEqualTo(1e-2);
        assertThat(broken("lr-x100", models).own("dropout", 0.1)).isEqualTo(0.1);
    }

    private static LabFolder broken(String what, Path models) {
        LabPlan plan = new LabPlan("tinytown-small", Optional.empty(), 1, 100, what);
        return LabFolder.of(plan, models, data(models)).get(1);
    }

    private static LabData data(Path models) {
        return new LabData(models, LabBench.texts(models));
    }

    @Test
    void aRunIsLookedAtSomeTwoDozenTimesAndMoreOftenAtFirst() {
        List<Integer> steps = List.copyOf(LookSteps.of(800));
        assertThat(steps).hasSizeBetween(22, 26).startsWith(0).endsWith(800);
        assertThat(steps.stream().filter(step -> step <= 80)).hasSizeGreaterThan(8);
        assertThat(LookSteps.of(1)).containsExactly(0, 1);
        assertThat(LookSteps.of(1_000_000)).hasSizeLessThan(27).endsWith(1_000_000);
    }

    @Test
    void looksAreBoundedAndThinnedWhereTheyAreClosest() {
        Looks looks = new Looks();
        for (int step : LookSteps.of(3000)) {
            looks.add(look(step));
        }
        for (int step = 3001; step < 3400; step++) {
            looks.add(look(step)); // one steps by hand
        }
        List<Integer> kept = looks.all().stream().map(Look::step).toList();
        assertThat(kept).hasSize(Looks.MOST).startsWith(0).endsWith(3399).isSorted();
        assertThat(kept.stream().filter(step -> step <= 3000)).hasSizeGreaterThan(18);
        looks.add(look(3399));
        assertThat(looks.all()).hasSize(Looks.MOST);
        looks.backTo(100);
        assertThat(looks.all()).allMatch(look -> look.step() <= 100).isNotEmpty();
    }

    private static Look look(int step) {
        Trace trace =
                new Trace(
                        new int[1],
                        Map.of(),
                        Tensor.wrap(new float[1], new int[] {1}, "d_vocab"),
                        new Origin("m", "", false, Instant.EPOCH, "", 1, 0));
        Tensor rows = Tensor.wrap(new float[1], new int[] {1, 1}, "token", "d_model");
        return new Look(step, "", List.of(), trace, List.of(), rows, List.of(0), List.of("a"));
    }

    private LabStore store(Path folder) {
        DurableFile file =
                new DurableFile(Disk.real(), folder.resolve("lab.json"), LabStore.SCHEMA);
        return new LabStore(file, writer, (Problem problem) -> told.add(problem.id()));
    }

    private static LabState state(int steps) {
        return LabBench.state(
                new LabPlan("tinytown-small", Optional.empty(), 1, steps, "no-norm")
                        .with("max_lr", 0.01),
                30);
    }

    @Test
    void theStateIsThereAtTheNextStartAndADamagedOneFallsBack(@TempDir Path folder)
            throws IOException {
        LabStore first = store(folder);
        assertThat(first.load(state(1))).isEqualTo(state(1));
        first.keep(state(2));
        first.flush();
        first.keep(state(3));
        first.flush();
        assertThat(store(folder).load(state(1))).isEqualTo(state(3));
        assertThat(told).isEmpty();
        Files.writeString(folder.resolve("lab.json"), "{\"half");
        assertThat(store(folder).load(state(1))).isEqualTo(state(2));
        assertThat(told).containsExactly("app.kept-earlier");
    }

    @Test
    void aDocumentThatIsNoStateIsSaidAndLeftAside(@TempDir Path folder) {
        new DurableFile(Disk.real(), folder.resolve("lab.json"), LabStore.SCHEMA)
                .write("{\"plan\": {\"recipe\": \"tinytown-small\", \"steps\": 0}}");
        assertThat(store(folder).load(state(1))).isEqualTo(state(1));
        assertThat(told).hasSize(1);
    }

    @Test
    void whoNeedsAFolderWaitsUntilNobodyIsThere() {
        Turns turns = new Turns();
        List<String> order = new ArrayList<>();
        turns.whenFree(() -> order.add("at once"));
        turns.take();
        turns.take();
        turns.whenFree(
                () -> {
                    order.add("remove");
                    turns.take();
                });
        turns.whenFree(() -> order.add("begin"));
        turns.give();
        assertThat(order).containsExactly("at once");
        turns.give();
        assertThat(order).containsExactly("at once", "remove");
        turns.give();
        assertThat(order).containsExactly("at once", "remove", "begin");
    }
}

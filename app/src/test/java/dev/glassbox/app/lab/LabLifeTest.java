package dev.glassbox.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class LabLifeTest {
    private static final int STEPS = LabBench.STEPS;

    @TempDir private Path folder;
    private final LabBench bench = new LabBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    private Path models(String name) {
        return folder.resolve(name);
    }

    private static LabState with(LabState now, String prompt) {
        return States.with(now, new Focus(prompt, 0, 0));
    }

    private static List<Integer> steps(LabRun run) {
        return run.looks().stream().map(Look::step).toList();
    }

    private static byte[] bytes(Path models, LabPlan plan, String file) throws IOException {
        return Files.readAllBytes(models.resolve(LabFolder.name(plan, false)).resolve(file));
    }

    @Test
    void aRunGoesToItsEndIsSeenOnTheWayAndLeavesNoNativeArray() throws Exception {
        int before = nativeArrays();
        LabViewModel lab = bench.done(LabBench.plan(""), models("a"));
        LabRun run = lab.run().get();
        assertThat(run.step()).isEqualTo(STEPS);
        assertThat(run.log()).extracting(TrainingMetrics::step).hasSize(6).endsWith(STEPS);
        assertThat(run.layers()).hasSize(6);
        assertThat(steps(run)).isEqualTo(List.copyOf(LookSteps.of(STEPS)));
        assertThat(run.moments()).startsWith(0).endsWith(STEPS);
        double floor = run.about().floor().orElseThrow();
        TrainingMetrics last = run.log().get(5);
        assertThat(last.valLoss()).isGreaterThan(floor).isLessThan(run.log().get(0).trainLoss());
        assertThat(run.about().vocabulary()).isGreaterThan(50);
        assertThat(run.about().parameters()).isGreaterThan(100_000);
        Look look = run.looks().get(run.looks().size() - 1);
        assertThat(look.sample()).isNotEmpty();
        assertThat(look.tokens()).hasSize(2);
        assertThat(look.likeliest()).hasSize(8);
        assertThat(look.likeliest().get(0).probability())
                .isGreaterThanOrEqualTo(look.likeliest().get(1).probability());
        assertThat(look.embedding().size(0)).isEqualTo(look.followed().size());
        assertThat(look.names()).hasSameSizeAs(look.followed());
        assertThat(look.embedding().toArray())
                .isNotEqualTo(run.looks().get(0).embedding().toArray());
        assertThat(run.about().model()).isEqualTo(LabFolder.name(LabBench.plan(""), false));
        assertThat(nativeArrays()).isEqualTo(before);
    }

    private static int nativeArrays() {
        try (NDManager any = NDManager.newBaseManager("PyTorch")) {
            return NativeLedger.arrays(any);
        }
    }

    @Test
    void itWaitsWhereTheStateSaysAndGoesOnStepByStep() throws Exception {
        LabViewModel lab = bench.lab(LabBench.state(LabBench.plan(""), 23), models("a"));
        lab.start();
        assertThat(lab.run().get().phase()).isEqualTo(Phase.PREPARING);
        bench.await(lab, Phase.PAUSED);
        assertThat(lab.run().get().step()).isEqualTo(23);
        assertThat(steps(lab.run().get())).as("seen as it is while it waits").endsWith(23);
        lab.step(2);
        bench.await(() -> lab.run().get().step() == 25 && at(lab, Phase.PAUSED));
        assertThat(steps(lab.run().get())).as("and where it waits again").endsWith(23, 25);
        lab.change(LabBench.state(LabBench.plan(""), 31));
        bench.await(() -> lab.run().get().step() == 31 && at(lab, Phase.PAUSED));
        lab.start();
        bench.await(lab, Phase.DONE);
    }

    private static boolean at(LabViewModel lab, Phase phase) {
        return lab.run().get().phase() == phase;
    }

    @Test
    void killedAtAnyMomentItIsFoundAgainAndEndsAsIfNothingHadBeen() throws Exception {
        LabPlan plan = LabBench.plan("");
        bench.done(plan, models("whole"));
        LabViewModel killed = bench.lab(LabBench.state(plan, 57), models("killed"));
        killed.start();
        bench.await(killed, Phase.PAUSED);
        copy(models("killed"), models("image")); // what a kill at step 57 leaves on the disk
        killed.stop();

        LabViewModel lab = bench.lab(LabBench.state(plan, 0), models("image"));
        bench.await(() -> at(lab, Phase.PAUSED));
        LabRun found = lab.run().get();
        assertThat(found.step()).isEqualTo(50);
        assertThat(found.log()).extracting(TrainingMetrics::step).endsWith(50);
        assertThat(found.moments()).startsWith(0).allMatch(step -> step <= 50);
        lab.wake();
        bench.await(() -> !lab.run().get().looks().isEmpty());
        assertThat(steps(lab.run().get())).isEqualTo(found.moments());
        assertThat(lab.run().get().about().vocabulary()).isGreaterThan(50);
        lab.start();
        assertThat(lab.run().get().log()).as("is on screen while it is read").isNotEmpty();
        bench.await(lab, Phase.DONE);
        assertThat(bytes(models("image"), plan, "model.safetensors"))
                .isEqualTo(bytes(models("whole"), plan, "model.safetensors"));
        assertThat(steps(lab.run().get())).contains(0, STEPS).isSorted();

        LabViewModel later = bench.lab(LabBench.state(plan, 0), models("image"));
        bench.await(() -> at(later, Phase.DONE));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    @Test
    void sideBySideEachIsWhatItIsAlone() throws Exception {
        LabPlan both = LabBench.plan("lr-div-1000");
        LabViewModel lab = bench.done(both, models("both"));
        LabPlan alone = LabBench.plan("");
        bench.done(alone, models("alone"));
        assertThat(bytes(models("both"), both, "model.safetensors"))
                .isEqualTo(bytes(models("alone"), alone, "model.safetensors"));

        LabFolder broken =
                LabFolder.of(
                                both,
                                models("broken"),
                                new LabData(folder, LabBench.texts(models("broken"))))
                        .get(1);
        List<LabRun> told = new ArrayList<>();
        new LabSession(broken, LabRun.NONE, new Looking("小明"), told::add).run();
        LabRun last = told.get(told.size() - 1);
        LabRun beside = lab.beside().get().orElseThrow();
        assertThat(last.phase()).isEqualTo(Phase.DONE);
        assertThat(losses(beside)).isEqualTo(losses(last));
        assertThat(losses(beside)).isNotEqualTo(losses(lab.run().get()));
        assertThat(steps(beside)).isEqualTo(steps(lab.run().get()));
        String moment = "steps/" + STEPS + ".safetensors";
        Path besideFolder = models("both").resolve(LabFolder.name(both, true));
        assertThat(Files.readAllBytes(besideFolder.resolve(moment)))
                .isEqualTo(Files.readAllBytes(broken.path().resolve(moment)));
        assertThat(besideFolder.resolve("config.json")).as("no model").doesNotExist();
    }

    private static List<Double> losses(LabRun run) {
        return run.log().stream().map(TrainingMetrics::trainLoss).toList();
    }

    @Test
    void aNumberIsChangedInBothAndWhatIsBrokenStaysSo() throws Exception {
        LabPlan plan = LabBench.plan("lr-x100");
        LabViewModel lab = bench.lab(LabBench.state(plan, 20), models("a"));
        lab.start();
        bench.await(lab, Phase.PAUSED);
        assertThatThrownBy(() -> lab.adjust("dropout", 2)).isInstanceOf(IntakeException.class);
        lab.adjust("max_lr", 0.001);
        lab.adjust("batch", 6);
        lab.step(1);
        bench.await(
                () ->
                        lab.run().get().changes().size() == 2
                                && lab.beside().get().orElseThrow().changes().size() == 2);
        assertThat(lab.run().get().changes())
                .containsExactly(
                        new Adjustment(20, "max_lr", 0.001), new Adjustment(20, "batch", 6));
        assertThat(lab.beside().get().orElseThrow().changes())
                .containsExactly(new Adjustment(20, "max_lr", 0.1), new Adjustment(20, "batch", 6));
        assertThat(lab.state().get().plan()).isEqualTo(plan);
        lab.stop();
    }

    @Test
    void beforeTheFirstStepAChangedNumberIsAnotherPlan() {
        LabViewModel lab = bench.lab(LabBench.state(LabBench.plan(""), 0), models("a"));
        lab.adjust("max_lr", 0.01);
        assertThat(lab.state().get().plan().settings()).containsEntry("max_lr", 0.01);
        assertThat(bench.kept).containsExactly(lab.state().get());
    }

    @Test
    void whatDivergesGoesBackSaysSoAndWaits() throws Exception {
        LabViewModel lab = bench.lab(LabBench.state(LabBench.plan(""), 56), models("a"));
        lab.start();
        bench.await(lab, Phase.PAUSED);
        lab.adjust("max_lr", 1e30);
        lab.start();
        bench.await(() -> at(lab, Phase.PAUSED) && lab.run().get().trouble().isPresent());
        LabRun run = lab.run().get();
        assertThat(run.trouble().map(Problem::id)).contains("training.rolled-back");
        assertThat(run.step()).isEqualTo(50);
        assertThat(run.log()).extracting(TrainingMetrics::step).endsWith(50);
        assertThat(run.changes()).as("made after that checkpoint").isEmpty();
        assertThat(steps(run)).allMatch(step -> step <= 50);
        lab.start();
        bench.await(lab, Phase.DONE);
        assertThat(lab.run().get().trouble()).isEmpty();
    }

    @Test
    void theEndOfTheAppLosesNoStep() throws Exception {
        LabPlan plan = LabBench.plan("no-norm");
        LabViewModel lab = bench.lab(LabBench.state(plan, 13), models("a"));
        lab.start();
        bench.await(lab, Phase.PAUSED);
        lab.stop();
        bench.close();
        try (LabBench next = new LabBench()) {
            LabViewModel again = next.lab(LabBench.state(plan, 0), models("a"));
            next.await(again, Phase.PAUSED);
            assertThat(again.run().get().step()).isEqualTo(13);
            LabRun broken = again.beside().get().orElseThrow();
            assertThat(broken.step()).isEqualTo(13);
            assertThat(broken.moments()).as("could not be opened honestly").isEmpty();
        }
    }

    @Test
    void resetForgetsTheFilesAndTheNextStartBeginsAtNought() throws Exception {
        LabViewModel lab = bench.lab(LabBench.state(LabBench.plan(""), 12), models("a"));
        lab.start();
        bench.await(lab, Phase.PAUSED);
        Path run = models("a").resolve(LabFolder.name(LabBench.plan(""), false));
        assertThat(run).exists();
        lab.reset();
        assertThat(lab.run().get()).isEqualTo(LabRun.NONE);
        bench.await(() -> !Files.exists(run));
        lab.start(); // while the last one may still be ending
        bench.await(lab, Phase.PAUSED);
        assertThat(lab.run().get().step()).isEqualTo(12);
        assertThat(steps(lab.run().get())).startsWith(0);
        lab.reset();
        lab.start();
        bench.await(lab, Phase.PAUSED);
        assertThat(lab.run().get().step()).isEqualTo(12);
        assertThat(steps(lab.run().get())).startsWith(0);
        lab.stop();
    }

    @Test
    void anotherPlanLeavesTheRunWhereItIsAndFindsItAgain() throws Exception {
        LabState first = LabBench.state(LabBench.plan(""), 12);
        LabViewModel lab = bench.lab(first, models("a"));
        lab.start();
        bench.await(lab, Phase.PAUSED);
        LabState second = LabBench.state(LabBench.plan("").with("max_lr", 0.01), 5);
        lab.change(second);
        assertThat(lab.run().get()).isEqualTo(LabRun.NONE);
        lab.start();
        bench.await(lab, Phase.PAUSED);
        assertThat(lab.run().get().step()).isEqualTo(5);
        lab.change(first);
        bench.await(() -> at(lab, Phase.PAUSED) && lab.run().get().step() == 12);
        assertThat(bench.kept).containsExactly(second, first);
        lab.stop();
    }

    @Test
    void aPromptIsReadAtOnceAndOneThatCannotBeIsRefusedInWords() throws Exception {
        LabViewModel lab = bench.lab(LabBench.state(LabBench.plan(""), 7), models("a"));
        lab.start();
        bench.await(lab, Phase.PAUSED);
        lab.change(with(lab.state().get(), "小红吃"));
        bench.await(() -> last(lab).tokens().size() == 3);
        assertThat(last(lab).step()).isEqualTo(7);
        lab.change(with(lab.state().get(), "龘"));
        assertThat(lab.run().get().trouble()).isPresent();
        assertThat(lab.state().get().focus().prompt()).isEqualTo("小红吃");
        lab.change(with(lab.state().get(), "小".repeat(49)));
        assertThat(lab.run().get().trouble().map(Problem::id)).contains("prompt.too-long");
        assertThat(lab.state().get().focus().prompt()).isEqualTo("小红吃");
        lab.stop();
    }

    private static Look last(LabViewModel lab) {
        List<Look> looks = lab.run().get().looks();
        return looks.get(looks.size() - 1);
    }

    @Test
    void aTextOfOnesOwnIsReadInItsEncodingAndBeginsThePrompt() throws Exception {
        Path file = folder.resolve("poems.txt");
        String text = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n".repeat(60);
        Files.write(file, text.getBytes(Charset.forName("GB18030")));
        LabPlan plan =
                new LabPlan(
                                "text-char",
                                Optional.of(new LabPlan.OwnText(file.toString(), 0)),
                                1,
                                4,
                                "")
                        .with("batch", 2);
        LabViewModel lab = bench.lab(LabBench.state(plan, 0), models("a"));
        lab.start();
        bench.await(lab, Phase.DONE);
        assertThat(lab.state().get().focus().prompt()).isEqualTo("床前明月光，");
        assertThat(lab.run().get().about().floor()).isEmpty();
        assertThat(last(lab).tokens()).hasSize(6);
    }

    @Test
    void aTextThatIsNotThereIsSaidAndSoIsARecipeThatIsNone() throws Exception {
        LabPlan plan = new LabPlan("shakespeare-char", Optional.empty(), 1, 10, "");
        LabViewModel lab = bench.lab(LabBench.state(plan, 0), models("a"));
        lab.start();
        bench.await(lab, Phase.FAILED);
        assertThat(lab.run().get().trouble().map(Problem::id)).contains("training.corpus-missing");
        lab.change(LabBench.state(new LabPlan("../../home", Optional.empty(), 1, 10, ""), 0));
        assertThat(lab.run().get().trouble().map(Problem::id)).contains("training.unknown-recipe");
    }
}

package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.model.ModelMoments;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.FolderRemoval;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moments of a run that are kept to go back to, in half precision, so that twenty take no more than
 * ten times the model. They open as models of their own ({@link ModelMoments}), also while the run
 * goes on.
 */
final class Moments {
    /** The most that a run keeps. */
    static final int MOST = 20;

    private final Path folder;
    private final NetworkPlan plan;
    private final Corpus corpus;
    private final Set<Integer> steps;
    private final AtomicFile writer;
    private final FolderRemoval removal;

    Moments(Disk disk, Path run, NetworkPlan plan, Corpus corpus, Recipe.Schedule schedule) {
        folder = run.resolve(ModelMoments.FOLDER);
        this.plan = plan;
        this.corpus = corpus;
        steps = Set.copyOf(steps(schedule.moments(), schedule.steps()));
        writer = new AtomicFile(disk);
        removal = new FolderRemoval(disk);
    }

    /**
     * Which steps are kept: the first, and from there on each a like factor after the one before,
     * since a network learns most at first.
     *
     * @param count from 0 to {@link #MOST}
     * @param last of the run
     */
    static List<Integer> steps(int count, int last) {
        Set<Integer> steps = new TreeSet<>();
        int growing = count - 1;
        for (int i = 0; i < growing; i++) {
            double share = growing == 1 ? 1 : (double) i / (growing - 1);
            double first = Math.max(1, last / 400.0);
            int step = (int) Math.round(first * Math.pow(last / first, share));
            steps.add(step < last ? rounded(step) : last);
        }
        if (count > 0) {
            steps.add(0);
        }
        return new ArrayList<>(steps);
    }

    /** Two digits are enough to name a moment by. */
    private static int rounded(int step) {
        int unit = 1;
        while (step / unit >= 100) {
            unit *= 10;
        }
        return step / unit * unit;
    }

    /** Whether the weights are to be kept after that many updates. */
    boolean isDue(int step) {
        return steps.contains(step);
    }

    /** Keeps the weights. */
    void keep(int step, Map<String, Tensor> weights) {
        removal.removeChildren(folder, AtomicFile::isTemporary);
        if (!writer.exists(folder.resolve(ModelFolder.CONFIG))) {
            corpus.tokenizerFiles().forEach(this::text);
            text(ModelFolder.CONFIG, ForeignFiles.standard().json().writeIndented(plan.config()));
        }
        Map<String, Tensor> tensors = ModelWriter.inLayout(plan, weights);
        writer.replace(
                folder.resolve(ModelMoments.fileName(step)),
                out -> SafetensorsWriter.writeHalf(tensors, Map.of("format", "pt"), out));
    }

    /** Removes every moment, and what another run may have left here. */
    void clear() {
        removal.removeChildren(folder, ModelFolder.CONFIG::equals); // without it nobody sees them
        removal.removeChildren(folder, name -> true);
    }

    /** Removes the moments after a step: the run is back there, and may come to others. */
    void removeAfter(int step) {
        removal.removeChildren(
                folder,
                name -> ModelMoments.stepOfFile(name).stream().anyMatch(later -> later > step));
    }

    private void text(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        writer.replace(folder.resolve(name), out -> out.write(bytes));
    }
}

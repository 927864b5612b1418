package dev.glassbox.app.lab;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelMoments;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import java.util.List;
import java.util.Map;

/**
 * What a run looked like before the app was started, computed again from the moments it kept.
 *
 * @param looks one a moment
 * @param about the run
 * @param prompt what was read
 */
record PastLooks(List<Look> looks, LabRun.About about, String prompt) {

    /**
     * Looks at every moment; on a thread that has the engine.
     *
     * @param run as it is known
     * @param prompt what to read, where the text has all its characters
     * @throws dev.glassbox.runtime.intake.IntakeException if the text or a moment cannot be read
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    static PastLooks of(LabFolder folder, LabRun run, String prompt, Cancellation cancellation) {
        Recipe recipe = folder.recipe();
        Corpus corpus = folder.corpus(recipe);
        LabRun.About about = folder.about(recipe, corpus);
        Looking looking = new Looking(prompt);
        looking.begin(recipe, corpus);
        ModelCatalog catalog = new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath());
        Looks looks = new Looks();
        for (int step : run.moments()) {
            cancellation.check();
            String id = ModelMoments.id(folder.path().toString(), step);
            try (LanguageModel model = catalog.open(id)) {
                looks.add(looking.look(step, model));
                about = about.withParameters(model.card().parameters());
            }
        }
        return new PastLooks(List.copyOf(looks.all()), about, looking.prompt());
    }

    /** The run with these looks; one that kept no moments keeps those it has. */
    LabRun in(LabRun run) {
        return run.with(looks.isEmpty() ? run.looks() : looks, about);
    }
}

package dev.glassbox.app.lab;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Optional;

/**
 * All that a picture of the lab is made from.
 *
 * @param state what is asked for
 * @param run the healthy run
 * @param beside the broken one, if there is one
 * @param texts the language in use
 * @param palette the theme in use
 */
public record Shown(
        LabState state, LabRun run, Optional<LabRun> beside, Texts texts, Palette palette) {

    /** The step that is looked at; the run's own while it is followed. */
    int moment() {
        return state.moment().orElse(run.step());
    }

    /** The look at the moment: the last one up to it, else the first there is. */
    Optional<Look> look() {
        return at(run, moment());
    }

    /** The broken run's look at the moment. */
    Optional<Look> lookBeside() {
        return beside.flatMap(other -> at(other, moment()));
    }

    /** The last look of a run up to a step, else the first there is. */
    static Optional<Look> at(LabRun run, int step) {
        List<Look> looks = run.looks();
        for (int i = looks.size() - 1; i >= 0; i--) {
            if (looks.get(i).step() <= step) {
                return Optional.of(looks.get(i));
            }
        }
        return looks.stream().findFirst();
    }

    /** What the broken run is called. */
    public String brokenName() {
        String id = state.plan().beside();
        return id.isEmpty() ? "" : texts.text("lab.break." + id + ".title");
    }

    String say(String key, Object... pairs) {
        return texts.text(key, pairs);
    }
}

package dev.glassbox.visualizers.api;

/** A state that looks at one model reading one prompt. The shell's status line shows both. */
public interface PromptedState extends VisualizerState {
    /** The id of a model of the library. */
    String model();

    /**
     * The text the model reads. May be anything a person typed; what cannot be read is a problem on
     * screen, not here.
     */
    String prompt();
}

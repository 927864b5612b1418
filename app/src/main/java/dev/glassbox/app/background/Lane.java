package dev.glassbox.app.background;

/** Which of the app's threads does a piece of work. */
public enum Lane {
    /** The one thread that makes, uses and closes models. */
    MODEL,
    /** A small pool for everything else that takes time. */
    WORK,
    /**
     * The one thread for arithmetic that takes long and needs no model, such as laying out points.
     */
    ARITHMETIC,
    /** Two threads for trainings, each of which makes, uses and closes its own network. */
    TRAIN,
    /** The one thread that fetches models, which may take hours. */
    FETCH,
    /** The one thread that writes user data. */
    WRITE
}

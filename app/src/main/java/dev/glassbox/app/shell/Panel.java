package dev.glassbox.app.shell;

/** What may lie over the lesson. */
enum Panel {
    NONE,
    SETTINGS,
    ABOUT,
    HELP,
    ORIGIN,
    SPEED,
    MODELS
}

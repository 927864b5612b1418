package dev.glassbox.app.background;

import javafx.beans.property.ReadOnlyObjectProperty;

/** Opens hosts that answer needs, and says how the engine is. */
public interface Needs {
    /** A host for one place on screen. */
    NeedHost open();

    /** How the engine is; changes on the JavaFX thread. */
    ReadOnlyObjectProperty<EngineState> engine();
}

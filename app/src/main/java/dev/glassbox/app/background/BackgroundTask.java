package dev.glassbox.app.background;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;

/** One piece of work under way. Belongs to the JavaFX thread. */
public interface BackgroundTask {
    /** Asks it to stop; its receivers are not called any more. */
    void cancel();

    /** From 0 to 1; negative while unknown. */
    ReadOnlyDoubleProperty progress();

    /** Whether it is waiting or at work. */
    ReadOnlyBooleanProperty running();
}

package dev.glassbox.app.background;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** A piece of work that goes on in another lane when its first part is done. */
final class TwoParts implements BackgroundTask {
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
    private final List<BackgroundTask> parts = new ArrayList<>(2);

    /** The next part has been started. */
    void goOn(BackgroundTask part) {
        parts.add(part);
        progress.bind(part.progress());
    }

    /** A receiver with which everything ends. */
    <T> Consumer<T> last(Consumer<? super T> receiver) {
        return value -> {
            running.set(false);
            receiver.accept(value);
        };
    }

    @Override
    public void cancel() {
        running.set(false);
        parts.forEach(BackgroundTask::cancel);
    }

    @Override
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }
}

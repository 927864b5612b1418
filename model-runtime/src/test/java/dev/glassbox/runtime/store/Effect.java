package dev.glassbox.runtime.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something done to a {@link FaultyDisk} that a power cut may undo until it is forced: bytes
 * written to a body, or a name put into, moved within or taken out of folders.
 */
sealed interface Effect {

    /** A file's bytes, apart from its names. */
    final class Body {
        byte[] durable = {};
        byte[] bytes = {};
    }

    /** A change of names. */
    sealed interface OfNames extends Effect {
        /** The folder whose forcing makes it durable. */
        Path folder();

        void applyTo(Map<Path, Body> names);
    }

    record Written(Body body, int offset, byte[] bytes) implements Effect {
        /** The body with the first {@code length} of these bytes laid over it. */
        byte[] over(byte[] base, int length) {
            byte[] whole = Arrays.copyOf(base, Math.max(base.length, offset + length));
            System.arraycopy(bytes, 0, whole, offset, length);
            return whole;
        }
    }

    /** A file got a name, by creation or by a move that takes the old name away. */
    record Named(Path folder, @Nullable Path before, Path name, Body body) implements OfNames {
        @Override
        public void applyTo(Map<Path, Body> names) {
            if (before != null) {
                names.remove(before);
            }
            names.put(name, body);
        }
    }

    record Deleted(Path folder, Path name) implements OfNames {
        @Override
        public void applyTo(Map<Path, Body> names) {
            names.remove(name);
        }
    }

    /** A folder took its content along to another name. */
    record FolderMoved(Path folder, Path before, Path name) implements OfNames {
        @Override
        public void applyTo(Map<Path, Body> names) {
            Map<Path, Body> moved = new TreeMap<>();
            names.forEach(
                    (path, body) -> {
                        if (path.startsWith(before)) {
                            moved.put(rebased(path), body);
                        }
                    });
            names.keySet().removeIf(path -> path.startsWith(before));
            names.putAll(moved);
        }

        /** A path below the old name, below the new one. */
        Path rebased(Path path) {
            return path.startsWith(before) ? name.resolve(before.relativize(path)) : path;
        }
    }

    record FolderDeleted(Path folder, Path name) implements OfNames {
        @Override
        public void applyTo(Map<Path, Body> names) {
            names.keySet().removeIf(path -> path.startsWith(name));
        }
    }
}

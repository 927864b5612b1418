package dev.glassbox.runtime.model;

import dev.glassbox.runtime.tensor.Tensor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Weights that were read to the heap, the latest asked for as long as they fit together; the very
 * latest is kept whatever its size. One thread at a time.
 */
final class KeptWeights {
    private final long room;
    private final Map<Key, Optional<Tensor>> kept = new LinkedHashMap<>(8, 0.75f, true);
    private long bytes;

    private record Key(String model, String tensor) {}

    /**
     * @param room bytes of the heap
     */
    KeptWeights(long room) {
        this.room = room;
    }

    Optional<Tensor> get(String model, String tensor, Supplier<Optional<Tensor>> reader) {
        Key key = new Key(model, tensor);
        Optional<Tensor> known = kept.get(key);
        if (known == null) {
            known = reader.get();
            kept.put(key, known);
            bytes += bytes(known);
            makeRoom(key);
        }
        return known;
    }

    private void makeRoom(Key latest) {
        Iterator<Map.Entry<Key, Optional<Tensor>>> oldestFirst = kept.entrySet().iterator();
        while (bytes > room && oldestFirst.hasNext()) {
            Map.Entry<Key, Optional<Tensor>> entry = oldestFirst.next();
            if (!entry.getKey().equals(latest)) {
                bytes -= bytes(entry.getValue());
                oldestFirst.remove();
            }
        }
    }

    private static long bytes(Optional<Tensor> tensor) {
        return tensor.map(t -> (long) t.size() * Float.BYTES).orElse(0L);
    }

    void clear() {
        kept.clear();
        bytes = 0;
    }
}

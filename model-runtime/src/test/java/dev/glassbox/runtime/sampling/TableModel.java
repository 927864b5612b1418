package dev.glassbox.runtime.sampling;

import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model whose next token depends on the last one alone, by a table; counts what it reads. */
final class TableModel implements LanguageModel {
    private final float[][] table;
    private final int nCtx;
    private int read;

    /**
     * @param table [d_vocab, d_vocab], the logits after each token
     */
    TableModel(float[][] table, int nCtx) {
        this.table = table;
        this.nCtx = nCtx;
    }

    /** How many tokens were read in all. */
    int read() {
        return read;
    }

    @Override
    public ModelDescription description() {
        return new ModelDescription(
                new ModelCard("table", "table", 0, "test", "", "", ""),
                new ModelConfig("table", 1, 1, 1, 1, 1, 1, table.length, nCtx),
                Optional.empty(),
                List.of());
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of();
    }

    @Override
    public Trace run(int[] ids, TraceRequest request, Cancellation cancellation) {
        cancellation.check();
        read += ids.length;
        float[] logits = table[ids[ids.length - 1]].clone();
        return new Trace(
                ids,
                Map.of(),
                Tensor.wrap(logits, new int[] {1, 1, logits.length}, "batch", "pos", "d_vocab"),
                new Origin("table", "", false, Instant.EPOCH, "test", 1, 0));
    }

    @Override
    public KeyValueCache newCache(int capacity) {
        return new Positions(capacity);
    }

    @Override
    public Trace extend(
            KeyValueCache cache, int[] ids, TraceRequest request, Cancellation cancellation) {
        Trace trace = run(ids, request, cancellation);
        ((Positions) cache).length += ids.length;
        return trace;
    }

    @Override
    public Tensor unembed(Tensor residual) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LogitDirection direction(int id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<HookPoint, Tensor> gradients(
            int[] ids,
            Set<HookPoint> hooks,
            LogitTarget target,
            List<Intervention> changes,
            Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    private static final class Positions implements KeyValueCache {
        private final int capacity;
        private int length;

        Positions(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public int capacity() {
            return capacity;
        }

        @Override
        public long bytes() {
            return 8L * capacity;
        }

        @Override
        public long bytesUsed() {
            return 8L * length;
        }

        @Override
        public void truncate(int newLength) {
            length = newLength;
        }

        @Override
        public void close() {}
    }
}

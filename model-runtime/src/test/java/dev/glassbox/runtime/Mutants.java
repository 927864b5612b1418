package dev.glassbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Gives many damaged documents to a reader, on two threads. Each is read, or refused with a problem
 * of the catalogue, in less than two seconds; anything else fails and names the document. {@code
 * -Dglassbox.mutants.percent=N} makes more or fewer, {@code -Dglassbox.seed=N} sets the seed.
 */
public final class Mutants {
    private static final int WORKERS = 2;
    private static final long SLOWEST_NANOS = 2_000_000_000L;
    private static final int TYPICAL_MILLIS = 50;
    private static final int PERCENT = Integer.getInteger("glassbox.mutants.percent", 100);
    private static final long SEED = Long.getLong("glassbox.seed", 20261121L);
    private static final int SHOWN_BYTES = 4000;

    /** The processor's time: on a busy machine the wall clock counts the others' work. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private Mutants() {}

    /** Makes a damaged document from nothing but the draws. */
    @FunctionalInterface
    public interface Source {
        byte[] next(Random random);
    }

    /** Reads one; throws {@link IntakeException} to refuse it. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] document) throws Exception;
    }

    /**
     * What came of them.
     *
     * @param counts how often each problem was the answer, and {@code "read"}
     * @param total how many there were
     */
    public record Outcomes(Map<String, Integer> counts, int total) {
        /** How many were accepted. */
        public int read() {
            return counts.getOrDefault("read", 0);
        }
    }

    /**
     * @param count how many, in an ordinary run
     * @param source may be used by several threads at once
     * @param reader makes a reader for each thread
     */
    public static Outcomes run(int count, Source source, Supplier<Reader> reader) {
        int total = (int) ((long) count * PERCENT / 100);
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        AtomicLong slow = new AtomicLong();
        IntStream.range(0, WORKERS)
                .parallel()
                .forEach(
                        worker -> {
                            Reader own = reader.get();
                            for (int i = worker; i < total; i += WORKERS) {
                                long nanos = one(i, source, own, counts);
                                assertThat(nanos)
                                        .as("nanos, mutant %d", i)
                                        .isLessThan(SLOWEST_NANOS);
                                slow.addAndGet(nanos > TYPICAL_MILLIS * 1_000_000L ? 1 : 0);
                            }
                        });
        // The first ones, before they are compiled.
        assertThat(slow.get())
                .as("took over %d ms, of %d", TYPICAL_MILLIS, total)
                .isLessThanOrEqualTo(20 + total / 1000);
        return new Outcomes(counts, total);
    }

    private static long one(int index, Source source, Reader reader, Map<String, Integer> counts) {
        byte[] document = source.next(new Random(SEED + index * 0x9E3779B97F4A7C15L));
        long begin = CLOCK.getCurrentThreadCpuTime();
        try {
            reader.read(document);
            counts.merge("read", 1, Integer::sum);
        } catch (IntakeException e) {
            counts.merge(e.problem().id(), 1, Integer::sum);
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new AssertionError(
                    "seed " + SEED + ", mutant " + index + ": " + shown(document), e);
        }
        return CLOCK.getCurrentThreadCpuTime() - begin;
    }

    private static String shown(byte[] document) {
        if (document.length > SHOWN_BYTES) {
            return document.length + " bytes";
        }
        return new String(document, StandardCharsets.UTF_8)
                + " = "
                + HexFormat.of().formatHex(document);
    }
}

package dev.glassbox.runtime.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bench has found.
 *
 * @param threads inside one operation
 * @param processors of the machine
 * @param load the system's load average before and after; negative where it tells none
 * @param engine the engine and its version
 * @param seed the weights of the measured shapes were drawn from
 * @param measures in the order they were taken
 */
public record BenchReport(
        int threads,
        int processors,
        List<Double> load,
        String engine,
        long seed,
        List<Measure> measures) {
    public BenchReport {
        load = List.copyOf(load);
        measures = List.copyOf(measures);
    }

    /** This report with more numbers behind its own. */
    public BenchReport plus(List<Measure> more) {
        List<Measure> all = new ArrayList<>(measures);
        all.addAll(more);
        return new BenchReport(threads, processors, load, engine, seed, all);
    }

    /**
     * The report as a JSON object: every number under its path, and under {@code limits} and {@code
     * ratios} the same paths again for those that have a limit.
     */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("threads", threads);
        json.put("processors", processors);
        json.put("load", load);
        json.put("engine", engine);
        json.put("weights", "random, seed " + seed);
        Map<String, Object> limits = new LinkedHashMap<>();
        Map<String, Object> ratios = new LinkedHashMap<>();
        for (Measure one : measures) {
            put(json, one.path(), one.value());
            one.limit().ifPresent(limit -> put(limits, one.path(), limit.value()));
            one.ratio().ifPresent(ratio -> put(ratios, one.path(), ratio));
        }
        json.put("limits", limits);
        json.put("ratios", ratios);
        return json;
    }

    @SuppressWarnings("unchecked") // only this method puts objects there, and they are maps
    private static void put(Map<String, Object> tree, String path, double value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            tree.put(path, rounded(value));
            return;
        }
        Object below = tree.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<>());
        put((Map<String, Object>) below, path.substring(dot + 1), value);
    }

    /** Four digits: no more are measured. */
    private static double rounded(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 3);
        return unit >= 1
                ? Math.rint(value / unit) * unit
                : Math.rint(value * Math.rint(1 / unit)) / Math.rint(1 / unit);
    }
}

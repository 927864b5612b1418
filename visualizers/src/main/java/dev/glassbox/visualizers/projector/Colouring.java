package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.vectors.VectorTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the most frequent values of a column a colour each. */
final class Colouring {
    /** As many colours as are told apart by everybody. */
    static final int MOST = 8;

    private Colouring() {}

    /**
     * @param wanted the column's name; where it is not there, the first that has few values
     */
    static ProjectorFrame.Colours of(VectorTable table, String wanted) {
        Optional<VectorTable.Column> column = table.column(wanted).or(() -> usual(table));
        int[] of = new int[table.size()];
        if (column.isEmpty()) {
            return new ProjectorFrame.Colours("", List.of(), of, table.size());
        }
        List<String> values = column.get().values();
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        List<String> groups =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(
                                                Map.Entry.comparingByKey(
                                                        Comparator.naturalOrder())))
                        .limit(MOST)
                        .map(Map.Entry::getKey)
                        .toList();
        int others = 0;
        for (int i = 0; i < of.length; i++) {
            int group = groups.indexOf(values.get(i));
            of[i] = group < 0 ? groups.size() : group;
            others += group < 0 ? 1 : 0;
        }
        return new ProjectorFrame.Colours(column.get().name(), groups, of, others);
    }

    private static Optional<VectorTable.Column> usual(VectorTable table) {
        return table.columns().stream()
                .filter(
                        column -> {
                            int distinct = new HashSet<>(column.values()).size();
                            return distinct > 1 && distinct <= 2 * MOST;
                        })
                .findFirst();
    }
}

package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tables as running text. Such files are sorted (by poet, by length), so their lines are put into
 * an order drawn by their content: the last tenth is then of the same kind as the rest.
 */
final class TableText {
    private static final String LINE_ENDS = "[，。？！]";

    private static final String ZERO_WIDTH_SPACE = "\u200b"; // seen by nobody, learnt by the model

    private TableText() {}

    /**
     * Poems of four or eight lines of five or seven characters, each on one line of text behind the
     * name of its form: {@code 五言四句：床前明月光，...}. So a prompt can ask for a form. Poems with a
     * character beyond the basic plane, which few typefaces draw, are left out.
     */
    static String poems(String file) {
        List<String> poems = new ArrayList<>();
        for (String[] row : rows(file, 3)) {
            if (row[2].codePoints().allMatch(Character::isBmpCodePoint)) {
                poems.add(formOf(row[2]) + row[2] + "\n");
            }
        }
        return mixed(poems, Function.identity()).stream().collect(Collectors.joining());
    }

    /** {@code 五言四句：} and so on. */
    static String formOf(String poem) {
        String[] lines = poem.split(LINE_ENDS);
        int length = lines[0].codePointCount(0, lines[0].length());
        return (length == 5 ? "五言" : "七言") + (lines.length == 4 ? "四句：" : "八句：");
    }

    /**
     * Sentences with their translations, each on a line of its own; of half the pairs, drawn by
     * their content, the Chinese line comes first, so that either language is learnt without the
     * other before it. Pairs that share a sentence stay together, so that none of what is learnt
     * stands in the validation part again.
     */
    static String sentencePairs(String file) {
        Groups groups = new Groups();
        List<String[]> rows = rows(file, 2);
        for (String[] row : rows) {
            groups.join("en " + row[0], "zh " + row[1]);
        }
        CounterRandom order = CounterRandom.of(0).at("first");
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String[] row : rows) {
            boolean chineseFirst = order.at(row[0]).at(row[1]).uniform() < 0.5;
            texts.computeIfAbsent(groups.of("en " + row[0]), root -> new ArrayList<>())
                    .add(
                            chineseFirst
                                    ? row[1] + "\n" + row[0] + "\n"
                                    : row[0] + "\n" + row[1] + "\n");
        }
        return mixed(new ArrayList<>(texts.values()), group -> group.get(0)).stream()
                .map(group -> String.join("", group))
                .collect(Collectors.joining());
    }

    private static List<String[]> rows(String file, int columns) {
        List<String[]> rows = new ArrayList<>();
        for (String line : file.replace(ZERO_WIDTH_SPACE, "").lines().toList()) {
            String[] row = line.split("\t", -1);
            if (row.length < columns) {
                throw Problem.input(
                                "training.table-columns",
                                "",
                                "line",
                                rows.size() + 1,
                                "columns",
                                row.length,
                                "needed",
                                columns)
                        .asException();
            }
            rows.add(row);
        }
        return rows;
    }

    private static <T> List<T> mixed(List<T> items, Function<T, String> key) {
        CounterRandom order = CounterRandom.of(0).at("order");
        Map<T, Long> places = new HashMap<>();
        items.forEach(item -> places.put(item, order.at(key.apply(item)).bits()));
        return items.stream().sorted(Comparator.comparing(places::get)).toList();
    }

    /** Which sentences hang together, directly or through others. */
    private static final class Groups {
        private final Map<String, String> next = new HashMap<>();

        String of(String sentence) {
            String root = sentence;
            String up = next.get(root);
            while (up != null) {
                root = up;
                up = next.get(root);
            }
            if (!root.equals(sentence)) {
                next.put(sentence, root);
            }
            return root;
        }

        void join(String one, String other) {
            String root = of(one);
            String second = of(other);
            if (!root.equals(second)) {
                next.put(second, root);
            }
        }
    }
}

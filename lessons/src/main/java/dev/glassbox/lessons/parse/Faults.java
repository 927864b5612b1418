package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.LessonProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the faults of one file, as many as somebody can still want to read. */
final class Faults {
    private static final int MOST = 100;

    private final String file;
    private final List<LessonProblem> found = new ArrayList<>();

    /**
     * @param file relative to the course folder
     */
    Faults(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** {@code pairs} alternate argument names and values. */
    void add(String id, Position at, Object... pairs) {
        if (found.size() == MOST) {
            return;
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            arguments.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
        }
        found.add(new LessonProblem(id, file, at.line(), at.column(), arguments));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** By line and column. */
    List<LessonProblem> list() {
        return found.stream()
                .sorted(
                        Comparator.comparingInt(LessonProblem::line)
                                .thenComparingInt(LessonProblem::column))
                .toList();
    }
}

package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hook points by pattern: {@code *} stands for any characters, dots too, as in {@code
 * blocks.*.attn.hook_pattern} and {@code *hook_pattern}.
 */
public final class HookGlob {
    private static final String RESULT = "attn.hook_result";

    private HookGlob() {}

    /**
     * The hook points that some pattern names, in the order of the pass.
     *
     * @param model the model's id, for errors
     * @throws dev.glassbox.runtime.intake.IntakeException if a pattern names none
     */
    public static Set<HookPoint> select(
            Collection<HookPoint> hooks, List<String> globs, String model) {
        Set<HookPoint> selected = new LinkedHashSet<>();
        for (String glob : globs) {
            Pattern pattern = pattern(glob);
            List<HookPoint> named =
                    hooks.stream().filter(hook -> pattern.matcher(hook.name()).matches()).toList();
            if (named.isEmpty()) {
                throw Problem.input("trace.no-match", glob, "model", model).asException();
            }
            selected.addAll(named);
        }
        Set<HookPoint> ordered = new LinkedHashSet<>(hooks);
        ordered.retainAll(selected);
        return ordered;
    }

    /** What is recorded when nothing is said: all but what each head alone adds, which is large. */
    public static Set<HookPoint> standard(Collection<HookPoint> hooks) {
        Set<HookPoint> ordered = new LinkedHashSet<>(hooks);
        ordered.removeIf(hook -> hook.name().endsWith(RESULT));
        return ordered;
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")));
    }
}

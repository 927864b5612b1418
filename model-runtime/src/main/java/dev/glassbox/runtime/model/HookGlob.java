package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hook points by pattern: {@code *} stands for any characters within a part of the path, as in
 * {@code blocks.*.attn.hook_pattern}; {@code **} for any at all.
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
        StringBuilder regex = new StringBuilder();
        for (String anything : glob.split("\\*\\*", -1)) {
            StringBuilder part = new StringBuilder();
            for (String literal : anything.split("\\*", -1)) {
                part.append(part.isEmpty() ? "" : "[^.]*").append(quoted(literal));
            }
            regex.append(regex.isEmpty() ? "" : ".*").append(part);
        }
        return Pattern.compile(regex.toString());
    }

    private static String quoted(String literal) {
        return literal.isEmpty() ? "(?:)" : Pattern.quote(literal);
    }
}

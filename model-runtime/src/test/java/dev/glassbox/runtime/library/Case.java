package dev.glassbox.runtime.library;

import java.util.Set;

/**
 * One script of faults and what may come of it.
 *
 * @param name of the fault
 * @param fault the script
 * @param slow whether it is about time
 * @param problems the only problems that may be said; empty where the right bytes must come
 */
record Case(String name, FaultyHub.Fault fault, boolean slow, Set<String> problems) {
    static Case right(String name, FaultyHub.Fault fault) {
        return new Case(name, fault, false, Set.of());
    }

    static Case refused(String name, FaultyHub.Fault fault, String... problems) {
        return new Case(name, fault, false, Set.of(problems));
    }

    /** The same for a client with little patience. */
    Case impatiently() {
        return new Case(name, fault, true, problems);
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.glassbox.runtime.tinytown;

import dev.glassbox.runtime.tensor.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/** One way to make a sentence in both languages at once. Immutable. */
final class SentencePattern {
    private final String name;
    private final List<Slot> slots;
    private final Both<List<Part>> parts;
    private final Choices trueChoices;
    private final Choices anyChoices;

    /**
     * @param parts with the sentence's end as the last one
     */
    SentencePattern(String name, List<Slot> slots, Both<List<Part>> parts) {
        this.name = name;
        this.slots = List.copyOf(slots);
        this.parts = parts;
        this.trueChoices = new Choices(this.slots, FactUse.TRUE);
        this.anyChoices = new Choices(this.slots, FactUse.ANY);
    }

    String name() {
        return name;
    }

    List<Slot> slots() {
        return slots;
    }

    List<Part> parts(Language language) {
        return parts.in(language);
    }

    Choices choices(FactUse use) {
        return use == FactUse.TRUE ? trueChoices : anyChoices;
    }

    /** Whether its sentences claim something that may be true or untrue. */
    boolean statesFact() {
        return slots.stream().map(Slot::rule).anyMatch(rule -> rule != null && rule.isFact());
    }

    /** A true filling of the slots. */
    int[] draw(CounterRandom place) {
        int[] values = new int[slots.size()];
        for (int slot = 0; slot < values.length; slot++) {
            int[] words = trueChoices.words(slot, values);
            double uniform = place.at(slots.get(slot).name()).uniform();
            values[slot] = words[(int) (uniform * words.length)];
        }
        return values;
    }

    /** The words that are written for a filling, the end mark included. */
    List<String> words(Language language, int[] values) {
        List<String> words = new ArrayList<>();
        for (Part part : parts.in(language)) {
            String text = part.text(values);
            if (!text.isEmpty()) {
                words.add(text);
            }
        }
        return words;
    }
}

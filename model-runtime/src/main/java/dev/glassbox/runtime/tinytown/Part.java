package dev.glassbox.runtime.tinytown;

import java.util.List;

/** One word of a pattern. An empty text means that no word is written there. */
sealed interface Part {
    /** The slots whose words decide the text. */
    List<Integer> slots();

    /**
     * The text.
     *
     * @param values the word in each slot; those of {@link #slots} are set
     */
    String text(int[] values);

    /** The same word in every sentence. */
    record Fixed(String word) implements Part {
        @Override
        public List<Integer> slots() {
            return List.of();
        }

        @Override
        public String text(int[] values) {
            return word;
        }
    }

    /**
     * A form of the word in a slot.
     *
     * @param texts by word
     */
    record Form(int slot, List<String> texts) implements Part {
        @Override
        public List<Integer> slots() {
            return List.of(slot);
        }

        @Override
        public String text(int[] values) {
            return texts.get(values[slot]);
        }
    }

    /**
     * The form of a slot's word that agrees with another slot's.
     *
     * @param texts by the other's word, then by the slot's own
     */
    record Agreeing(int slot, int other, List<List<String>> texts) implements Part {
        @Override
        public List<Integer> slots() {
            return List.of(other, slot);
        }

        @Override
        public String text(int[] values) {
            return texts.get(values[other]).get(values[slot]);
        }
    }
}

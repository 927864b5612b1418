package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;

/** A growing list of numbers, without objects. */
final class IntList {
    private int[] values;
    private int size;

    IntList(int expected) {
        values = new int[Math.max(2, expected)];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 1);
        }
        values[size++] = value;
    }

    void addAll(int[] more) {
        for (int value : more) {
            add(value);
        }
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

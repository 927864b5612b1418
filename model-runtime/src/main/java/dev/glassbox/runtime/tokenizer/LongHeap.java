package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;

/** A binary heap of numbers, the smallest first, without objects. */
final class LongHeap {
    private long[] values;
    private int size;

    LongHeap(int expected) {
        values = new long[Math.max(4, expected)];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        int hole = size++;
        while (hole > 0 && values[(hole - 1) / 2] > value) {
            values[hole] = values[(hole - 1) / 2];
            hole = (hole - 1) / 2;
        }
        values[hole] = value;
    }

    /** Takes out the smallest number; there must be one. */
    long remove() {
        long smallest = values[0];
        long last = values[--size];
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && values[child + 1] < values[child]) {
                child++;
            }
            if (values[child] >= last) {
                break;
            }
            values[hole] = values[child];
            hole = child;
        }
        values[hole] = last;
        return smallest;
    }
}

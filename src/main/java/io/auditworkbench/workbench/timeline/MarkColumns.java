package io.auditworkbench.workbench.timeline;

import java.util.Arrays;
import java.util.Comparator;

/// Marks while they are gathered, and what becomes of them: parallel arrays in the order of time.
///
/// - **Shape**: `counts` is empty where each mark is one event.
record MarkColumns(long[] micros, long[] numbers, long[] transactions, byte[] codes, int[] counts) {

    /// The same in the order of time; those of one moment stay in the order they came. Commit times go back now and
    /// then, because servers have clocks.
    MarkColumns inOrder() {
        if (isInOrder()) {
            return this;
        }
        Integer[] order = new Integer[micros.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> micros[i]));
        MarkColumns sorted = new MarkColumns(
                new long[micros.length],
                new long[micros.length],
                new long[micros.length],
                new byte[micros.length],
                new int[counts.length]);
        for (int i = 0; i < order.length; i++) {
            int from = order[i];
            sorted.micros[i] = micros[from];
            sorted.numbers[i] = numbers[from];
            sorted.transactions[i] = transactions[from];
            sorted.codes[i] = codes[from];
            if (counts.length > 0) {
                sorted.counts[i] = counts[from];
            }
        }
        return sorted;
    }

    private boolean isInOrder() {
        for (int i = 1; i < micros.length; i++) {
            if (micros[i] < micros[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /// Gathers marks one by one.
    ///
    /// - **Threading**: one thread.
    static final class Growing {

        private static final int FIRST = 16;

        private long[] micros = new long[FIRST];
        private long[] numbers = new long[FIRST];
        private long[] transactions = new long[FIRST];
        private byte[] codes = new byte[FIRST];
        private int[] counts = new int[FIRST];
        private int size;
        private boolean isCounted;

        void add(long moment, long number, long transaction, int code, long count) {
            if (size == micros.length) {
                grow();
            }
            micros[size] = moment;
            numbers[size] = number;
            transactions[size] = transaction;
            codes[size] = (byte) code;
            counts[size] = Math.clamp(count, 0, Integer.MAX_VALUE);
            isCounted |= count != 1;
            size++;
        }

        private void grow() {
            int length = size + (size >> 1);
            micros = Arrays.copyOf(micros, length);
            numbers = Arrays.copyOf(numbers, length);
            transactions = Arrays.copyOf(transactions, length);
            codes = Arrays.copyOf(codes, length);
            counts = Arrays.copyOf(counts, length);
        }

        MarkColumns columns() {
            return new MarkColumns(
                            Arrays.copyOf(micros, size),
                            Arrays.copyOf(numbers, size),
                            Arrays.copyOf(transactions, size),
                            Arrays.copyOf(codes, size),
                            isCounted ? Arrays.copyOf(counts, size) : new int[0])
                    .inOrder();
        }
    }
}

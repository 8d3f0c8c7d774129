package io.auditworkbench.workbench.timeline;

import java.util.Arrays;
import java.util.Objects;

/// The marks of one track, in the order of time.
///
/// - **Shape**: parallel arrays, because there may be millions: when, which event (of a detector, which group of
///   findings), in which transaction (0 where there is none to tell), what (the code of an operation or of a severity,
///   0 where operations were not told apart), and how many events a mark stands for. `term` is the filter that selects
///   the track's events.
/// - **Units**: microseconds since the epoch, UTC.
/// - **Threading**: immutable; nobody writes into the arrays.
public final class MarkTrack {

    private final TrackKind kind;
    private final String name;
    private final String term;
    private final long[] micros;
    private final long[] numbers;
    private final long[] transactions;
    private final byte[] codes;
    private final int[] counts;
    private final long events;

    MarkTrack(TrackKind kind, String name, String term, MarkColumns marks) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.name = Objects.requireNonNull(name, "name");
        this.term = Objects.requireNonNull(term, "term");
        micros = marks.micros();
        numbers = marks.numbers();
        transactions = marks.transactions();
        codes = marks.codes();
        counts = marks.counts();
        events = counts.length == 0
                ? micros.length
                : Arrays.stream(counts).asLongStream().sum();
    }

    /// The marks of a track, for drawings of things that never happened.
    public static MarkTrack of(TrackKind kind, String name, String term, long[] micros, byte[] codes) {
        return new MarkTrack(
                kind,
                name,
                term,
                new MarkColumns(micros, new long[micros.length], new long[micros.length], codes, new int[0]));
    }

    /// The same track without marks.
    public MarkTrack emptied() {
        return of(kind, name, term, new long[0], new byte[0]);
    }

    /// What its marks have in common.
    public TrackKind kind() {
        return kind;
    }

    /// `shop.orders`, `alice`, `mass-delete`.
    public String name() {
        return name;
    }

    /// The filter that selects its events.
    public String term() {
        return term;
    }

    /// How many marks there are.
    public int size() {
        return micros.length;
    }

    /// How many events they stand for.
    public long events() {
        return events;
    }

    /// When a mark is.
    public long micros(int index) {
        return micros[index];
    }

    /// Its event, or its group of findings.
    public long number(int index) {
        return numbers[index];
    }

    /// Its transaction; 0 for none.
    public long transaction(int index) {
        return transactions[index];
    }

    /// The code of its operation or severity.
    public byte code(int index) {
        return codes[index];
    }

    /// How many events it stands for.
    public int count(int index) {
        return counts.length == 0 ? 1 : counts[index];
    }

    /// How many events the marks from one index to another stand for, the latter excluded.
    public long events(int from, int until) {
        if (counts.length == 0) {
            return (long) until - from;
        }
        long sum = 0;
        for (int i = from; i < until; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /// The first mark at a moment or after it; the size when there is none.
    public int firstAt(long moment) {
        return firstAt(moment, 0);
    }

    /// The same, where it is known that no mark before `from` is it.
    public int firstAt(long moment, int from) {
        int low = from;
        int high = micros.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (micros[middle] < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

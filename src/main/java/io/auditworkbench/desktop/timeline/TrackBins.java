package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;

/// The marks of a track in cells of equal width: how many, and what most of them are.
///
/// - **Shape**: cells without marks are left out; neighbours that look the same are one run, so that little is drawn.
/// - **Threading**: one thread; the arrays are used again for the next track.
final class TrackBins {

    /// Densities that an eye tells apart.
    static final int LEVELS = 6;

    /// Of more marks than this in a cell, so many are looked at to say what most of them are.
    private static final int MOST_LOOKED_AT = 48;

    private static final int CODES = 8;

    private long[] events = new long[0];
    private byte[] codes = new byte[0];
    private int cells;

    /// What is drawn: from one cell to another, `untilCell` excluded, `level` from 1 to [#LEVELS].
    @FunctionalInterface
    interface Painter {
        void run(int fromCell, int untilCell, byte code, int level);
    }

    /// Puts the marks of a track into `count` cells of the viewport.
    void fill(MarkTrack track, Viewport viewport, int count) {
        cells = count;
        if (events.length < count) {
            events = new long[count];
            codes = new byte[count];
        }
        int index = track.firstAt(viewport.fromMicros());
        for (int cell = 0; cell < count; cell++) {
            int next = track.firstAt(viewport.micros(cell + 1.0, count), index);
            events[cell] = next == index ? 0 : track.events(index, next);
            codes[cell] = next == index ? 0 : mostFrequent(track, index, next);
            index = next;
        }
    }

    private static byte mostFrequent(MarkTrack track, int from, int until) {
        int[] seen = new int[CODES];
        int step = Math.max(1, (until - from) / MOST_LOOKED_AT);
        for (int i = from; i < until; i += step) {
            seen[track.code(i) & (CODES - 1)] += track.count(i);
        }
        int most = 0;
        for (int code = 1; code < CODES; code++) {
            if (seen[code] > seen[most]) {
                most = code;
            }
        }
        return (byte) most;
    }

    /// How many events there are in a cell.
    long events(int cell) {
        return events[cell];
    }

    /// Gives each run of cells that look the same; returns how many there were.
    int paint(Painter painter) {
        int runs = 0;
        int from = 0;
        while (from < cells) {
            int level = level(events[from]);
            int until = from + 1;
            while (until < cells && level(events[until]) == level && codes[until] == codes[from]) {
                until++;
            }
            if (level > 0) {
                painter.run(from, until, codes[from], level);
                runs++;
            }
            from = until;
        }
        return runs;
    }

    /// Ten times as many is two levels more; none is 0.
    static int level(long count) {
        return count == 0 ? 0 : Math.clamp(1 + Math.round(Math.log10((double) count) * 2), 1, LEVELS);
    }
}

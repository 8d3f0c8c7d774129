package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;

/// Finds marks by arithmetic: nothing that is drawn is an object that could be asked.
final class Nearest {

    private Nearest() {}

    /// The mark nearest to a moment, no further away than `reachMicros`; -1 when there is none.
    static int to(MarkTrack track, long micros, long reachMicros) {
        int after = track.firstAt(micros);
        int before = after - 1;
        long toAfter = after < track.size() ? track.micros(after) - micros : Long.MAX_VALUE;
        long toBefore = before >= 0 ? micros - track.micros(before) : Long.MAX_VALUE;
        if (Math.min(toAfter, toBefore) > reachMicros) {
            return -1;
        }
        return toAfter <= toBefore ? after : before;
    }

    /// The next mark at another moment, `direction` 1 or -1; the same one at the end of the track.
    static int beyond(MarkTrack track, int index, int direction) {
        int next = index + direction;
        return next < 0 || next >= track.size() ? index : next;
    }
}

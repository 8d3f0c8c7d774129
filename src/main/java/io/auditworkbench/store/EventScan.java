package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Collects one page: jumps from block to block of a selection, and reads neighbouring blocks together.
final class EventScan implements AutoCloseable {

    /// How much one page may look through before it returns what it has.
    private static final long MOST_SCANNED = 1_000_000;

    /// After so long it returns what it has, too: whoever waits hears how far it is, and may stop it.
    private static final long LONGEST = Duration.ofMillis(200).toNanos();

    /// And when so many bytes of events are in it: a value in memory takes several times its size.
    private static final long MOST_BYTES = 4L << 20;

    /// What took longer is not read in wider windows.
    private static final long QUICK = Duration.ofMillis(50).toNanos();

    private static final long FIRST_WINDOW = 1_024;
    private static final long WIDEST_WINDOW = 131_072;

    private final EventRows rows;
    private final EventSelection selection;
    private final EventOrder order;
    private final BlockSeeker seeker;
    private final long lastVisible;

    EventScan(Connection connection, DSLContext sql, ReadNames names, EventSelection selection, EventOrder order)
            throws SQLException {
        this.rows = new EventRows(connection, sql, new EventReader(names), selection.condition(), order);
        this.selection = selection;
        this.order = order;
        this.seeker = new BlockSeeker(sql, selection.blocks(), order);
        this.lastVisible = Tail.lastVisible(sql);
    }

    /// The page that begins at event `from`, inclusive.
    EventPage page(long from, int limit) throws SQLException {
        PageRoom room = new PageRoom(limit);
        long at = isDescending() ? Math.min(from, lastVisible) : Math.max(from, 1);
        long scanned = 0;
        long width = FIRST_WINDOW;
        long begun = System.nanoTime();
        for (Window window = next(at, width); window != null; window = next(at, width)) {
            long before = System.nanoTime();
            read(window, room::take);
            if (room.isFull()) {
                return new EventPage(room.found, room.found.getLast().seq(), false);
            }
            scanned += Math.abs(window.end - window.start) + 1;
            long now = System.nanoTime();
            width = now - before < QUICK ? Math.min(scanned * 4, WIDEST_WINDOW) : width;
            if (scanned >= MOST_SCANNED || now - begun >= LONGEST) {
                return new EventPage(room.found, window.end, false);
            }
            at = beyond(window.end);
        }
        return new EventPage(room.found, isDescending() ? 0 : lastVisible, true);
    }

    /// What one page has taken so far.
    private static final class PageRoom {

        private final List<StoredEvent> found = new ArrayList<>();
        private final int limit;
        private long bytes;

        private PageRoom(int limit) {
            this.limit = limit;
        }

        /// Takes one more; false when nothing else goes in.
        private boolean take(StoredEvent event) {
            found.add(event);
            bytes += event.bytes().length;
            return !isFull();
        }

        private boolean isFull() {
            return found.size() >= limit || bytes >= MOST_BYTES;
        }
    }

    /// How many events are selected in all.
    long count() throws SQLException {
        long[] count = {0};
        long at = isDescending() ? lastVisible : 1;
        for (Window window = next(at, FIRST_WINDOW); window != null; window = next(at, WIDEST_WINDOW)) {
            read(window, _ -> {
                count[0]++;
                return true;
            });
            at = beyond(window.end);
        }
        return count[0];
    }

    /// Events to read together: from `start` to `end` in the order of the scan.
    private record Window(long start, long end) {}

    private @Nullable Window next(long at, long width) {
        if (at < 1 || at > lastVisible) {
            return null;
        }
        long block = seeker.seek(BlockMarks.blockOf(at));
        if (block == BlockSeeker.NONE) {
            return null;
        }
        long start =
                isDescending() ? Math.min(at, BlockMarks.lastSeqOf(block)) : Math.max(at, BlockMarks.firstSeqOf(block));
        return new Window(start, end(block, Math.clamp(width, FIRST_WINDOW, WIDEST_WINDOW)));
    }

    private long beyond(long seq) {
        return isDescending() ? seq - 1 : seq + 1;
    }

    /// The last event to read with `block`: as far as the selection's blocks touch each other.
    private long end(long block, long window) {
        long blocks = Math.max(1, BlockMarks.blockOf(window));
        long last = block;
        for (long count = 1; count < blocks; count++) {
            long next = beyond(last);
            if (seeker.seek(next) != next) {
                break;
            }
            last = next;
        }
        return isDescending()
                ? Math.max(1, BlockMarks.firstSeqOf(last))
                : Math.min(lastVisible, BlockMarks.lastSeqOf(last));
    }

    /// Gives selected events to `found` until it answers false.
    private void read(Window window, Predicate<StoredEvent> found) throws SQLException {
        long low = Math.min(window.start, window.end);
        long high = Math.max(window.start, window.end);
        rows.read(low, high, event -> !selection.residual().test(event) || found.test(event));
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }

    private boolean isDescending() {
        return order == EventOrder.NEWEST_FIRST;
    }
}

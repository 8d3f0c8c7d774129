package io.auditworkbench.store;

import io.auditworkbench.store.ScanWindows.Window;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/// Collects one page of a selection.
final class EventScan implements AutoCloseable {

    /// How much one page may look through before it returns what it has.
    private static final long MOST_SCANNED = 1_000_000;

    /// After so long it returns what it has, too: whoever waits hears how far it is, and may stop it.
    private static final long LONGEST = Duration.ofMillis(200).toNanos();

    /// And when so many bytes of events are in it: a value in memory takes several times its size.
    private static final long MOST_BYTES = 4L << 20;

    /// What took longer is not read in wider windows.
    private static final long QUICK = Duration.ofMillis(50).toNanos();

    private final EventRows rows;
    private final EventSelection selection;
    private final EventOrder order;
    private final ScanWindows windows;

    EventScan(Connection connection, DSLContext sql, ReadNames names, EventSelection selection, EventOrder order)
            throws SQLException {
        this.rows = new EventRows(connection, sql, new EventReader(names), selection.condition(), order);
        this.selection = selection;
        this.order = order;
        this.windows = new ScanWindows(sql, selection.blocks(), order);
    }

    /// The page that begins at event `from`, inclusive.
    EventPage page(long from, int limit) throws SQLException {
        Room room = new Room(limit);
        long at = windows.outset(from);
        long scanned = 0;
        long width = ScanWindows.NARROWEST;
        for (Window window = windows.next(at, width); window != null; window = windows.next(at, width)) {
            long before = System.nanoTime();
            rows.read(window.low(), window.high(), room::look);
            if (room.isOver) {
                return new EventPage(room.found, room.looked, false);
            }
            scanned += window.width();
            width = System.nanoTime() - before < QUICK ? Math.min(scanned * 4, ScanWindows.WIDEST) : width;
            if (scanned >= MOST_SCANNED || room.isLate()) {
                return new EventPage(room.found, window.end(), false);
            }
            at = windows.beyond(window);
        }
        return new EventPage(room.found, isDescending() ? 0 : windows.lastVisible(), true);
    }

    /// What one page has taken so far.
    private final class Room {

        private final List<StoredEvent> found = new ArrayList<>();
        private final long begun = System.nanoTime();
        private final int limit;
        private long bytes;
        private long looked;
        private boolean isOver;

        private Room(int limit) {
            this.limit = limit;
        }

        /// Takes the event if it is selected; false when no other is to be looked at: the page is full, or looking at a
        /// few took so long that whoever waits should hear of it.
        private boolean look(StoredEvent event) {
            looked = event.seq();
            if (selection.residual().test(event)) {
                found.add(event);
                bytes += event.bytes().length;
            }
            isOver = found.size() >= limit || bytes >= MOST_BYTES || isLate();
            return !isOver;
        }

        private boolean isLate() {
            return System.nanoTime() - begun >= LONGEST;
        }
    }

    /// How many events are selected in all.
    long count() throws SQLException {
        long[] count = {0};
        long at = windows.outset();
        for (Window window = windows.next(at, ScanWindows.NARROWEST);
                window != null;
                window = windows.next(at, ScanWindows.WIDEST)) {
            read(window, _ -> {
                count[0]++;
                return true;
            });
            at = windows.beyond(window);
        }
        return count[0];
    }

    /// Gives selected events to `found` until it answers false.
    private void read(Window window, Predicate<StoredEvent> found) throws SQLException {
        rows.read(window.low(), window.high(), event -> !selection.residual().test(event) || found.test(event));
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }

    private boolean isDescending() {
        return order == EventOrder.NEWEST_FIRST;
    }
}

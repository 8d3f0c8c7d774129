package io.auditworkbench.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A store open for writing, with one source.
final class StoreFixture implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-21T10:00:00.123456Z"), ZoneOffset.UTC);

    private final Path file;
    private Store store;
    private SourceId source;

    StoreFixture(Path directory) {
        file = directory.resolve("audit.awb");
        store = Store.openForWriting(file, CLOCK);
        source = store.source(Shop.SOURCE);
    }

    Path file() {
        return file;
    }

    Store store() {
        return store;
    }

    StoreWriter writer() {
        return store.writer();
    }

    SourceId source() {
        return source;
    }

    /// Appends one transaction without committing.
    void append(long number, Shop.Change... changes) {
        Shop.seal(Shop.header(number), changes).appendTo(writer(), source);
    }

    void reopen() {
        store.close();
        store = Store.openForWriting(file, CLOCK);
        source = store.source(Shop.SOURCE);
    }

    /// The numbers of all events that readers show, oldest first.
    List<Long> shown() {
        return shown(EventSelection.ALL);
    }

    /// The numbers of the selected events, oldest first.
    List<Long> shown(EventSelection selection) {
        List<Long> seqs = new ArrayList<>();
        EventPage page = new EventPage(List.of(), 0, false);
        while (!page.isLast()) {
            page = store.changes().after(page.cursor(), selection, 500);
            page.events().forEach(event -> seqs.add(event.seq()));
        }
        return seqs;
    }

    @Override
    public void close() {
        store.close();
    }
}

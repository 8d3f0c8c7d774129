package io.auditworkbench.workbench;

import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.RowStateView.Presence;
import io.auditworkbench.workbench.view.RowVersionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The versions of a row in order, and what they say about any moment.
///
/// - **Shape**: `TRUNCATE` of the table counts as a version of every row known before it: it removed the row without an
///   event of its own.
final class RowTimeline {

    private final EventScanner scanner;
    private final RowFinder rows;
    private final EventViews views;

    RowTimeline(EventScanner scanner, RowFinder rows, EventViews views) {
        this.scanner = scanner;
        this.rows = rows;
        this.views = views;
    }

    /// A row's values with the table they belong to.
    record Image(TableSchema table, RowImage values) {}

    /// What is known of a row at a moment; `version` is the one in force.
    record State(Presence presence, Optional<Image> image, Optional<RowVersionView> version) {}

    /// The timeline of a row.
    ///
    /// - **Errors**: `NOT_FOUND` when no event of it was captured.
    Line of(RowAddress row) {
        List<StoredEvent> own = rows.events(row);
        if (own.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "No change of " + row + " was captured, and no snapshot holds it.",
                    "Check the key with `events '" + FilterSpelling.table(row.table())
                            + "'`; a row that never changed is not in the record.");
        }
        long first = own.getFirst().seq();
        List<StoredEvent> events = Stream.concat(
                        own.stream(),
                        truncations(own.getFirst().table().name()).stream().filter(event -> event.seq() > first))
                .sorted(Comparator.comparingLong(StoredEvent::seq))
                .toList();
        return new Line(row, events);
    }

    private List<StoredEvent> truncations(TableName table) {
        List<StoredEvent> found = new ArrayList<>();
        scanner.oldestFirst(FilterExpression.and(List.of(
                        new FilterTerm.OperationIn(Set.of(Operation.TRUNCATE)),
                        new FilterTerm.TextField(Field.SCHEMA, new TextTest.Equals(table.schema())),
                        new FilterTerm.TextField(Field.TABLE, new TextTest.Equals(table.table())))))
                .run(found::add);
        return found;
    }

    /// The events of one row, oldest first.
    final class Line {

        private final RowAddress row;
        private final List<StoredEvent> events;
        private final List<RowVersionView> versions = new ArrayList<>();

        private Line(RowAddress row, List<StoredEvent> events) {
            this.row = row;
            this.events = events;
            events.forEach(event -> versions.add(new RowVersionView(versions.size() + 1, views.of(event))));
        }

        List<RowVersionView> versions() {
            return versions;
        }

        /// From when on the row is known.
        String beginning() {
            RowVersionView first = versions.getFirst();
            String when = first.event().committedAt().toString();
            return switch (first.event().kind()) {
                case SNAPSHOT -> "History starts at the snapshot of " + when + ". Earlier changes are not known.";
                case INSERT -> "History starts with the insert of " + when + ".";
                case UPDATE, DELETE ->
                    row.equals(first.event().row()) && first.event().formerRow() != null
                            ? "History starts at " + when + ", when the key changed from "
                                    + first.event().formerRow() + "."
                            : "History starts at the first captured change, " + when
                                    + ". The row is older; earlier changes are not known.";
                case DDL, TRUNCATE -> "";
            };
        }

        /// The rows that key changes link it with.
        List<RowAddress> links() {
            return versions.stream()
                    .flatMap(version -> Stream.of(
                            Optional.ofNullable(version.event().row()),
                            Optional.ofNullable(version.event().formerRow())))
                    .flatMap(Optional::stream)
                    .filter(link -> !link.equals(row))
                    .distinct()
                    .toList();
        }

        /// The version called `v6`, or the one that the event `E1024` made.
        ///
        /// - **Errors**: `NOT_FOUND` when there is none.
        RowVersionView version(String name) {
            return versions.stream()
                    .filter(version -> version.id().equals(name.toLowerCase(Locale.ROOT))
                            || version.event().id().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new WorkbenchException(
                            ErrorCode.NOT_FOUND,
                            row + " has no version \"" + name + "\".",
                            "It has v1 to " + versions.getLast().id() + "; `row history` lists them."));
        }

        /// The version before another; the first one for the first.
        RowVersionView before(RowVersionView version) {
            return versions.get(Math.max(0, version.number() - 2));
        }

        /// What is known at a moment, or after the last event.
        State at(Optional<MomentReader.Point> point, CoverageView watched) {
            int last = events.size() - 1;
            while (last >= 0 && point.isPresent() && !point.get().includes(events.get(last))) {
                last--;
            }
            return last < 0 ? beforeFirst(point.map(MomentReader.Point::instant), watched) : after(last);
        }

        private State after(int index) {
            StoredEvent event = events.get(index);
            Optional<RowVersionView> version = Optional.of(versions.get(index));
            if (event.body().after() == null) {
                return new State(Presence.DELETED, Optional.empty(), version);
            }
            if (!row.equals(EventViews.row(event))) {
                return new State(Presence.MOVED, Optional.empty(), version);
            }
            return new State(
                    Presence.EXISTED,
                    Optional.of(new Image(
                            event.table(), Objects.requireNonNull(event.body().shown()))),
                    version);
        }

        /// Before its first event a row was as that event found it, but only while somebody watched.
        private State beforeFirst(Optional<Instant> moment, CoverageView watched) {
            StoredEvent first = events.getFirst();
            boolean wasWatched = moment.isPresent()
                    && watched.watchedFrom() != null
                    && !moment.get().isBefore(watched.watchedFrom());
            if (first.operation() == Operation.INSERT && wasWatched) {
                return new State(Presence.NOT_YET, Optional.empty(), Optional.empty());
            }
            RowImage before = first.body().before();
            if (before != null && wasWatched && row.equals(EventViews.rowBefore(first))) {
                return new State(Presence.EXISTED, Optional.of(new Image(first.table(), before)), Optional.empty());
            }
            return new State(Presence.UNKNOWN, Optional.empty(), Optional.empty());
        }
    }
}

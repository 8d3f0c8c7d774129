package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
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
/// - **Shape**: a statement that removed or exchanged rows of the table (`TRUNCATE`, `DROP`, `… PARTITION`) counts as a
///   version of every row known before it: it has no event of its own for the row.
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
        TableName table = own.getFirst().table().name();
        List<StoredEvent> events = Stream.concat(
                        own.stream(), removals(table).stream().filter(event -> event.seq() > first))
                .sorted(Comparator.comparingLong(StoredEvent::seq))
                .toList();
        return new Line(row, table, events);
    }

    private List<StoredEvent> removals(TableName table) {
        List<StoredEvent> found = new ArrayList<>();
        scanner.oldestFirst(FilterExpression.and(
                        List.of(new FilterTerm.OperationIn(Set.of(Operation.TRUNCATE, Operation.DDL)))))
                .run(found::add);
        return found.stream()
                .filter(statement -> RowRemoval.of(statement, table) != RowRemoval.NONE)
                .toList();
    }

    /// The events of one row, oldest first.
    final class Line {

        private final RowAddress row;
        private final TableName table;
        private final List<StoredEvent> events;
        private final List<RowVersionView> versions = new ArrayList<>();

        private Line(RowAddress row, TableName table, List<StoredEvent> events) {
            this.row = row;
            this.table = table;
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

        /// The last version that an event of the row itself made.
        RowVersionView last() {
            return versions.stream()
                    .filter(version -> !isRemoval(version))
                    .reduce((_, later) -> later)
                    .orElseThrow();
        }

        /// What ended the row without an event of it; empty when nothing did.
        String ending() {
            return ending(versions.getLast());
        }

        /// The same, as of a version.
        String ending(RowVersionView version) {
            StoredEvent event = events.get(version.number() - 1);
            String by = event.operation() + " " + version.event().id() + " of "
                    + version.event().committedAt();
            return switch (RowRemoval.of(event, table)) {
                case NONE -> "";
                case EVERY_ROW -> "The statement " + by + " removed every row of " + table + ", this one included.";
                case SOME_ROWS ->
                    "The statement " + by + " removed a partition of " + table
                            + ": whether this row was in it is not known.";
                case EXCHANGED_ROWS ->
                    "The statement " + by + " exchanged rows of " + table + ": which went and which came is not known.";
                case RENAMED ->
                    "The statement " + by + " renamed " + table + " to "
                            + event.table().name()
                            + ": the row went on there. Rows that came with another table are in the record under that"
                            + " table's former name.";
                case TAKEN_OUT ->
                    "The statement " + by + " gave " + table
                            + " a name that is not captured: the row went on there, out of sight.";
            };
        }

        private boolean isRemoval(RowVersionView version) {
            return RowRemoval.of(events.get(version.number() - 1), table) != RowRemoval.NONE;
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
            RowRemoval removal = RowRemoval.of(event, table);
            if (removal != RowRemoval.NONE && removal != RowRemoval.EVERY_ROW) {
                return afterStatement(removal, index);
            }
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

        private State afterStatement(RowRemoval removal, int index) {
            State former = after(index - 1);
            boolean wasGone = former.presence() == Presence.DELETED || former.presence() == Presence.MOVED;
            if (wasGone && removal != RowRemoval.EXCHANGED_ROWS) {
                return former;
            }
            boolean isMoved = removal == RowRemoval.RENAMED || removal == RowRemoval.TAKEN_OUT;
            Presence now = isMoved ? Presence.MOVED : Presence.UNCERTAIN;
            return new State(now, Optional.empty(), Optional.of(versions.get(index)));
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

package io.auditworkbench.workbench;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.RowSteps.Image;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.RowStateView.Presence;
import io.auditworkbench.workbench.view.RowVersionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The versions of a row in order, and what they say about any moment.
///
/// - **Shape**: a statement that removed or exchanged rows of the table (`TRUNCATE`, `DROP`, `… PARTITION`) counts as a
///   version of every row known before it: it has no event of its own for the row.
final class RowTimeline {

    private final RowLineage lineage;
    private final EventViews views;
    private final ChangeLog log;

    RowTimeline(RowLineage lineage, EventViews views, ChangeLog log) {
        this.lineage = lineage;
        this.views = views;
        this.log = log;
    }

    /// What is known of a row at a moment; `version` is the one in force.
    record State(Presence presence, Optional<Image> image, Optional<RowVersionView> version) {}

    /// The timeline of a row.
    ///
    /// - **Errors**: `NOT_FOUND` when no event of it was captured.
    Line of(RowAddress row) {
        RowSteps known = lineage.of(row);
        if (known.steps().isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    Absence.prunedDay(log)
                            .map(day ->
                                    "No change of " + row + " is kept; older ones may have been pruned on " + day + ".")
                            .orElse("No change of " + row + " was captured, and no snapshot holds it."),
                    "Check the key with `events '" + FilterSpelling.table(row.table())
                            + "'`; a row that never changed is not in the record.");
        }
        return new Line(row, known);
    }

    /// The events of one row, oldest first.
    final class Line {

        private final RowAddress row;
        private final TableName table;
        private final List<RowSteps.Step> steps;
        private final List<RowVersionView> versions = new ArrayList<>();

        private Line(RowAddress row, RowSteps known) {
            this.row = row;
            table = known.table();
            steps = known.steps();
            steps.forEach(step -> versions.add(new RowVersionView(versions.size() + 1, view(step))));
        }

        /// The statement that brought the row is shown with the values it came with.
        private EventView view(RowSteps.Step step) {
            EventView view = views.of(step.event());
            return step.arrival()
                    .flatMap(_ -> step.known().image())
                    .map(image -> view.withColumns(views.columns(image.table(), null, image.values())))
                    .orElse(view);
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
                            : Absence.prunedDay(log)
                                    .map(day -> "History starts at the first change that is kept, " + when
                                            + ". The row is older; earlier changes were pruned on " + day
                                            + ", or are not known.")
                                    .orElse("History starts at the first captured change, " + when
                                            + ". The row is older; earlier changes are not known.");
                case DDL, TRUNCATE ->
                    arrival(first).map(arrival -> came(first, arrival)).orElse("");
            };
        }

        private Optional<RowArrival> arrival(RowVersionView version) {
            return step(version).arrival();
        }

        private RowSteps.Step step(RowVersionView version) {
            return steps.get(version.number() - 1);
        }

        private String came(RowVersionView version, RowArrival arrival) {
            String by = "The statement " + statement(version);
            if (arrival.former().isEmpty()) {
                return by + " gave another table the name " + table
                        + ": which one is not in the record, so which rows came with it is not known.";
            }
            TableName former = arrival.former().get();
            String fate = step(version).hasValues()
                    ? ": the row is what it was there."
                    : ": whether this row came with it is not known.";
            return by + " gave " + former + " the name " + table + fate + " `row history " + there(former)
                    + "` shows what came before.";
        }

        private RowAddress there(TableName former) {
            return new RowAddress(former.schema(), former.table(), row.key());
        }

        private static String statement(RowVersionView version) {
            return version.event().kind().name() + " " + version.event().id() + " of "
                    + version.event().committedAt();
        }

        /// Whether a statement brought the row with another table, as it was there.
        boolean isArrival(RowVersionView version) {
            return arrival(version).isPresent();
        }

        /// The last version with values: one that an event of the row itself made, or with which it came.
        RowVersionView last() {
            return versions.stream()
                    .filter(version -> step(version).hasValues())
                    .reduce((_, later) -> later)
                    .orElse(versions.getLast());
        }

        /// What ended the row, or brought it, without an event of it; empty when nothing did.
        String ending() {
            return ending(versions.getLast());
        }

        /// The same, as of a version.
        String ending(RowVersionView version) {
            StoredEvent event = step(version).event();
            String by = statement(version);
            return switch (step(version).removal()) {
                case NONE ->
                    arrival(version).map(arrival -> came(version, arrival)).orElse("");
                case EVERY_ROW -> "The statement " + by + " removed every row of " + table + ", this one included.";
                case SOME_ROWS ->
                    "The statement " + by + " removed a partition of " + table
                            + ": whether this row was in it is not known.";
                case EXCHANGED_ROWS ->
                    "The statement " + by + " exchanged rows of " + table + ": which went and which came is not known.";
                case RENAMED ->
                    "The statement " + by + " renamed " + table + " to "
                            + RowArrival.newName(event)
                            + ": the row went on there.";
                case TAKEN_OUT ->
                    "The statement " + by + " gave " + table
                            + " a name that is not captured: the row went on there, out of sight.";
            };
        }

        /// The rows that key changes and new names of its table link it with.
        List<RowAddress> links() {
            return versions.stream()
                    .flatMap(version -> Stream.of(
                            Optional.ofNullable(version.event().row()),
                            Optional.ofNullable(version.event().formerRow()),
                            arrival(version).flatMap(RowArrival::former).map(this::there)))
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
            int last = steps.size() - 1;
            while (last >= 0
                    && point.isPresent()
                    && !point.get().includes(steps.get(last).event())) {
                last--;
            }
            return last < 0 ? beforeFirst(point.map(MomentReader.Point::instant), watched) : after(last);
        }

        private State after(int index) {
            RowSteps.Known known = steps.get(index).known();
            return new State(known.presence(), known.image(), Optional.of(versions.get(known.inForce())));
        }

        /// Before its first event a row was as that event found it, but only while somebody watched.
        private State beforeFirst(Optional<Instant> moment, CoverageView watched) {
            StoredEvent first = steps.getFirst().event();
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

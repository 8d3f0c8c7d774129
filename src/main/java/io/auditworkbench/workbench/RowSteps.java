package io.auditworkbench.workbench;

import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.RowStateView.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What stood under a row's name, event after event, and what is known of it after each.
///
/// - **Threading**: one thread at a time.
final class RowSteps {

    private final RowAddress row;
    private final TableName table;
    private final List<Step> steps = new ArrayList<>();
    private boolean isWhole;
    private boolean isVacant;

    RowSteps(RowAddress row) {
        this.row = row;
        table = new TableName(row.schema(), row.table());
    }

    /// A row's values with the table they belong to.
    record Image(TableSchema table, RowImage values) {}

    /// What is known after a step; `inForce` is the index of the step that made it so.
    record Known(Presence presence, Optional<Image> image, int inForce) {}

    /// One event in the row's line; `arrival` is set when it gave another table this one's name.
    record Step(StoredEvent event, RowRemoval removal, Optional<RowArrival> arrival, Known known) {

        /// Whether the event tells the values of the row, or those it last had.
        boolean hasValues() {
            return removal == RowRemoval.NONE
                    && (arrival.isEmpty() || known.image().isPresent());
        }
    }

    RowAddress row() {
        return row;
    }

    TableName table() {
        return table;
    }

    List<Step> steps() {
        return steps;
    }

    /// From now on every row of the table is in the record: it was read whole, or seen from its creation.
    void isWholeFromNow() {
        isWhole = true;
        isVacant = false;
    }

    void add(StoredEvent own) {
        isVacant = false;
        if (own.body().after() == null) {
            add(own, RowRemoval.NONE, Optional.empty(), Presence.DELETED, Optional.empty());
            return;
        }
        if (!row.equals(EventViews.row(own))) {
            add(own, RowRemoval.NONE, Optional.empty(), Presence.MOVED, Optional.empty());
            return;
        }
        Image image = new Image(own.table(), Objects.requireNonNull(own.body().shown()));
        add(own, RowRemoval.NONE, Optional.empty(), Presence.EXISTED, Optional.of(image));
    }

    /// A statement that removed or exchanged rows of the table: nothing where none is known yet.
    void add(StoredEvent statement, RowRemoval removal) {
        isWhole = removal == RowRemoval.EVERY_ROW || (isWhole && removal != RowRemoval.EXCHANGED_ROWS);
        isVacant = isVacant || removal == RowRemoval.RENAMED || removal == RowRemoval.TAKEN_OUT;
        if (steps.isEmpty() || removal == RowRemoval.NONE) {
            return;
        }
        switch (removal) {
            case EVERY_ROW -> add(statement, removal, Optional.empty(), Presence.DELETED, Optional.empty());
            case EXCHANGED_ROWS -> add(statement, removal, Optional.empty(), Presence.UNCERTAIN, Optional.empty());
            case SOME_ROWS -> addUnlessGone(statement, removal, Presence.UNCERTAIN);
            case RENAMED, TAKEN_OUT -> addUnlessGone(statement, removal, Presence.MOVED);
            case NONE -> {
                // It did not touch the rows of this table.
            }
        }
    }

    private void addUnlessGone(StoredEvent statement, RowRemoval removal, Presence presence) {
        Known former = steps.getLast().known();
        Known now = isGone(former.presence()) ? former : new Known(presence, Optional.empty(), steps.size());
        steps.add(new Step(statement, removal, Optional.empty(), now));
    }

    /// A statement that gave another table this one's name; the row is what it was there, if that can be told.
    void add(RowArrival arrival, Optional<RowSteps> former) {
        boolean isToldWhole = former.map(RowSteps::isTold).orElse(false);
        Presence presence = isToldWhole ? former.get().presence() : Presence.UNCERTAIN;
        isWhole = former.map(there -> there.isWhole).orElse(false);
        isVacant = false;
        if (isGone(presence) && (steps.isEmpty() || isGone(presence()))) {
            return;
        }
        if (steps.isEmpty() && former.map(there -> there.steps.isEmpty()).orElse(true)) {
            return;
        }
        boolean isThere = presence == Presence.EXISTED;
        Optional<Image> image =
                isThere ? former.get().steps.getLast().known().image().map(this::here) : Optional.empty();
        add(arrival.statement(), RowRemoval.NONE, Optional.of(arrival), isThere ? presence : Presence.UNCERTAIN, image);
    }

    /// Whether what is known of the row is all there was: not under a name that no table had any more when one came
    /// from it, and a row without a key has another address in every table.
    private boolean isTold() {
        return row.hash().isEmpty() && !isVacant && (isWhole || !steps.isEmpty());
    }

    private Presence presence() {
        return steps.isEmpty() ? Presence.NOT_YET : steps.getLast().known().presence();
    }

    private Image here(Image there) {
        TableSchema known = there.table();
        return new Image(
                new TableSchema(table, known.columns(), known.keyColumns(), known.foreignKeys()), there.values());
    }

    private static boolean isGone(Presence presence) {
        return switch (presence) {
            case DELETED, MOVED, NOT_YET -> true;
            case EXISTED, UNCERTAIN, UNKNOWN -> false;
        };
    }

    private void add(
            StoredEvent event,
            RowRemoval removal,
            Optional<RowArrival> arrival,
            Presence presence,
            Optional<Image> image) {
        steps.add(new Step(event, removal, arrival, new Known(presence, image, steps.size())));
    }
}

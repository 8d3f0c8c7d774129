package io.auditworkbench.infer;

import io.auditworkbench.filter.FilterSubject;
import io.auditworkbench.filter.FilterValue;
import io.auditworkbench.filter.FilterValues;
import io.auditworkbench.filter.Flag;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A change as the conditions of rules see it: its columns are the fields of the vocabulary, its table the entity.
///
/// - **Shape**: what a rule may not depend on (when it was captured, where it is stored, what was found of it) is
///   empty.
final class ChangeSubject implements FilterSubject {

    private final ObservedChange change;
    private final View view;

    /// What of a change is looked at.
    enum View {
        /// What it did.
        CHANGE,
        /// The row as it stands after it.
        ROW
    }

    ChangeSubject(ObservedChange change, View view) {
        this.change = change;
        this.view = view;
    }

    @Override
    public long sequence() {
        return change.seq();
    }

    @Override
    public Optional<Operation> operation() {
        return Optional.of(view == View.ROW ? Operation.INSERT : change.operation());
    }

    @Override
    public Instant commitTime() {
        return Instant.EPOCH.plus(change.transaction().commitMicros(), ChronoUnit.MICROS);
    }

    @Override
    public Optional<Duration> lag() {
        return Optional.empty();
    }

    @Override
    public Optional<String> schema() {
        return Optional.of(change.table().name().schema());
    }

    @Override
    public Optional<String> table() {
        return change.entity();
    }

    @Override
    public Optional<String> key() {
        return Optional.empty();
    }

    @Override
    public Optional<String> row() {
        return Optional.of(change.rowName());
    }

    @Override
    public Optional<String> actor() {
        return change.transaction().attribution().grade() == AttributionGrade.UNKNOWN
                ? Optional.empty()
                : Optional.of(change.transaction().attribution().actor());
    }

    @Override
    public Optional<String> actorSource() {
        AttributionSource source = change.transaction().attribution().source();
        return source == AttributionSource.NONE
                ? Optional.empty()
                : Optional.of(source.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    @Override
    public OptionalLong transaction() {
        return OptionalLong.of(change.transaction().number());
    }

    @Override
    public OptionalLong transactionSize() {
        return OptionalLong.of(change.transaction().eventCount());
    }

    @Override
    public List<String> transactionTables() {
        return List.of();
    }

    @Override
    public Optional<String> gtid() {
        return Optional.empty();
    }

    @Override
    public Optional<String> file() {
        return Optional.empty();
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong thread() {
        Long connection = change.transaction().connectionId();
        return connection == null ? OptionalLong.empty() : OptionalLong.of(connection);
    }

    @Override
    public List<String> serverNames() {
        return List.of();
    }

    @Override
    public Optional<String> statement() {
        return Optional.empty();
    }

    @Override
    public OptionalLong sizeBytes() {
        return OptionalLong.empty();
    }

    @Override
    public List<String> columns() {
        MappedTable mapped = change.mapped();
        return mapped == null ? List.of() : mapped.fields();
    }

    @Override
    public List<String> changedColumns() {
        return view == View.ROW
                ? List.of()
                : columns().stream().filter(change::hasChanged).toList();
    }

    @Override
    public FilterValue before(String column) {
        return view == View.ROW ? FilterValue.Absent.ABSENT : value(change.before(word(column)));
    }

    @Override
    public FilterValue after(String column) {
        return value(change.after(word(column)));
    }

    private static String word(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    private static FilterValue value(ColumnValue value) {
        return FilterValues.of(value);
    }

    @Override
    public Set<Flag> flags() {
        return Set.of();
    }
}

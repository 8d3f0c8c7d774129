package io.auditworkbench.workbench;

import io.auditworkbench.filter.CapturedColumn;
import io.auditworkbench.filter.CapturedTable;
import io.auditworkbench.filter.ColumnFamily;
import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterChecker;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.FilterVocabulary;
import io.auditworkbench.filter.Observations;
import io.auditworkbench.filter.ParsedFilter;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.filter.TimeInterval;
import io.auditworkbench.filter.TimeTest;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.ChangeLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a store knows that a filter can be checked against.
final class FilterFacts {

    private final ChangeLog log;
    private final Catalogue catalogue;
    private final Observations observations;
    private final Clock clock;
    private final MaskedColumns masked;

    FilterFacts(ChangeLog log, Catalogue catalogue, Observations observations, MaskedColumns masked, Clock clock) {
        this.masked = masked;
        this.log = log;
        this.catalogue = catalogue;
        this.observations = observations;
        this.clock = clock;
    }

    /// The commit times that a filter can match, null where open.
    record Window(@Nullable Instant from, @Nullable Instant until) {}

    /// The filter with what is wrong with or odd about the names in it.
    ParsedFilter check(ParsedFilter filter) {
        return new FilterChecker(vocabulary()).check(filter);
    }

    /// What the words of a filter can refer to.
    FilterVocabulary vocabulary() {
        return new FilterVocabulary(tables(), observations);
    }

    private List<CapturedTable> tables() {
        Map<TableName, Map<String, Set<ColumnFamily>>> tables = new TreeMap<>();
        for (TableSchema version : catalogue.versions().values()) {
            Map<String, Set<ColumnFamily>> columns = tables.computeIfAbsent(version.name(), _ -> new LinkedHashMap<>());
            for (ColumnDefinition column : version.columns()) {
                columns.computeIfAbsent(column.name(), _ -> EnumSet.noneOf(ColumnFamily.class))
                        .add(ColumnFamily.of(column.type()));
            }
        }
        List<MaskingPolicy> policies = masked.policies();
        List<CapturedTable> captured = new ArrayList<>();
        tables.forEach((name, columns) -> captured.add(new CapturedTable(
                name.schema(),
                name.table(),
                columns.entrySet().stream()
                        .map(column -> new CapturedColumn(
                                column.getKey(),
                                column.getValue(),
                                MaskedColumns.visibility(policies, name, column.getKey())))
                        .toList())));
        return captured;
    }

    /// The time that a filter is confined to.
    Window window(FilterExpression expression, Directives directives) {
        TimeFrame frame = TimeFrame.of(clock, ZoneOffset.UTC).with(directives);
        Window window = new Window(null, null);
        for (FilterExpression operand : operands(expression)) {
            if (operand instanceof FilterTerm.CommitTime(TimeTest test)) {
                window = narrowed(window, frame.intervals(test));
            }
        }
        return window;
    }

    /// The present.
    Instant now() {
        return clock.instant();
    }

    /// What all has to hold.
    static List<FilterExpression> operands(FilterExpression expression) {
        return expression instanceof FilterExpression.And(List<FilterExpression> operands)
                ? operands
                : List.of(expression);
    }

    private static Window narrowed(Window window, List<TimeInterval> intervals) {
        Optional<Instant> from = intervals.stream().allMatch(one -> one.from().isPresent())
                ? intervals.stream().flatMap(one -> one.from().stream()).min(Instant::compareTo)
                : Optional.empty();
        Optional<Instant> until = intervals.stream().allMatch(one -> one.to().isPresent())
                ? intervals.stream().flatMap(one -> one.to().stream()).max(Instant::compareTo)
                : Optional.empty();
        return new Window(later(window.from(), from.orElse(null)), earlier(window.until(), until.orElse(null)));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /// The number of an event that exists.
    long requireEvent(long sequence) {
        return log.event(sequence)
                .orElseThrow(() -> Absence.ofEvent(log, sequence))
                .seq();
    }

    /// The number of the transaction with this GTID, which exists.
    long requireTransaction(String gtid) {
        return log.transaction(gtid)
                .orElseThrow(() -> Absence.of(log, gtid, "`coverage` lists the gaps with their GTIDs."))
                .txId();
    }

    /// The number of a transaction that exists.
    long requireTransaction(long number) {
        return log.transaction(number)
                .orElseThrow(() -> Absence.ofTransaction(log, number))
                .txId();
    }
}

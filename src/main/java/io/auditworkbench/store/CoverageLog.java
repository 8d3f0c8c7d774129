package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.COVERAGE_GAP;
import static io.auditworkbench.store.generated.Tables.SOURCE_EXTENT;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Reads what could not be seen.
///
/// - **Threading**: any number of threads.
public final class CoverageLog {

    private final Path file;
    private final DSLContext sql;

    CoverageLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// The first and the last moment of a source that the store knows of, in microseconds; null in an empty store. Of a
    /// source of which something was pruned the first is the moment after the latest commit that was: from then on
    /// everything is there.
    public record Watched(SourceId source, long firstMicros, long lastMicros) {}

    /// Every gap, in the order they were found.
    public List<StoredGap> gaps() {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(COVERAGE_GAP).orderBy(COVERAGE_GAP.GAP_ID).fetch(CoverageLog::gap));
    }

    /// The gap that an entry of the log is, by its number.
    public Optional<StoredGap> gapOf(long txId) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(COVERAGE_GAP)
                        .where(COVERAGE_GAP.TX_ID.eq(txId))
                        .limit(1)
                        .fetchOptional(CoverageLog::gap));
    }

    /// From when to when each source with transactions was captured.
    public List<Watched> watched() {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(SOURCE_EXTENT).fetch().stream()
                        .map(this::watched)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /// An interrupted snapshot was not a beginning: nobody was watching between it and the one that superseded it.
    private @Nullable Watched watched(Record extent) {
        Condition shown = SOURCE_TX
                .SOURCE_ID
                .eq(extent.get(SOURCE_EXTENT.SOURCE_ID))
                .and(SOURCE_TX.TX_ID.between(extent.get(SOURCE_EXTENT.FIRST_TX), extent.get(SOURCE_EXTENT.LAST_TX)))
                .and(EventQuery.isShown());
        boolean isPruned =
                extent.get(SOURCE_EXTENT.FIRST_TX) <= PrunedLog.edge(sql).throughTx();
        Long first = isPruned
                ? PrunedLog.lastMicros(sql).map(micros -> micros + 1).orElse(null)
                : edge(SOURCE_TX.COMMIT_US, shown, EventOrder.OLDEST_FIRST);
        Long last = edge(SOURCE_TX.CAPTURED_US, shown, EventOrder.NEWEST_FIRST);
        return first == null || last == null
                ? null
                : new Watched(new SourceId(extent.get(SOURCE_EXTENT.SOURCE_ID)), first, last);
    }

    private @Nullable Long edge(Field<Long> field, Condition condition, EventOrder order) {
        return sql.select(field)
                .from(SOURCE_TX)
                .where(condition)
                .orderBy(order.sort(SOURCE_TX.TX_ID))
                .limit(1)
                .fetchOne(field);
    }

    private static StoredGap gap(Record row) {
        return new StoredGap(
                row.get(COVERAGE_GAP.GAP_ID),
                row.get(COVERAGE_GAP.TX_ID),
                new SourceId(row.get(COVERAGE_GAP.SOURCE_ID)),
                new CoverageGap(
                        GapCause.ofCode(Math.toIntExact(row.get(COVERAGE_GAP.CAUSE))),
                        GapEffect.ofCode(Math.toIntExact(row.get(COVERAGE_GAP.EFFECT))),
                        TableNames.read(row.get(COVERAGE_GAP.TABLES)),
                        row.get(COVERAGE_GAP.GTID_RANGE),
                        row.get(COVERAGE_GAP.FROM_POSITION),
                        row.get(COVERAGE_GAP.UNTIL_POSITION),
                        row.get(COVERAGE_GAP.FROM_US),
                        row.get(COVERAGE_GAP.UNTIL_US),
                        row.get(COVERAGE_GAP.ROWS_EXPECTED),
                        row.get(COVERAGE_GAP.ROWS_STORED),
                        row.get(COVERAGE_GAP.DETECTED_BY),
                        row.get(COVERAGE_GAP.DETECTED_US),
                        row.get(COVERAGE_GAP.EVIDENCE),
                        row.get(COVERAGE_GAP.MEANING)),
                resolves(row));
    }

    private static @Nullable Long resolves(Record row) {
        return row.get(COVERAGE_GAP.RESOLVES_GAP_ID);
    }
}

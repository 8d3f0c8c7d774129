package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.COVERAGE_GAP;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
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

    /// The first and the last moment of a source that the store knows of, in microseconds; null in an empty store.
    public record Watched(SourceId source, long firstMicros, long lastMicros) {}

    /// Every gap, in the order they were found.
    public List<StoredGap> gaps() {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(COVERAGE_GAP).orderBy(COVERAGE_GAP.GAP_ID).fetch(CoverageLog::gap));
    }

    /// From when to when each source with transactions was captured.
    public List<Watched> watched() {
        return SqlWork.on(
                file,
                () -> sql.select(SOURCE_TX.SOURCE_ID, DSL.min(SOURCE_TX.TX_ID), DSL.max(SOURCE_TX.TX_ID))
                        .from(SOURCE_TX)
                        .where(EventQuery.isShown())
                        .groupBy(SOURCE_TX.SOURCE_ID)
                        .fetch(row -> new Watched(
                                new SourceId(row.value1()),
                                micros(row.value2(), SOURCE_TX.COMMIT_US),
                                micros(row.value3(), SOURCE_TX.CAPTURED_US))));
    }

    private long micros(long txId, Field<Long> field) {
        return sql.select(field).from(SOURCE_TX).where(SOURCE_TX.TX_ID.eq(txId)).fetchSingle(field);
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

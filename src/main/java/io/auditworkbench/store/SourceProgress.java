package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CAPTURE_OFFSET;
import static io.auditworkbench.store.generated.Tables.GTID_ACCOUNT;
import static io.auditworkbench.store.generated.Tables.SOURCE;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// How far capture of a source has come.
///
/// - **Shape**: `position` as [StoreWriter#position] saved it; `gtids` are those that were read, empty without GTIDs;
///   `serverUuid` is null for a server that never told; `last` is the newest stored transaction that has a GTID.
/// - **Units**: `savedMicros` is microseconds since the epoch, UTC.
public record SourceProgress(
        String position,
        long savedMicros,
        String gtids,
        @Nullable String serverUuid,
        @Nullable TransactionHeader last) {

    static Optional<SourceProgress> read(DSLContext sql, SourceId source) {
        return sql.select(CAPTURE_OFFSET.POSITION, CAPTURE_OFFSET.SAVED_US, GTID_ACCOUNT.GTIDS, SOURCE.SERVER_UUID)
                .from(CAPTURE_OFFSET)
                .join(SOURCE)
                .on(SOURCE.SOURCE_ID.eq(CAPTURE_OFFSET.SOURCE_ID))
                .leftJoin(GTID_ACCOUNT)
                .on(GTID_ACCOUNT.SOURCE_ID.eq(CAPTURE_OFFSET.SOURCE_ID))
                .where(CAPTURE_OFFSET.SOURCE_ID.eq(source.value()))
                .fetchOptional(row -> new SourceProgress(
                        row.value1(),
                        row.value2(),
                        row.value3() == null ? "" : row.value3(),
                        row.value4(),
                        last(sql, source)));
    }

    private static @Nullable TransactionHeader last(DSLContext sql, SourceId source) {
        return sql.selectFrom(SOURCE_TX)
                .where(SOURCE_TX.SOURCE_ID.eq(source.value()))
                .and(SOURCE_TX.GTID_NUMBER.gt(0L))
                .and(SOURCE_TX.KIND.in((long) TransactionKind.STREAM.code(), (long) TransactionKind.DDL.code()))
                .orderBy(SOURCE_TX.TX_ID.desc())
                .limit(1)
                .fetchOptional(row ->
                        new EventReader(new ReadNames(sql)).transaction(row).header())
                .orElse(null);
    }
}

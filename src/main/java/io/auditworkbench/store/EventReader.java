package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Makes records of rows; events that follow each other share the object of their transaction.
final class EventReader {

    private static final int SEQ = column(CHANGE_EVENT.SEQ);
    private static final int VERSION = column(CHANGE_EVENT.VERSION_ID);
    private static final int ROW_KEY = column(CHANGE_EVENT.ROW_KEY);
    private static final int STATEMENT = column(CHANGE_EVENT.STATEMENT_ID);
    private static final int BODY = column(CHANGE_EVENT.BODY);
    private static final int LEAF = column(CHANGE_EVENT.LEAF);
    private static final DSLContext RECORDS = DSL.using(SQLDialect.SQLITE);
    private static final Field<?>[] TRANSACTION = SOURCE_TX.fields();
    private static final int FIRST_OF_TRANSACTION = CHANGE_EVENT.fields().length + 1;

    private final ReadNames names;
    private @Nullable StoredTransaction last;

    EventReader(ReadNames names) {
        this.names = names;
    }

    private static int column(Field<?> field) {
        return List.of(CHANGE_EVENT.fields()).indexOf(field) + 1;
    }

    StoredEvent event(Record row) {
        byte[] bytes = row.get(CHANGE_EVENT.BODY);
        return new StoredEvent(
                row.get(CHANGE_EVENT.SEQ),
                transactionOnce(row),
                names.table(row.get(CHANGE_EVENT.VERSION_ID)),
                row.get(CHANGE_EVENT.VERSION_ID),
                EventCodec.decode(bytes),
                bytes,
                new RowKey(row.get(CHANGE_EVENT.ROW_KEY)),
                row.get(CHANGE_EVENT.STATEMENT_ID),
                row.get(CHANGE_EVENT.LEAF));
    }

    /// The same of a row with the columns of both tables in their order, without making a jOOQ record of it: in a long
    /// search that was half of the time.
    StoredEvent event(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes(BODY);
        long version = row.getLong(VERSION);
        long statement = row.getLong(STATEMENT);
        Long statementId = row.wasNull() ? null : (Long) statement;
        return new StoredEvent(
                row.getLong(SEQ),
                transactionOnce(row),
                names.table(version),
                version,
                EventCodec.decode(bytes),
                bytes,
                new RowKey(row.getLong(ROW_KEY)),
                statementId,
                row.getBytes(LEAF));
    }

    private StoredTransaction transactionOnce(ResultSet row) throws SQLException {
        StoredTransaction known = last;
        if (known == null || known.txId() != row.getLong(FIRST_OF_TRANSACTION)) {
            known = transaction(record(row));
            last = known;
        }
        return known;
    }

    private static Record record(ResultSet row) throws SQLException {
        Record transaction = RECORDS.newRecord(TRANSACTION);
        int column = FIRST_OF_TRANSACTION;
        for (Field<?> field : TRANSACTION) {
            set(transaction, field, row.getObject(column++));
        }
        return transaction;
    }

    private static <T> void set(Record record, Field<T> field, @Nullable Object value) {
        record.set(field, field.getType().cast(value instanceof Integer number ? (Object) number.longValue() : value));
    }

    private StoredTransaction transactionOnce(Record row) {
        StoredTransaction known = last;
        if (known == null || known.txId() != row.get(SOURCE_TX.TX_ID)) {
            known = transaction(row);
            last = known;
        }
        return known;
    }

    StoredTransaction transaction(Record row) {
        return new StoredTransaction(
                row.get(SOURCE_TX.TX_ID),
                new SourceId(row.get(SOURCE_TX.SOURCE_ID)),
                row.get(SOURCE_TX.EPOCH),
                header(row),
                row.get(SOURCE_TX.FIRST_SEQ),
                row.get(SOURCE_TX.EVENT_COUNT),
                row.get(SOURCE_TX.LEAF));
    }

    private TransactionHeader header(Record row) {
        String gtid = Gtid.text(names.gtidOrigin(row.get(SOURCE_TX.GTID_ORIGIN_ID)), row.get(SOURCE_TX.GTID_NUMBER));
        String identity = row.get(SOURCE_TX.IDENTITY);
        String file = names.file(row.get(SOURCE_TX.FILE_ID));
        return new TransactionHeader(
                TransactionKind.ofCode(small(row.get(SOURCE_TX.KIND))),
                identity == null ? Objects.requireNonNull(gtid) : identity,
                gtid,
                file == null ? "" : file,
                row.get(SOURCE_TX.OFFSET),
                row.get(SOURCE_TX.COMMIT_US),
                row.get(SOURCE_TX.CAPTURED_US),
                row.get(SOURCE_TX.CONNECTION_ID),
                row.get(SOURCE_TX.SERVER_ID),
                small(row.get(SOURCE_TX.SNAPSHOT_RUN)),
                attribution(row));
    }

    private Attribution attribution(Record row) {
        String actor = names.actor(row.get(SOURCE_TX.ACTOR_ID));
        if (actor == null) {
            return Attribution.UNKNOWN;
        }
        return new Attribution(
                actor,
                AttributionGrade.ofCode(small(row.get(SOURCE_TX.ACTOR_GRADE))),
                AttributionSource.ofCode(small(row.get(SOURCE_TX.ACTOR_SOURCE))));
    }

    private static int small(long number) {
        return Math.toIntExact(number);
    }
}

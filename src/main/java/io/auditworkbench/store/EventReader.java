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
import java.util.Objects;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Makes records of rows; events that follow each other share the object of their transaction.
final class EventReader {

    private final ReadNames names;
    private @Nullable StoredTransaction last;

    EventReader(ReadNames names) {
        this.names = names;
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

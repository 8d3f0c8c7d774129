package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.RowsQueryEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.auditworkbench.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A compressed transaction as MySQL 9.7.4 wrote it: an insert of two rows and one of one row, an update, a delete.
class PackedTransactionTest {

    private static final String RECORDED = "/binlog/compressed-transaction-9.7.4.bin";
    private static final int BEGIN_OF_ZSTD = 33;

    private static byte[] recorded() throws IOException {
        try (InputStream content = PackedTransactionTest.class.getResourceAsStream(RECORDED)) {
            return Objects.requireNonNull(content).readAllBytes();
        }
    }

    private static PackedTransaction read(byte[] event) throws IOException {
        ExactEventDeserializer deserializer = new ExactEventDeserializer();
        return deserializer.nextEvent(new ByteArrayInputStream(event)).getData();
    }

    @Test
    void eventsComeInTheOrderInWhichTheyWereMade() throws IOException {
        List<Event> events = new ArrayList<>();

        read(recorded()).forEach(events::add);

        assertThat(events)
                .extracting(event -> event.getHeader().getEventType())
                .containsExactly(
                        EventType.QUERY,
                        EventType.ROWS_QUERY,
                        EventType.TABLE_MAP,
                        EventType.EXT_WRITE_ROWS,
                        EventType.ROWS_QUERY,
                        EventType.TABLE_MAP,
                        EventType.EXT_WRITE_ROWS,
                        EventType.ROWS_QUERY,
                        EventType.TABLE_MAP,
                        EventType.EXT_UPDATE_ROWS,
                        EventType.ROWS_QUERY,
                        EventType.TABLE_MAP,
                        EventType.EXT_DELETE_ROWS,
                        EventType.XID);
        assertThat(events.get(1).<RowsQueryEventData>getData().getQuery())
                .isEqualTo("insert into shop.t values (1,'one',1.50),(2,'two',2.50);");
        assertThat(events.get(3).<WriteRowsEventData>getData().getRows()).hasSize(2);
        assertThat(events.get(9).<UpdateRowsEventData>getData().getRows())
                .allSatisfy(row -> assertThat(row.getKey()[0]).isInstanceOf(RawRow.class));
        assertThat(events.get(12).<DeleteRowsEventData>getData().getRows())
                .allSatisfy(row -> assertThat(row[0]).isInstanceOf(RawRow.class));
    }

    /// Else the engine would resume, and we would name, a place that is not in the file.
    @Test
    void eventsInsideClaimNoPlaceOfTheirOwn() throws IOException {
        List<Long> next = new ArrayList<>();

        read(recorded())
                .forEach(event -> next.add(event.<EventHeaderV4>getHeader().getNextPosition()));

        assertThat(next).hasSize(14).containsOnly(0L);
    }

    @Test
    void brokenTransactionIsUnreadableAndNotTakenForALostConnection() throws IOException {
        byte[] event = recorded();
        event[BEGIN_OF_ZSTD] ^= 0x55;
        PackedTransaction broken = read(event);

        assertThatThrownBy(() -> broken.forEach(_ -> {}))
                .isInstanceOfSatisfying(
                        IllegalStateException.class,
                        failure -> assertThat(EngineFailures.translate(failure).code())
                                .isEqualTo(ErrorCode.UNREADABLE_EVENT));
    }
}

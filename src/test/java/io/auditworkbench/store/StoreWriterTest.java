package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWriterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-21T10:00:00.123456Z"), ZoneOffset.UTC);
    private static final TableSchema ORDERS = Shop.table("orders");

    @TempDir
    Path directory;

    private Store store;
    private StoreWriter writer;
    private SourceId source;

    @BeforeEach
    void open() {
        store = Store.openForWriting(directory.resolve("audit.awb"), CLOCK);
        writer = store.writer();
        source = store.source(Shop.SOURCE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    private static Shop.Sealed sale(long number) {
        return Shop.seal(
                Shop.header(number),
                Shop.insert(ORDERS, Shop.row(number, "12.50", "new")),
                Shop.update(ORDERS, Shop.row(number, "12.50", "new"), Shop.row(number, "11.00", "new"))
                        .by("update orders set amount = 11 where id = " + number));
    }

    private List<StoredEvent> everything() {
        return store.changes().after(0, EventSelection.ALL, 1_000).events();
    }

    @Test
    void appendGivesBackWhatWasWritten() {
        // Given
        Shop.Sealed sale = sale(1);

        // When
        sale.appendTo(writer, source);
        long last = writer.commit();

        // Then
        assertThat(last).isEqualTo(2);
        List<StoredEvent> events = everything();
        assertThat(events).extracting(StoredEvent::seq).containsExactly(1L, 2L);
        assertThat(events).extracting(StoredEvent::ordinal).containsExactly(0L, 1L);
        StoredEvent update = events.get(1);
        assertThat(update.table()).isEqualTo(ORDERS);
        assertThat(update.body().before()).isEqualTo(Shop.row(1, "12.50", "new"));
        assertThat(update.body().after()).isEqualTo(Shop.row(1, "11.00", "new"));
        assertThat(update.transaction().header()).isEqualTo(sale.header());
        assertThat(update.transaction().leaf()).isEqualTo(sale.leaf());
        assertThat(update.leaf()).isEqualTo(sale.events().get(1).leaf());
        assertThat(update.bytes()).isEqualTo(sale.events().get(1).body());
        assertThat(store.changes().statement(update)).contains("update orders set amount = 11 where id = 1");
        assertThat(store.changes().statement(events.get(0))).isEmpty();
    }

    @Test
    void readersSeeNothingBeforeTheCommit() {
        sale(1).appendTo(writer, source);

        assertThat(everything()).isEmpty();

        writer.commit();
        assertThat(everything()).hasSize(2);
    }

    @Test
    void rollbackForgetsAllSinceTheCommitAndTheSameBatchCanBeWrittenAgain() {
        // Given
        sale(1).appendTo(writer, source);
        writer.position(source, "one");
        writer.commit();

        // When
        sale(2).appendTo(writer, source);
        writer.position(source, "two");
        writer.rollback();

        // Then
        assertThat(store.position(source)).contains("one");
        sale(2).appendTo(writer, source);
        assertThat(writer.commit()).isEqualTo(4);
        assertThat(everything()).extracting(StoredEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.changes().statement(everything().get(3)))
                .contains("update orders set amount = 11 where id = 2");
    }

    @Test
    void positionIsDurableWithTheEventsItFollows() {
        sale(1).appendTo(writer, source);
        writer.position(source, "after one");

        assertThat(store.position(source)).isEmpty();
        writer.commit();
        assertThat(store.position(source)).contains("after one");
        reopen();
        assertThat(store.position(source)).contains("after one");
    }

    @Test
    void stagedEventsAreInvisibleUntilTheirTransactionIsComplete() {
        // Given
        sale(1).appendTo(writer, source);
        Shop.Sealed large = large(2, 300);

        // When
        for (int from = 0; from < 300; from += 100) {
            writer.stage(source, large.events().subList(from, from + 100));
            writer.commit();
        }

        // Then
        assertThat(writer.stagedCount()).isEqualTo(300);
        assertThat(everything()).hasSize(2);
        assertThat(store.changes().lastSeq()).isEqualTo(2);
        assertThat(store.changes().event(3)).isEmpty();
        assertThat(counted()).isEqualTo(2);

        // When
        writer.completeStaged(source, large.header(), large.leaf());
        assertThat(writer.commit()).isEqualTo(302);

        // Then
        assertThat(everything()).hasSize(302);
        assertThat(store.changes().transactionOfEvent(302).orElseThrow().eventCount())
                .isEqualTo(300);
        assertThat(counted()).isEqualTo(302);
    }

    private static Shop.Sealed large(long number, int rows) {
        List<Shop.Change> changes = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            changes.add(Shop.insert(ORDERS, Shop.row(1_000 + i, "1.00", "bulk")));
        }
        return Shop.seal(Shop.header(number), changes);
    }

    private long counted() {
        long byMinute = store.activity().byMinute(0, Long.MAX_VALUE).stream()
                .mapToLong(MinuteCount::events)
                .sum();
        long byHour = store.activity().byHour(0, Long.MAX_VALUE).stream()
                .mapToLong(HourCount::events)
                .sum();
        assertThat(byMinute).isEqualTo(byHour);
        return byMinute;
    }

    @Test
    void rollbackKeepsWhatWasStagedAndCommittedAndNothingElse() {
        // Given
        Shop.Sealed large = large(1, 30);
        writer.stage(source, large.events().subList(0, 10));
        writer.commit();

        // When
        writer.stage(source, large.events().subList(10, 30));
        writer.completeStaged(source, large.header(), large.leaf());
        writer.rollback();

        // Then
        assertThat(writer.stagedCount()).isEqualTo(10);
        writer.stage(source, large.events().subList(10, 30));
        writer.completeStaged(source, large.header(), large.leaf());
        assertThat(writer.commit()).isEqualTo(30);
        assertThat(everything()).hasSize(30);
        assertThat(counted()).isEqualTo(30);
    }

    @Test
    void openingForWritingCutsWhatAnInterruptedWriterLeftStaged() {
        // Given
        sale(1).appendTo(writer, source);
        writer.stage(source, large(2, 300).events());
        writer.commit();

        // When
        reopen();

        // Then
        assertThat(writer.stagedCount()).isZero();
        sale(3).appendTo(writer, source);
        assertThat(writer.commit()).isEqualTo(4);
        assertThat(everything()).extracting(StoredEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(counted()).isEqualTo(4);
    }

    @Test
    void dropStagedForgetsCommittedAndUncommittedParts() {
        // Given
        sale(1).appendTo(writer, source);
        Shop.Sealed large = large(2, 40);
        writer.stage(source, large.events().subList(0, 20));
        writer.commit();
        writer.stage(source, large.events().subList(20, 40));

        // When
        writer.dropStaged();

        // Then
        assertThat(writer.stagedCount()).isZero();
        writer.stage(source, large.events());
        writer.completeStaged(source, large.header(), large.leaf());
        assertThat(writer.commit()).isEqualTo(42);
        assertThat(counted()).isEqualTo(42);
    }

    @Test
    void appendIsRefusedWhileATransactionIsStaged() {
        writer.stage(source, large(1, 3).events());

        assertThatThrownBy(() -> sale(2).appendTo(writer, source))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("staged");
    }

    @Test
    void isKnownTellsStoredAndWaitingTransactionsFromNewOnes() {
        // Given
        sale(5).appendTo(writer, source);
        writer.commit();
        sale(7).appendTo(writer, source);

        // Then
        assertThat(writer.isKnown(source, Shop.header(4))).isFalse();
        assertThat(writer.isKnown(source, Shop.header(5))).isTrue();
        assertThat(writer.isKnown(source, Shop.header(6))).isFalse();
        assertThat(writer.isKnown(source, Shop.header(7))).isTrue();
        assertThat(writer.isKnown(source, Shop.header(8))).isFalse();
        writer.rollback();
        assertThat(writer.isKnown(source, Shop.header(7))).isFalse();
        assertThat(writer.isKnown(store.source("other"), Shop.header(5))).isFalse();
    }

    @Test
    void isKnownUsesTheIdentityWhereThereIsNoGtid() {
        // Given
        TransactionHeader header = withoutGtid("binlog.000001:4", 1);
        Shop.seal(header, Shop.insert(ORDERS, Shop.row(1, "1.00", "a"))).appendTo(writer, source);

        // Then
        assertThat(writer.isKnown(source, header)).isTrue();
        writer.commit();
        assertThat(writer.isKnown(source, header)).isTrue();
        assertThat(writer.isKnown(source, withoutGtid("binlog.000001:5", 1))).isFalse();
        assertThat(everything().getFirst().transaction().header()).isEqualTo(header);

        // When
        writer.newEpoch(source, "another server");

        // Then
        assertThat(writer.isKnown(source, header)).isFalse();
    }

    private static TransactionHeader withoutGtid(String identity, long offset) {
        return new TransactionHeader(
                TransactionKind.STREAM, identity, null, "", offset, 1, 2, null, 0, 0, Attribution.UNKNOWN);
    }

    @Test
    void sameTransactionTwiceIsAConflictAndStoresNothingOfTheBatch() {
        // Given
        sale(1).appendTo(writer, source);
        writer.commit();

        // When
        sale(2).appendTo(writer, source);
        sale(1).appendTo(writer, source);

        // Then
        assertThatThrownBy(writer::commit)
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.EVENT_CONFLICT));
        assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
        writer.rollback();
        assertThat(writer.commit()).isEqualTo(2);
        assertThat(everything()).hasSize(2);
    }

    @Test
    void gapIsATransactionWithoutEvents() {
        // Given
        sale(1).appendTo(writer, source);
        TransactionHeader header =
                new TransactionHeader(TransactionKind.GAP, "gap:1", null, "", 0, 5, 6, null, 0, 0, Attribution.UNKNOWN);

        // When
        writer.gap(source, gap(), header, new byte[32]);
        sale(2).appendTo(writer, source);
        writer.commit();

        // Then
        assertThat(store.changes().completedAfter(0, 10))
                .extracting(transaction -> transaction.header().kind())
                .containsExactly(TransactionKind.STREAM, TransactionKind.GAP, TransactionKind.STREAM);
        assertThat(everything()).extracting(event -> event.transaction().txId()).containsExactly(1L, 1L, 3L, 3L);
        assertThat(store.changes().events(store.changes().transaction(2).orElseThrow(), 0, 10))
                .isEmpty();
    }

    private static CoverageGap gap() {
        return new CoverageGap(
                GapCause.TRAIL_STOPPED,
                GapEffect.UNDETERMINED,
                List.of(ORDERS.name()),
                "",
                "",
                "",
                1L,
                null,
                null,
                null,
                "test",
                7,
                "none",
                "Nobody was watching.");
    }

    @Test
    void aNewSnapshotRunHidesTheUnfinishedOneAndItsCounts() {
        // Given
        int first = writer.snapshotStarted(source);
        batch(first, 1, "old").appendTo(writer, source);
        writer.commit();
        assertThat(everything()).hasSize(2);

        // When
        int second = writer.snapshotStarted(source);
        batch(second, 1, "new").appendTo(writer, source);
        writer.snapshotFinished(source);
        writer.commit();

        // Then
        assertThat(everything())
                .extracting(event -> event.transaction().header().snapshotRun())
                .containsExactly(second, second);
        assertThat(store.changes().event(1)).isEmpty();
        assertThat(store.changes().transaction(1)).isEmpty();
        assertThat(store.changes().completedAfter(0, 10)).hasSize(1);
        assertThat(counted()).isEqualTo(2);
        assertThat(store.changes().count(EventSelection.ALL)).isEqualTo(2);

        // When
        int third = writer.snapshotStarted(source);
        writer.commit();

        // Then
        assertThat(third).isGreaterThan(second);
        assertThat(everything()).as("a finished run is never superseded").hasSize(2);
    }

    private static Shop.Sealed batch(int run, long number, String note) {
        TransactionHeader header = Shop.header(number, TransactionKind.SNAPSHOT, run, Attribution.UNKNOWN);
        return Shop.seal(
                header,
                Shop.snapshot(ORDERS, Shop.row(1, "1.00", note)),
                Shop.snapshot(ORDERS, Shop.row(2, "2.00", note)));
    }

    @Test
    void schemaRecordsAreKeptOnceAndInOrder() {
        writer.schemaRecord(source, "create", new byte[] {2});
        writer.schemaRecord(source, "alter", new byte[] {1});
        writer.schemaRecord(source, "create", new byte[] {2});
        writer.commit();

        assertThat(store.schemaRecords(source)).containsExactly("create", "alter");
    }

    @Test
    void eachTableVersionKeepsItsOwnColumns() {
        // Given
        TableSchema wider = new TableSchema(
                ORDERS.name(), List.of(ORDERS.columns().get(0), ORDERS.columns().get(2)), ORDERS.keyColumns());

        // When
        sale(1).appendTo(writer, source);
        HashedEvent event = Shop.seal(
                Shop.header(2),
                0,
                Shop.insert(
                        wider,
                        new io.auditworkbench.model.change.RowImage(List.of(
                                Shop.row(9, "1.00", "x").get(0),
                                Shop.row(9, "1.00", "x").get(2)))));
        writer.append(source, Shop.header(2), List.of(event), new byte[32]);
        writer.commit();
        reopen();
        sale(3).appendTo(writer, source);
        writer.commit();

        // Then
        assertThat(everything()).extracting(StoredEvent::table).containsExactly(ORDERS, ORDERS, wider, ORDERS, ORDERS);
        assertThat(everything()).extracting(StoredEvent::tableVersion).containsExactly(1L, 1L, 2L, 1L, 1L);
    }

    @Test
    void pagesFollowEachOtherInBothDirections() {
        // Given
        for (long number = 1; number <= 700; number++) {
            sale(number).appendTo(writer, source);
        }
        writer.commit();

        // Then
        assertThat(walk(EventOrder.OLDEST_FIRST)).isSorted().hasSize(1_400).doesNotHaveDuplicates();
        assertThat(walk(EventOrder.NEWEST_FIRST)).hasSize(1_400).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    private List<Long> walk(EventOrder order) {
        List<Long> seqs = new ArrayList<>();
        ChangeLog changes = store.changes();
        EventPage page = new EventPage(List.of(), order == EventOrder.OLDEST_FIRST ? 0 : Long.MAX_VALUE, false);
        while (!page.isLast()) {
            page = order == EventOrder.OLDEST_FIRST
                    ? changes.after(page.cursor(), EventSelection.ALL, 64)
                    : changes.before(page.cursor(), EventSelection.ALL, 64);
            page.events().forEach(event -> seqs.add(event.seq()));
        }
        return seqs;
    }
}

package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.ReferentialAction;
import io.auditworkbench.model.change.SessionSeen;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreReadersTest {

    private static final TableSchema ORDERS = Shop.table("orders");
    private static final TableSchema ITEMS = Shop.table("items");

    @TempDir
    Path directory;

    private StoreFixture fixture;
    private Store store;

    @BeforeEach
    void open() {
        fixture = new StoreFixture(directory);
        store = fixture.store();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Shop.Change order(long id) {
        return Shop.insert(ORDERS, Shop.row(id, "1.00", ""));
    }

    private static Shop.Change item(long id) {
        return Shop.insert(ITEMS, Shop.row(id, "1.00", ""));
    }

    private static CoverageGap gap(@Nullable Long from, @Nullable Long until, TableName... tables) {
        return new CoverageGap(
                GapCause.PARTIAL_ROWS,
                GapEffect.MISSING,
                List.of(tables),
                Shop.SERVER + ":5-6",
                "binlog.000003:4",
                "binlog.000003:99",
                from,
                until,
                3L,
                1L,
                "skipped event",
                1_000,
                "event type 39, 2 of them",
                "Two updates are missing.");
    }

    private void writeGap(long number, CoverageGap gap) {
        TransactionHeader header = new TransactionHeader(
                TransactionKind.GAP, "gap:" + number, null, "", 0, 5, 6, null, 0, 0, Attribution.UNKNOWN);
        fixture.writer().gap(fixture.source(), gap, header, new byte[32]);
    }

    @Test
    void gapsAreReadAsTheyWereWritten() {
        // Given
        CoverageGap written = gap(10L, 20L, ORDERS.name(), ITEMS.name());
        CoverageGap unknown = gap(null, null);

        // When
        writeGap(1, written);
        writeGap(2, unknown);
        fixture.writer().commit();

        // Then
        assertThat(store.coverage().gaps()).extracting(StoredGap::gap).containsExactly(written, unknown);
        assertThat(store.coverage().gaps()).extracting(StoredGap::txId).containsExactly(1L, 2L);
        assertThat(store.coverage().gaps()).extracting(StoredGap::resolves).containsOnlyNulls();
    }

    @Test
    void aResolvedGapStaysAndALaterEntryNamesIt() {
        // Given
        writeGap(1, gap(1L, 2L));
        TransactionHeader header = new TransactionHeader(
                TransactionKind.GAP, "resolved:1", null, "", 0, 5, 6, null, 0, 0, Attribution.UNKNOWN);

        // When
        fixture.writer().resolveGap(fixture.source(), 1, gap(1L, 2L), header, new byte[32]);
        fixture.writer().commit();

        // Then
        assertThat(store.coverage().gaps()).extracting(StoredGap::resolves).containsExactly(null, 1L);
    }

    @Test
    void tablesAreListedWithTheFormsTheyHad() {
        // Given
        TableSchema narrow = new TableSchema(ORDERS.name(), ORDERS.columns().subList(0, 1), List.of(0));
        fixture.append(1, item(1), order(1));
        fixture.append(
                2,
                Shop.insert(
                        narrow,
                        new io.auditworkbench.model.change.RowImage(
                                List.of(Shop.row(1, "", "").get(0)))));
        fixture.writer().commit();

        // Then
        assertThat(store.catalogue().tables()).containsExactly(ITEMS.name(), ORDERS.name());
        assertThat(store.catalogue().history(ORDERS.name()))
                .extracting(TableVersion::schema)
                .containsExactly(ORDERS, narrow);
        assertThat(store.catalogue().versions().values()).containsExactlyInAnyOrder(ITEMS, ORDERS, narrow);
    }

    @Test
    void tablesThatDifferInForeignKeysOnlyAreVersionsOfTheirOwn() {
        // Given
        ForeignKey key = new ForeignKey(
                "fk",
                List.of("a", "b"),
                new TableName("other", "p"),
                List.of("x", "y"),
                ReferentialAction.CASCADE,
                ReferentialAction.SET_NULL);
        List<TableSchema> shapes = List.of(ORDERS, with(List.of()), with(List.of(key)));

        // When
        for (int i = 0; i < shapes.size(); i++) {
            fixture.append(i + 1, Shop.insert(shapes.get(i), Shop.row(1, "1", "")));
        }
        fixture.writer().commit();

        // Then
        assertThat(store.catalogue().history(ORDERS.name()))
                .extracting(TableVersion::schema)
                .containsExactlyElementsOf(shapes);
    }

    private static TableSchema with(List<ForeignKey> keys) {
        return new TableSchema(ORDERS.name(), ORDERS.columns(), ORDERS.keyColumns(), keys);
    }

    @Test
    void aSessionSeenAgainIsSeenLonger() {
        // Given
        SessionSeen first = new SessionSeen(17, 100, 200, "app", "10.0.0.1", "shop", "{}");
        SessionSeen longer = new SessionSeen(17, 100, 300, "app", "10.0.0.1", "shop", "{}");
        SessionSeen another = new SessionSeen(17, 900, 900, "root", "localhost", "", "{}");

        // When
        fixture.writer().sessionSeen(fixture.source(), first);
        fixture.writer().sessionSeen(fixture.source(), longer);
        fixture.writer().sessionSeen(fixture.source(), another);
        fixture.writer().commit();

        // Then
        assertThat(store.sessions().of(fixture.source(), 0, 17)).containsExactly(longer, another);
        assertThat(store.sessions().of(fixture.source(), 1, 17)).isEmpty();
    }

    @Test
    void factsTellWhatIsThere() {
        // Given
        fixture.append(1, order(1), item(1));
        fixture.append(2, order(2));
        fixture.writer().position(fixture.source(), "here");
        writeGap(1, gap(1L, 2L));
        fixture.writer()
                .stage(fixture.source(), Shop.seal(Shop.header(3), order(3)).events());
        fixture.writer().commit();

        // When
        StoreFacts facts = store.facts();

        // Then
        assertThat(facts.version()).isEqualTo(Migrations.NEWEST);
        assertThat(facts.sizeBytes() + facts.journalBytes()).isPositive();
        assertThat(facts.events()).isEqualTo(3);
        assertThat(facts.stagedEvents()).isEqualTo(1);
        assertThat(facts.transactions()).isEqualTo(3);
        assertThat(facts.isBeingWritten()).isTrue();
        assertThat(store.catalogue().sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo(Shop.SOURCE);
            assertThat(source.position()).isEqualTo("here");
        });
        assertThat(store.coverage().watched())
                .containsExactly(
                        new CoverageLog.Watched(fixture.source(), Shop.header(1).commitMicros(), 6));
    }

    @Test
    void factsOfANewStoreAreEmpty() {
        assertThat(store.facts().events()).isZero();
        assertThat(store.coverage().watched()).isEmpty();
        assertThat(store.catalogue().snapshotRuns()).isEmpty();
    }

    @Test
    void aStoreThatNobodyWritesSaysSo() {
        fixture.close();

        try (Store reading = Store.openForReading(fixture.file())) {
            assertThat(reading.facts().isBeingWritten()).isFalse();
        }
    }

    @Test
    void supersededSnapshotRunsDoNotCountAndAreNoBeginning() {
        // Given
        for (long number = 1; number <= 2; number++) {
            int run = fixture.writer().snapshotStarted(fixture.source());
            TransactionHeader header = Shop.header(number, TransactionKind.SNAPSHOT, run, Attribution.UNKNOWN);
            Shop.seal(header, Shop.snapshot(ORDERS, Shop.row(1, "1.00", "")))
                    .appendTo(fixture.writer(), fixture.source());
        }
        fixture.writer().commit();

        // Then
        assertThat(store.facts().events()).isEqualTo(1);
        assertThat(store.facts().transactions()).isEqualTo(1);
        assertThat(store.catalogue().snapshotRuns())
                .extracting(Catalogue.SnapshotRun::isSuperseded)
                .containsExactly(true, false);
        assertThat(store.coverage().watched())
                .extracting(CoverageLog.Watched::firstMicros)
                .containsExactly(Shop.header(2).commitMicros());
    }

    @Test
    void transactionsAreFoundByNumberGtidAndEvent() {
        fixture.append(1, order(1));
        fixture.append(2, order(2), order(3));
        fixture.writer().commit();
        ChangeLog changes = store.changes();

        assertThat(changes.transaction(2).orElseThrow().header()).isEqualTo(Shop.header(2));
        assertThat(changes.transaction(Shop.SERVER + ":2").orElseThrow().txId()).isEqualTo(2);
        assertThat(changes.transactionOfEvent(3).orElseThrow().txId()).isEqualTo(2);
        assertThat(changes.transaction(3)).isEmpty();
        assertThat(changes.transaction(Shop.SERVER + ":3")).isEmpty();
        assertThat(changes.transaction("nonsense")).isEmpty();
        assertThat(changes.transactionOfEvent(4)).isEmpty();
        assertThat(changes.events(changes.transaction(2).orElseThrow(), 0, 10))
                .extracting(StoredEvent::ordinal)
                .containsExactly(0L, 1L);
        assertThat(changes.events(changes.transaction(2).orElseThrow(), 3, 10)).hasSize(1);
    }

    @Test
    void activityCountsByMinuteAndHour() {
        fixture.append(1, order(1), item(1));
        fixture.append(61, order(2));
        fixture.append(3_601, order(3));
        fixture.writer().commit();
        long start = Shop.FIRST_COMMIT_MICROS;

        assertThat(store.activity().byMinute(start, start + 3_700_000_000L))
                .extracting(MinuteCount::events)
                .containsExactly(2L, 1L, 1L);
        assertThat(store.activity().byMinute(start, start + 61_000_000L)).hasSize(2);
        assertThat(store.activity().byHour(start, start + 3_700_000_000L))
                .extracting(HourCount::table, HourCount::operation, HourCount::events)
                .contains(org.assertj.core.groups.Tuple.tuple(ITEMS.name(), Operation.INSERT, 1L));
    }

    @Test
    void selectionsLeapFromBlockToBlock() {
        // Given
        for (int number = 1; number <= 3_000; number++) {
            fixture.append(number, number % 700 == 0 ? item(number) : order(number));
        }
        fixture.writer().commit();
        long items = tableId(ITEMS);

        // Then
        BlockSet rare = BlockSet.what(items, Operation.INSERT.code());
        assertThat(fixture.shown(new EventSelection(rare, ofTable(items), _ -> true)))
                .containsExactly(700L, 1_400L, 2_100L, 2_800L);
        BlockSet both = new BlockSet.Every(List.of(rare, new BlockSet.Between(1_000, 2_200)));
        assertThat(fixture.shown(new EventSelection(both, ofTable(items), _ -> true)))
                .containsExactly(1_400L, 2_100L);
        BlockSet none = new BlockSet.Every(List.of(rare, BlockSet.what(items, Operation.DELETE.code())));
        assertThat(fixture.shown(new EventSelection(none, DSL.noCondition(), _ -> true)))
                .isEmpty();
        BlockSet either = new BlockSet.Any(List.of(none, new BlockSet.Listed(List.of(5L, 2_999L))));
        assertThat(fixture.shown(new EventSelection(either, DSL.noCondition(), event -> event.seq() % 1_000 == 5)))
                .containsExactly(5L);
        assertThat(store.changes().count(new EventSelection(rare, ofTable(items), _ -> true)))
                .isEqualTo(4);
    }

    /// Whoever waits for a costly search hears of it, and can end it, however few events it has looked at.
    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void aCostlySearchGivesAPageBeforeItHasLookedAtMany(EventOrder order) {
        for (int number = 1; number <= 400; number++) {
            fixture.append(number, order(number));
        }
        fixture.writer().commit();
        List<Long> looked = new ArrayList<>();
        EventSelection costly = new EventSelection(BlockSet.ALL, DSL.noCondition(), event -> {
            looked.add(event.seq());
            spin(Duration.ofMillis(looked.size() == 3 ? 250 : 0));
            return false;
        });

        EventPage first = page(order, order == EventOrder.NEWEST_FIRST ? Long.MAX_VALUE : 0, costly);
        EventPage second = page(order, first.cursor(), costly);

        assertThat(first.events()).isEmpty();
        assertThat(first.isLast()).isFalse();
        assertThat(first.cursor()).isEqualTo(order == EventOrder.NEWEST_FIRST ? 398 : 3);
        assertThat(second.isLast()).isTrue();
        assertThat(looked).doesNotHaveDuplicates().hasSize(400);
    }

    private EventPage page(EventOrder order, long from, EventSelection selection) {
        return order == EventOrder.NEWEST_FIRST
                ? store.changes().before(from, selection, 10)
                : store.changes().after(from, selection, 10);
    }

    /// What a costly condition does: it keeps the processor busy.
    private static void spin(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private long tableId(TableSchema table) {
        return org.jooq
                .impl
                .DSL
                .using("jdbc:sqlite:" + fixture.file())
                .fetchSingle(
                        "select table_id from captured_table where table_name = ?",
                        table.name().table())
                .get(0, Long.class);
    }

    private static org.jooq.Condition ofTable(long tableId) {
        var versions = io.auditworkbench.store.generated.Tables.TABLE_VERSION;
        return io.auditworkbench.store.generated.Tables.CHANGE_EVENT.VERSION_ID.in(
                DSL.select(versions.VERSION_ID).from(versions).where(versions.TABLE_ID.eq(tableId)));
    }
}

package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TransactionKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the indexes leave out holds nothing that is looked for.
///
/// - **Shape**: each table, operation, actor and day fills blocks of its own, so that an index that leaves out a block
///   too many leaves out events. Nine days of 300 events, 10 to a transaction and a minute.
class IndexedPathsTest {

    private static final int EVENTS = 300;
    private static final int TOGETHER = 10;

    @TempDir
    static Path folder;

    private static @Nullable SearchedStore opened;

    @BeforeAll
    static void writeStore() {
        Path file = folder.resolve("days.awb");
        try (StoredShop shop = StoredShop.begin(file)) {
            day(
                    shop,
                    10,
                    StoredShop.ALICE,
                    1L,
                    id -> shop.change(Operation.INSERT, ShopTables.LOG, null, ShopRows.logged("a", id)));
            day(shop, 11, StoredShop.PAYMENTS, 2L, id -> insert(shop, id));
            day(
                    shop,
                    12,
                    StoredShop.IMPORT,
                    3L,
                    id -> shop.change(Operation.INSERT, ShopTables.ORDERS, null, ShopRows.order(id, 1, "new", "5.00")));
            day(
                    shop,
                    13,
                    Attribution.UNKNOWN,
                    null,
                    id -> shop.change(Operation.INSERT, ShopTables.LINES, null, ShopRows.line(id, 1, "tea", "1.00")));
            day(
                    shop,
                    14,
                    StoredShop.ALICE,
                    1L,
                    id -> shop.change(
                            Operation.UPDATE,
                            ShopTables.CUSTOMERS,
                            ShopRows.customer(id, "Ann", "1.00"),
                            ShopRows.customer(id, "Ann", "2.00")));
            day(
                    shop,
                    15,
                    StoredShop.PAYMENTS,
                    2L,
                    id -> shop.change(
                            Operation.UPDATE,
                            ShopTables.ORDERS,
                            ShopRows.order(id, 1, "new", "5.00"),
                            ShopRows.order(id, 1, "paid", "6.00")));
            day(
                    shop,
                    16,
                    StoredShop.IMPORT,
                    4L,
                    id -> shop.change(
                            Operation.DELETE, ShopTables.ORDERS, ShopRows.order(id, 1, "paid", "6.00"), null));
            day(shop, 17, StoredShop.ALICE, 5L, _ -> shop.change(Operation.TRUNCATE, ShopTables.CARTS, null, null));
            day(shop, 18, StoredShop.PAYMENTS, 2L, id -> insert(shop, id));
        }
        opened = SearchedStore.open(file);
    }

    private static void insert(StoredShop shop, long id) {
        shop.change(Operation.INSERT, ShopTables.CUSTOMERS, null, ShopRows.customer(id, "Ann", "1.00"));
    }

    private static void day(StoredShop shop, int day, Attribution who, @Nullable Long connection, LongConsumer change) {
        Instant at = Instant.parse("2026-11-" + day + "T12:00:00.000001Z");
        for (long id = 1; id <= EVENTS; id++) {
            change.accept(id);
            if (id % TOGETHER == 0) {
                shop.commit(TransactionKind.STREAM, at.toString(), who, connection);
                at = at.plus(1, ChronoUnit.MINUTES);
            }
        }
    }

    @AfterAll
    static void closeStore() {
        store().store().close();
    }

    private static SearchedStore store() {
        return Objects.requireNonNull(opened);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table:log,lines",
                "table:customers op:insert",
                "(table:customers actor:svc-pay*) or (table:orders actor:svc-import)",
                "(table:orders actor:svc-pay*) or (table:orders actor:svc-import)",
                "(op:insert actor:alice) or (op:insert actor:svc-import)",
                "op:delete,truncate",
                "op:truncate,update",
                "actor:svc-pay*,alice",
                "actor:?,alice",
                "actor:alice op:update",
                "seq:1",
                "seq:300..301",
                "seq:700..",
                "seq:..700",
                "seq:5,900,2600",
                "seq:2600,900,5",
                "seq>1000",
                "seq>=1000",
                "seq<1000",
                "seq<=1000",
                "seq=1000",
                "seq!=1000",
                "tx:T3",
                "tx:T31..T60",
                "tx:T100..",
                "tx:..T100",
                "tx:T5,T120,T250",
                "tx:T250,T120,T5",
                "tx>T200",
                "tx>=T200",
                "tx<T60",
                "tx<=T60",
                "on:2026-11-11",
                "at:2026-11-11,2026-11-16",
                "on:2026-11-16,2026-11-11",
                "since:2026-11-12 until:2026-11-14",
                "since:2026-11-18",
                "until:2026-11-10",
                "time>=2026-11-11T12:29",
                "time<2026-11-11T12:00:01",
                "near:E450/5m",
                "near:E450/20m",
                "near:E450/24h",
                "near:E450/1500m",
                "near:E601/0s",
                "same:tx(E301)",
                "same:tx(E600)",
                "same:tx(E1275)",
                "same:actor(E301)",
                "same:actor(E700)",
                "same:row(E305)",
                "same:row(E2500)",
                "same:session(E700)",
                "row:shop.customers/5",
                "row:shop.customers/5,shop.orders/290",
                "row:shop.orders/290,shop.customers/5",
                "key:5",
                "key:5,290",
                "gtid:" + StoredShop.SERVER + ":131",
                "gtid:" + StoredShop.SERVER + ":104," + StoredShop.SERVER + ":330",
                "gtid:" + StoredShop.SERVER + ":330," + StoredShop.SERVER + ":104",
                "changed:total,credit_limit",
                "delta.total>0",
                "status:new->paid"
            })
    void indexLeavesOutNothingThatIsLookedFor(String text) {
        FilterExpression filter = FilterParser.parse(text).expression().orElseThrow(() -> new AssertionError(text));

        List<Long> accepted = store().accepted(filter);

        assertThat(accepted).as("events that the filter is for").isNotEmpty();
        assertThat(store().foundOldestFirst(filter)).isEqualTo(accepted);
        assertThat(store().foundNewestFirst(filter).reversed()).isEqualTo(accepted);
    }
}

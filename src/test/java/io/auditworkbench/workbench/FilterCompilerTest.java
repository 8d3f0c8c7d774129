package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.Canonicalizer;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.RandomFilters;
import io.auditworkbench.testing.Effort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What SQL and the indexes find is what the evaluator accepts: on the hand-made shop and on a random one.
class FilterCompilerTest {

    private static final long SEED = 20261123;
    private static final int RANDOM_FILTERS = Effort.rounds(300);
    private static final List<String> NAMES = List.of(
            "orders",
            "customers",
            "log",
            "kinds",
            "status",
            "total",
            "id",
            "note",
            "name",
            "level",
            "what",
            "nothing",
            "day",
            "credit_limit",
            "TOTAL",
            "shop",
            "archive",
            "op",
            "nowhere");
    private static final List<String> TEXTS = List.of(
            "new",
            "paid",
            "PAID",
            "sent",
            "1042",
            "1",
            "7",
            "9.00",
            "alice",
            "ALICE",
            "svc-import",
            "svc-pay@10.0.0.7",
            "orders",
            "shop",
            "shop.orders/1042",
            "shop.orders/3",
            "shop.log/~074326470F998539",
            "1042,3",
            "3",
            "binlog.000003",
            "shop-db",
            "statement comment",
            "session",
            "total",
            "status",
            "note",
            "NULL",
            "it's",
            "漢字",
            "2026-11-21",
            "x",
            StoredShop.SERVER + ":101",
            "1 or 1=1",
            "'; drop table change_event; --",
            "%",
            "_",
            "\\",
            "\u0000",
            "?");

    /// Filters with names and values that occur.
    private static final List<String> TEXTUAL = List.of(
            "table:orders",
            "table:shop.orders",
            "table:shop.ord* op:update",
            "-table:shop.orders",
            "table:shop*",
            "table:ORDERS op:update",
            "table:order* op:insert,delete",
            "schema:archive is:snapshot",
            "row:shop.orders/1042",
            "row:shop.orders/3,shop.orders/4",
            "row:shop.log/*",
            "key:1042",
            "key:1042,3",
            "key:3 table:orders",
            "-table:orders",
            "not op:update",
            "actor:alice",
            "actor:?",
            "actor:svc-*",
            "-actor:alice",
            "actor!=alice",
            "actor=ALICE",
            "changed:total",
            "changed:tot*",
            "changed:nothing",
            "has:note",
            "-has:note",
            "has:status changed:total",
            "status:new->paid",
            "status:*->paid",
            "total>50",
            "old.total>50",
            "delta.total<0",
            "total:10..50",
            "status=paid",
            "status!=paid",
            "note:null",
            "-note:null",
            "orders.total<20",
            "shop.orders.total<20",
            "kinds.day:0000-00-00",
            "tx:T3..T7",
            "tx:T5",
            "tx>T20",
            "seq:5..9",
            "#12",
            "seq>500",
            "tx.size>5",
            "lag>1s",
            "bytes>40",
            "thread:412",
            "thread:10",
            "since:2026-11-21",
            "until:2026-11-20",
            "on:2026-11-21",
            "since:1d",
            "hour:2..9",
            "day:sat,sun",
            "outside:hours",
            "near:E12/5m",
            "same:row(E12)",
            "same:actor(E12)",
            "same:tx(E9)",
            "same:session(E9)",
            "near:E999999/5m",
            "same:row(E999999)",
            "gtid:" + StoredShop.SERVER + ":101",
            "file:binlog.000003",
            "pos>1000",
            "server:shop-db",
            "query~insert",
            "query:*x*",
            "alice",
            "paid",
            "is:ddl",
            "is:gap",
            "op:truncate",
            "op:snapshot",
            "sev>=high",
            "rule:x",
            "tag:?",
            "(table:orders or actor:alice) total>20",
            "-(table:orders op:update)",
            "not (actor:alice or actor:?)",
            "table:orders -op:delete since:2026-11-20 actor:alice,svc-import total:1..99");

    @TempDir
    static Path folder;

    private static final List<SearchedStore> STORES = new ArrayList<>();
    private static boolean isNewestFirst;

    @BeforeAll
    static void writeStores() {
        STORES.add(SearchedStore.open(StoredShop.write(folder)));
        STORES.add(SearchedStore.open(RandomShop.write(folder.resolve("random.awb"), SEED, 400)));
    }

    @AfterAll
    static void closeStores() {
        STORES.forEach(stored -> stored.store().close());
    }

    @Test
    void selectionFindsWhatTheEvaluatorAcceptsForFiltersWithValuesThatOccur() {
        for (String text : TEXTUAL) {
            FilterExpression filter = FilterParser.parse(text).expression().orElseThrow(() -> new AssertionError(text));
            STORES.forEach(stored -> compare(stored, filter, text));
        }
    }

    @Test
    void selectionFindsWhatTheEvaluatorAcceptsForPairsOfFilters() {
        Random random = new Random(SEED);
        for (int round = 0; round < Effort.rounds(200); round++) {
            String one = TEXTUAL.get(random.nextInt(TEXTUAL.size()));
            String other = TEXTUAL.get(random.nextInt(TEXTUAL.size()));
            String text = random.nextBoolean()
                    ? "(" + one + ") " + (random.nextInt(3) == 0 ? "not " : "") + "(" + other + ")"
                    : "not (" + one + ") or " + other;
            FilterExpression filter = FilterParser.parse(text).expression().orElseThrow(() -> new AssertionError(text));
            STORES.forEach(stored -> compare(stored, filter, text));
        }
    }

    @Test
    void selectionFindsWhatTheEvaluatorAcceptsForRandomFilters() {
        RandomFilters filters = new RandomFilters(new Random(SEED), NAMES, TEXTS);
        for (int round = 0; round < RANDOM_FILTERS; round++) {
            FilterExpression filter = filters.expression(1 + round % 4);
            String name = "seed " + SEED + " round " + round + ": " + Canonicalizer.canonical(filter);
            STORES.forEach(stored -> compare(stored, filter, name));
        }
    }

    @Test
    void sqlHoldsNoValueOfTheFilter() {
        RandomFilters filters = RandomFilters.nasty(new Random(SEED));
        for (int round = 0; round < 1_000; round++) {
            String sql = STORES.getFirst().compiled(filters.expression(3)).sql();
            assertThat(sql).as("round %d", round).doesNotContain("'", ";", "--", "drop");
        }
    }

    @Test
    void injectedTextIsLookedForAndNothingElse() {
        for (String text : TEXTS) {
            String quoted = "'" + text.replace("'", "") + "'";
            for (String field : List.of("table", "actor", "file", "gtid", "row", "key", "changed", "status")) {
                FilterParser.parse(field + ":" + quoted)
                        .expression()
                        .ifPresent(filter -> STORES.forEach(stored -> compare(stored, filter, field + ":" + quoted)));
            }
        }
        assertThat(STORES.getFirst().store().changes().lastSeq()).isEqualTo(28);
    }

    @Test
    void indexedTermsNarrowTheSearch() {
        for (String text : List.of(
                "table:orders",
                "op:ddl",
                "actor:alice",
                "tx:T3",
                "seq:5",
                "row:shop.orders/1042",
                "since:2026-11-22",
                "changed:total",
                "total>5",
                "same:tx(E9)",
                "gtid:" + StoredShop.SERVER + ":101")) {
            FilterExpression filter = FilterParser.parse(text).expression().orElseThrow();
            assertThat(STORES.getFirst().compiled(filter).indexes()).as(text).isNotEmpty();
        }
    }

    /// The direction changes from one to the next: each is as likely to be wrong.
    private static void compare(SearchedStore stored, FilterExpression filter, String name) {
        List<Long> expected = stored.accepted(filter);
        isNewestFirst = !isNewestFirst;
        if (!isNewestFirst) {
            assertThat(stored.foundOldestFirst(filter)).as(name).isEqualTo(expected);
            return;
        }
        List<Long> newest = new ArrayList<>(stored.foundNewestFirst(filter));
        Collections.reverse(newest);
        assertThat(newest).as("newest first: " + name).isEqualTo(expected);
    }
}

package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.change.TableSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the side indexes hold depends on the visible events alone, however they came to be filled.
class SideIndexerTest {

    private static final TableSchema ORDERS = Shop.table("orders");
    private static final EventTexts TEXTS = (event, sink) -> {
        sink.accept(event.table().name().table());
        if (event.body().after() != null) {
            event.body().after().values().forEach(value -> sink.accept(value.text()));
        }
    };
    private static final long RUN = 16_384;
    private static final int TRANSACTIONS = 340;

    @TempDir
    Path directory;

    @Test
    void indexesFilledAmidWritesRollbacksAndRestartsAreThoseFilledAtOnce() throws SQLException {
        // Given
        StoreFixture atOnce = new StoreFixture(directory.resolve("one"));
        for (long number = 1; number <= TRANSACTIONS; number++) {
            atOnce.append(number, changes(number));
        }
        atOnce.writer().commit();
        fill(atOnce);

        // When
        StoreFixture amid = new StoreFixture(directory.resolve("two"));
        Random random = new Random(20261126);
        for (long number = 1; number <= TRANSACTIONS; number++) {
            write(amid, number, random);
            if (random.nextInt(30) == 0) {
                amid.reopen();
            }
            for (int step = random.nextInt(3); step > 0; step--) {
                amid.writer().indexFurther(TEXTS);
            }
        }
        fill(amid);

        // Then
        atOnce.close();
        amid.close();
        assertThat(contents(amid)).isEqualTo(contents(atOnce));
        assertThat(contents(atOnce)).hasSizeGreaterThan(2_000).contains("side words " + (2 * RUN - 1));
    }

    private static void fill(StoreFixture store) {
        while (store.writer().indexFurther(TEXTS)) {
            // goes on
        }
    }

    /// Now and then the transaction is rolled back first, or staged, given up and staged again.
    private static void write(StoreFixture store, long number, Random random) {
        if (random.nextInt(5) == 0) {
            store.append(number + 1_000, changes(number + 1_000));
            store.writer().rollback();
        }
        if (random.nextInt(5) == 0) {
            Shop.Sealed given = Shop.seal(Shop.header(number), changes(number + 2_000));
            store.writer().stage(store.source(), given.events());
            store.writer().commit();
            store.writer().indexFurther(TEXTS);
            store.writer().dropStaged();
        }
        Shop.Sealed sealed = Shop.seal(Shop.header(number), changes(number));
        if (random.nextInt(5) == 0) {
            store.writer().stage(store.source(), sealed.events());
            store.writer().commit();
            store.writer().indexFurther(TEXTS);
            store.writer().completeStaged(store.source(), sealed.header(), sealed.leaf());
        } else {
            sealed.appendTo(store.writer(), store.source());
        }
        store.writer().commit();
    }

    private static Shop.Change[] changes(long number) {
        Random random = new Random(number);
        List<Shop.Change> changes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long id = random.nextInt(100_000);
            var before = Shop.row(id, "1.00", "old " + random.nextInt(9));
            var after = Shop.row(id, random.nextInt(50) == 0 ? "2.00" : "1.00", "new " + random.nextInt(1_000));
            changes.add(random.nextBoolean() ? Shop.insert(ORDERS, after) : Shop.update(ORDERS, before, after));
        }
        return changes.toArray(Shop.Change[]::new);
    }

    private static List<String> contents(StoreFixture store) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file())) {
            collect(connection, "select 'side', name, indexed_through_seq from side_index order by 2", rows);
            collect(connection, "select 'word', id, hex(blocks) from word_run order by 2", rows);
            collect(connection, "select 'term', term, block from term_block where kind = 3 order by 2, 3", rows);
        }
        return rows;
    }

    private static void collect(Connection connection, String sql, List<String> rows) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
            }
        }
    }

    @Test
    void stagedEventsAndABlockThatIsNotFullAreNotIndexed() {
        try (StoreFixture store = new StoreFixture(directory)) {
            // Given
            store.append(1, changes(1));
            store.append(2, changes(2));
            store.writer().commit();
            store.writer()
                    .stage(store.source(), Shop.seal(Shop.header(3), changes(3)).events());
            store.writer().commit();

            // When
            fill(store);

            // Then
            assertThat(store.writer().indexedThrough()).isEqualTo(127);
        }
    }

    @Test
    void indexingIsRefusedWhileABatchIsOpen() {
        try (StoreFixture store = new StoreFixture(directory)) {
            store.append(1, changes(1));
            assertThatThrownBy(() -> store.writer().indexFurther(TEXTS)).isInstanceOf(IllegalStateException.class);
            store.writer().commit();
            assertThat(store.writer().indexFurther(TEXTS)).isFalse();
        }
    }
}

package io.auditworkbench.synth.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.ShopTables;
import io.auditworkbench.synth.ShopTally;
import io.auditworkbench.testing.BinlogPosition;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RawBinlogReader;
import io.auditworkbench.testing.RawChanges;
import io.auditworkbench.testing.RawRows;
import io.auditworkbench.testing.RawTransaction;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableContents;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class DemoWorkloadIT {

    private static final long START = 1_795_651_200_000_000L;
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
    private BinlogPosition begin;

    @BeforeEach
    void noShop() {
        mysql.run("drop schema if exists shop");
        begin = mysql.binlogEnd();
    }

    @AfterEach
    void endThreads() {
        threads.close();
    }

    @Test
    void rowsEndAsTheGeneratorHasThem() {
        // Given
        ShopOptions few = ShopOptions.of(6, 15).withPlantsPerKind(2);
        ShopTally tally = new ShopTally();
        ShopGenerator shop = new ShopGenerator(7, few);
        shop.opening().forEach(tally::apply);
        shop.forEachRemaining(transaction -> transaction.changes().forEach(tally::apply));

        // When
        DemoWorkload workload = DemoWorkload.start(DemoWorkloadOptions.of(mysql.server(), 7, few, UNLIMITED), threads);
        workload.await();

        // Then
        try (SqlSession session = mysql.session()) {
            for (TableSchema table : ShopTables.all()) {
                String name = table.name().table();
                assertThat(rows(session, table)).isEqualTo(expected(tally, name));
            }
        }
    }

    private static Set<List<String>> rows(SqlSession session, TableSchema table) {
        String columns = table.columns().stream()
                .map(column -> "cast(" + column.name() + " as char)")
                .collect(Collectors.joining(", "));
        return session.rows("select " + columns + " from shop." + table.name().table()).stream()
                .map(row ->
                        row.stream().map(value -> value == null ? "" : value).toList())
                .collect(Collectors.toSet());
    }

    private static Set<List<String>> expected(ShopTally tally, String table) {
        return tally.rows(table).values().stream()
                .map(row -> row.values().stream().map(ColumnValue::text).toList())
                .collect(Collectors.toSet());
    }

    @Test
    void changesFoldToTheTables() {
        // Given: nothing hidden from the log
        ShopOptions honest = ShopOptions.live(START).withPlantsPerKind(0);
        DemoWorkload workload =
                DemoWorkload.start(DemoWorkloadOptions.of(mysql.server(), 7, honest, UNLIMITED), threads);

        // When
        awaitTransactions(workload, 400);
        workload.stop();

        // Then
        List<RawTransaction> transactions = new RawBinlogReader(mysql.port()).read(begin, mysql.binlogEnd());
        try (SqlSession session = mysql.session()) {
            List<TableShape> tables = TableShape.of(session, "shop");
            TableContents truth = SourceTables.read(session, tables);
            RawChanges neutral = new RawChanges(tables);
            TableFold fold = new TableFold(tables);
            transactions.forEach(transaction -> neutral.of(transaction).forEach(fold::apply));
            fold.contents().mustEqual(truth);
            assertThat(truth.rows()).hasSize(18);
        }
        assertThat(transactions.stream().filter(transaction -> transaction.rowCount() > 0))
                .hasSize((int) workload.transactions() + 1);
    }

    @Test
    void everyStatementNamesItsActor() {
        // Given
        DemoWorkload workload = DemoWorkload.start(options(UNLIMITED), threads);
        awaitTransactions(workload, 50);
        workload.stop();

        // When
        List<RawTransaction> business = new RawBinlogReader(mysql.port())
                .read(begin, mysql.binlogEnd()).stream()
                        .filter(transaction -> transaction.rowCount() > 0)
                        .skip(1)
                        .toList();

        // Then
        assertThat(business)
                .flatExtracting(RawTransaction::changes)
                .extracting(RawRows::rowsQuery)
                .hasSizeGreaterThan(50)
                .allMatch(sql -> sql.startsWith("/* actor="));
    }

    @Test
    void rateIsKept() {
        // Given
        DemoWorkload workload = DemoWorkload.start(options(40), threads);
        awaitTransactions(workload, 1);
        long start = System.nanoTime();
        long before = workload.transactions();

        // When
        awaitTransactions(workload, before + 60);
        workload.stop();

        // Then
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(60 / seconds).isBetween(10.0, 50.0);
    }

    @Test
    void stopIsQuickEvenWhenTheNextTransactionIsFarAway() {
        // Given
        DemoWorkload workload = DemoWorkload.start(options(0.01), threads);
        long start = System.nanoTime();

        // When
        workload.stop();

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void workloadGoesOnWhenTheServerComesBack() {
        // Given
        DemoWorkload workload = DemoWorkload.start(options(UNLIMITED), threads);
        awaitTransactions(workload, 20);

        // When
        mysql.server().kill();
        mysql.server().startAgain();

        // Then
        long before = workload.transactions();
        awaitTransactions(workload, before + 20);
        workload.stop();
    }

    @Test
    void schemaOfSomebodyElseIsLeftAlone() {
        // Given
        mysql.run("create schema shop");
        mysql.run("create table shop.mine (id int primary key)");

        // When, Then
        assertThatThrownBy(() -> DemoWorkload.start(options(UNLIMITED), threads))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("has tables already");
        try (SqlSession session = mysql.session()) {
            assertThat(session.rows("show tables from shop")).hasSize(1);
        }
    }

    @Test
    void nothingIsLostOrDoneTwiceWhenTheServerIsKilled() {
        // Given
        ShopOptions few = ShopOptions.of(3, 40).withPlantsPerKind(0);
        ShopTally tally = new ShopTally();
        ShopGenerator shop = new ShopGenerator(7, few);
        shop.opening().forEach(tally::apply);
        shop.forEachRemaining(transaction -> transaction.changes().forEach(tally::apply));
        DemoWorkload workload = DemoWorkload.start(DemoWorkloadOptions.of(mysql.server(), 7, few, UNLIMITED), threads);
        awaitTransactions(workload, 60);

        // When
        mysql.server().kill();
        mysql.server().startAgain();
        workload.await();

        // Then
        try (SqlSession session = mysql.session()) {
            for (TableSchema table : ShopTables.all()) {
                assertThat(rows(session, table))
                        .isEqualTo(expected(tally, table.name().table()));
            }
        }
    }

    @Test
    void schemaChangesOnlyWhenWanted() {
        // Given
        DemoWorkload workload =
                DemoWorkload.start(options(UNLIMITED).withSchemaChanges(SchemaChanges.OCCASIONAL), threads);

        // When: as many as one change of the tables and its taking back need, whichever session makes them
        awaitTransactions(workload, 200);
        workload.stop();

        // Then
        assertThat(new RawBinlogReader(mysql.port()).read(begin, mysql.binlogEnd()))
                .flatExtracting(RawTransaction::statements)
                .anyMatch(sql -> sql.contains("add column gift_wrap"))
                .anyMatch(sql -> sql.contains("drop column gift_wrap"));
    }

    @Test
    void stopSaysWhyASessionEndedEarly() {
        // Given
        DemoWorkload workload = DemoWorkload.start(options(200), threads);
        mysql.run(
                "drop table shop.order_lines, shop.refunds, shop.invoices, shop.stock_movements, shop.payments, shop.orders");

        // When, Then
        Eventually.isTrue("all sessions ended", () -> threads.getActiveCount() == 0);
        assertThatThrownBy(workload::stop)
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("The demo workload ended early:")
                .hasMessageContaining("doesn't exist");
    }

    private static DemoWorkloadOptions options(double rate) {
        return DemoWorkloadOptions.of(mysql.server(), 7, ShopOptions.live(START), rate);
    }

    private static void awaitTransactions(DemoWorkload workload, long count) {
        Eventually.isTrue(count + " transactions", () -> workload.transactions() >= count);
    }
}

package io.auditworkbench.synth.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.WorkbenchException;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class DemoWorkloadIT {

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
    void shopDoesAllItsBusinessAndItsChangesFoldToItsTables() {
        // Given
        DemoWorkload workload = DemoWorkload.start(options(UNLIMITED), threads);

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
            assertThat(truth.rows())
                    .hasSize(9)
                    .allSatisfy((_, rows) -> assertThat(rows).isNotEmpty());
            assertThat(session.rows("select distinct status from shop.orders")).hasSize(5);
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
    void shopThatExistsIsContinued() {
        // Given
        DemoWorkload first = DemoWorkload.start(options(UNLIMITED), threads);
        awaitTransactions(first, 50);
        first.stop();
        int orders = orders();

        // When
        DemoWorkload second = DemoWorkload.start(options(UNLIMITED), threads);
        awaitTransactions(second, 50);
        second.stop();

        // Then
        assertThat(orders()).isGreaterThan(orders);
    }

    @Test
    void schemaChangesOnlyWhenWanted() {
        // Given
        DemoWorkload workload =
                DemoWorkload.start(options(UNLIMITED).withSchemaChanges(SchemaChanges.OCCASIONAL), threads);

        // When
        awaitTransactions(workload, 1_000);
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
        mysql.run("drop table shop.login_log, shop.order_lines, shop.payments, shop.orders");

        // When, Then
        Eventually.isTrue("all sessions ended", () -> threads.getActiveCount() == 0);
        assertThatThrownBy(workload::stop)
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("The demo workload ended early:")
                .hasMessageContaining("doesn't exist");
    }

    private static DemoWorkloadOptions options(double rate) {
        return DemoWorkloadOptions.of(mysql.server(), 7, rate);
    }

    private static int orders() {
        try (SqlSession session = mysql.session()) {
            return Integer.parseInt(session.value("select count(*) from shop.orders"));
        }
    }

    private static void awaitTransactions(DemoWorkload workload, long count) {
        Eventually.isTrue(count + " transactions", () -> workload.transactions() >= count);
    }
}

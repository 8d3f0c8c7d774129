package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.ShopFact;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ShopTradingIT {

    private static final ShopOptions FEW = ShopOptions.of(3, 20);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.close();
        mysql.run("drop schema if exists traded");
    }

    @Test
    void everythingThatIsTrueIsWrittenDownWhenTheShopCloses() throws Exception {
        // Given
        Path truth = folder.resolve("truth.jsonl");
        List<ShopFact> facts = new ArrayList<>();
        new ShopGenerator(7, FEW).forEachRemaining(transaction -> facts.addAll(transaction.facts()));

        // When
        long transactions = trade(truth);

        // Then
        assertThat(transactions).isGreaterThan(300);
        assertThat(Files.readAllLines(truth)).hasSize(facts.size() + 1);
        try (SqlSession session = mysql.session()) {
            String sales =
                    session.value("select count(*) from traded.orders where status in ('paid','shipped','delivered')");
            assertThat(facts.stream().filter(fact -> fact.kind().equals("sale-completed")))
                    .hasSizeGreaterThanOrEqualTo(Integer.parseInt(sales));
        }
    }

    @Test
    void nothingIsLeftOfATruthThatCouldNotBegin() {
        // Given
        mysql.run("create schema traded");
        mysql.run("create table traded.mine (id int primary key)");
        Path truth = folder.resolve("truth.jsonl");

        // When, Then
        assertThatThrownBy(() -> trade(truth)).isInstanceOf(WorkbenchException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private long trade(Path truth) {
        ShopTrading.Place place =
                new ShopTrading.Place("mysql://root@127.0.0.1:" + mysql.port() + "/?tls=disabled", "", "traded");
        return new ShopTrading(threads).trade(place, FEW, 7, Double.POSITIVE_INFINITY, ShopTradingIT::yields, truth);
    }

    private static boolean yields() {
        Thread.onSpinWait();
        return true;
    }
}

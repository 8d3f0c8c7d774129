package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.synth.ShopChange;
import io.auditworkbench.synth.ShopFact;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.ShopTransaction;
import io.auditworkbench.synth.mysql.DemoWorkload;
import io.auditworkbench.synth.mysql.DemoWorkloadOptions;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.StoreScan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A shop trades on a real server while the process that captures it and draws conclusions is killed again and again:
/// every piece of business is concluded once, none is invented, and a replay from zero comes to the same.
@Timeout(600)
class BusinessKillIT {

    private static final int KILLS = Integer.getInteger("business.kills", 3);
    private static final long SEED = Long.getLong("business.seed", 31L);
    private static final ShopOptions SHOP = ShopOptions.of(10, 40).withPlantsPerKind(2);
    private static final double TRANSACTIONS_PER_SECOND = 150;
    private static final int MOST_EVENTS = 1_000_000;

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<ShopTransaction> committed = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreads() {
        threads.close();
    }

    @Test
    void businessIsConcludedOnceAlthoughCaptureIsKilled() throws Exception {
        // Given
        Path store = folder.resolve("killed.awb");
        Random random = new Random(SEED);
        mysql.startWith("create table there_before_the_shop(id int primary key)");
        String tables = "*.*";
        CaptureProcess first = CaptureProcess.startOn(tables, folder, store, mysql);
        first.awaitWord("live");

        // When
        try (DemoWorkload shop = DemoWorkload.start(
                DemoWorkloadOptions.of(mysql.server(), SEED, SHOP, TRANSACTIONS_PER_SECOND), threads, committed::add)) {
            CaptureProcess capture = first;
            for (int kill = 0; kill < KILLS; kill++) {
                capture.killAfter(Duration.ofMillis(500 + random.nextInt(2_500)));
                capture = CaptureProcess.startOn(tables, folder, store, mysql);
                capture.awaitWord("live");
            }
            Eventually.isTrue("something that the captures concluded", () -> concludedSoFar(store) > 0);
            capture.killAfter(Duration.ofMillis(random.nextInt(2_500)));
            shop.await();
        }
        new CaptureTrial(store, mysql.port(), tables).capture();
        scan(store);

        // Then
        List<String> truth = truth();
        List<String> concluded = concluded(store);
        assertThat(without(truth, concluded)).as("missed").isEmpty();
        assertThat(without(concluded, truth)).as("invented").isEmpty();
        assertThat(truth).hasSizeGreaterThan(500);
        List<String> live = StoredConclusions.of(store);
        StoredConclusions.forget(store);
        scan(store);
        assertThat(StoredConclusions.of(store)).isEqualTo(live);
    }

    private static long concludedSoFar(Path store) {
        try {
            return StoredConclusions.rows(store, "select count(*) from business_event").stream()
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (SQLException busy) {
            throw new AssertionError(busy);
        }
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    private void scan(Path store) {
        new StoreScan(
                        StoreOpener.unsigned(Clock.systemUTC()),
                        KnowledgeBook.builtIn(),
                        new Masker(MaskingPolicy.KEEP_EVERYTHING),
                        threads)
                .scan(store, _ -> {}, () -> false);
    }

    /// What was done, by the kind and the row that it was done to; what was hidden from the binlog cannot be known.
    private List<String> truth() {
        Stream<String> traded = committed.stream()
                .filter(ShopTransaction::isLogged)
                .flatMap(transaction -> transaction.facts().stream())
                .filter(ShopFact.Business.class::isInstance)
                .map(ShopFact.Business.class::cast)
                .map(done -> done.kind() + " " + done.rows().getFirst());
        return Stream.concat(traded, opening()).sorted().toList();
    }

    /// The shop opens while it is captured: its first people are created, and given their roles.
    private static Stream<String> opening() {
        List<ShopChange> opening = new ShopGenerator(SEED, SHOP).opening();
        Set<String> privileged = opening.stream()
                .filter(change -> change.row().startsWith("roles/")
                        && text(change, "is_privileged").equals("1"))
                .map(change -> text(change, "id"))
                .collect(Collectors.toSet());
        return opening.stream()
                .map(change -> switch (change.table().name().table()) {
                    case "users" -> "user-created " + change.row();
                    case "role_grants" ->
                        (privileged.contains(text(change, "role_id")) ? "role-escalated " : "role-granted ")
                                + change.row();
                    default -> "";
                })
                .filter(line -> !line.isEmpty());
    }

    private static String text(ShopChange change, String column) {
        return change.image().get(change.table().indexOf(column)).text();
    }

    private static List<String> concluded(Path file) {
        try (Store store = Store.openForReading(file)) {
            List<String> lines = new ArrayList<>();
            for (NumberedEvent event : store.conclusions().after(0, ConclusionLog.Question.ALL, MOST_EVENTS)) {
                if (event.event().standing() != Standing.WITHDRAWN) {
                    StoredEvent anchor =
                            store.changes().event(event.event().anchor()).orElseThrow();
                    lines.add(event.event().type() + " " + rowName(anchor));
                }
            }
            return lines.stream().sorted().toList();
        }
    }

    private static String rowName(StoredEvent event) {
        RowImage image = Objects.requireNonNull(
                event.body().after() == null
                        ? event.body().before()
                        : event.body().after());
        return event.table().name().table() + "/"
                + event.table().keyColumns().stream()
                        .map(column -> image.get(column).text())
                        .collect(Collectors.joining(","));
    }
}

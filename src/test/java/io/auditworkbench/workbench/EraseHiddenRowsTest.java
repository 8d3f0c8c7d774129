package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.workbench.mask.PolicyInForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person whose row also stands in a snapshot that a later one superseded: no search shows that one, and it holds the
/// name as well.
class EraseHiddenRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(NOW);
    private final StoreOpener stores = StoreOpener.unsigned(clock);
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("shop.awb");
        Path policy = Files.writeString(
                folder.resolve("masking.yaml"), "rules:\n  - {column: shop.customers.name, mode: erasable}\n");
        try (Store store = stores.open(file)) {
            Masker masker = PolicyInForce.enter(store, policy, clock);
            SourceId source = store.source("shop-db");
            snapshot(store, source, masker, "Erika Mustermann", "Otto Normal");
            snapshot(store, source, masker, "Erika Mustermann-Neu", "Otto Normal");
            store.writer().snapshotFinished(source);
            store.writer().commit();
        }
    }

    private void snapshot(Store store, SourceId source, Masker masker, String... names) {
        int run = store.writer().snapshotStarted(source);
        TransactionSealer sealer = new TransactionSealer("shop-db", masker);
        List<HashedEvent> events = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            events.add(sealer.seal(new RawChange(
                    Operation.SNAPSHOT,
                    ShopTables.CUSTOMERS,
                    null,
                    ShopRows.customer(i + 1L, names[i], "1.00"),
                    new SourcePosition("binlog.000003", 100, 0),
                    null)));
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, NOW);
        TransactionHeader header = new TransactionHeader(
                TransactionKind.SNAPSHOT,
                "snapshot:" + run + ":1",
                null,
                "binlog.000003",
                100,
                micros,
                micros,
                null,
                1,
                run,
                Attribution.UNKNOWN);
        store.writer().append(source, header, events, sealer.leaf(header));
        store.writer().commit();
    }

    private List<String> holding(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                if (new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(each.getFileName().toString());
                }
            }
        }
        return found;
    }

    @Test
    void theirNamesGoFromTheSupersededSnapshotToo() throws IOException {
        assertThat(holding("Erika Mustermann")).containsExactly("shop.awb");
        EraseValues erase = new EraseValues(stores);

        erase.erase(file, new EraseRequest("customers.id:1", List.of("customers.name")), "request 83");
        erase.clean(file);

        assertThat(holding("Erika")).isEmpty();
        assertThat(holding("Otto Normal")).containsExactly("shop.awb");
        try (Store store = Store.openForReading(file)) {
            assertThat(store.damage()).isEmpty();
        }
    }
}

package io.auditworkbench.workbench;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A shop in whose orders strangers write notes, and a finding about each: `A1` about the first.
///
/// Order `5000 + i` is placed in change `2 i - 1` and noted in change `2 i`.
public final class StoredNotes {

    private static final Instant FIRST = Instant.parse("2026-11-20T09:00:00Z");

    private StoredNotes() {}

    /// Writes it into a new store.
    ///
    /// - **Shape**: every fifth note is also the name of who wrote it.
    public static Path write(Path folder, List<String> notes) {
        Path file = folder.resolve("notes.awb");
        folder.toFile().mkdirs();
        try (StoredShop shop = StoredShop.begin(file)) {
            for (int i = 1; i <= notes.size(); i++) {
                write(shop, i, notes.get(i - 1));
            }
        }
        return file;
    }

    /// Adds order `5000 + i` to a store.
    public static void writeOneMore(Path file, int i, String note) {
        try (StoredShop shop = StoredShop.begin(file)) {
            write(shop, i, note);
        }
    }

    private static void write(StoredShop shop, int i, String note) {
        Instant at = FIRST.plusSeconds(i * 60L);
        Attribution actor = i % 5 == 0
                ? new Attribution(note, AttributionGrade.HEURISTIC, AttributionSource.ACTOR_COLUMN)
                : StoredShop.ALICE;
        shop.change(
                Operation.INSERT,
                ShopTables.ORDERS_WITH_NOTE,
                null,
                ShopRows.noted(5_000 + i, 1, "new", "10.00", null));
        shop.commit(at.toString(), StoredShop.ALICE, 17L);
        shop.change(
                Operation.UPDATE,
                ShopTables.ORDERS_WITH_NOTE,
                ShopRows.noted(5_000 + i, 1, "new", "10.00", null),
                ShopRows.noted(5_000 + i, 1, "new", (10 + i) + ".00", note));
        shop.commit(at.plusSeconds(1).toString(), actor, 17L);
        shop.writer.conclude(() -> shop.writer.findings().add(finding(i, at.plusSeconds(1), actor), i));
    }

    private static Anomaly finding(int i, Instant at, Attribution actor) {
        return new Anomaly(
                "total-mismatch",
                "order " + (5_000 + i),
                Severity.HIGH,
                "The total of order " + (5_000 + i) + " is " + (10 + i) + ".00, and its lines sum up to 10.00.",
                at.getEpochSecond() * 1_000_000,
                actor,
                List.of(new Anomaly.Measure("total", (10 + i) + ".00", "10.00", "", 1)),
                List.of(),
                List.of(2L * i),
                1,
                List.of());
    }
}

package io.auditworkbench.workbench;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A store with a random history of the tables of [StoredShop]: the same seed gives the same store.
final class RandomShop {

    private static final List<String> STATES = List.of("new", "paid", "PAID ", "sent", "it's", "漢字", "");
    private static final List<Attribution> ACTORS =
            List.of(StoredShop.ALICE, StoredShop.PAYMENTS, StoredShop.IMPORT, Attribution.UNKNOWN);

    private final Random random;
    private final List<RowImage> orders = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-19T00:00:00Z");
    private long nextOrder = 1;

    private RandomShop(Random random) {
        this.random = random;
    }

    /// Writes a store with about so many events.
    static Path write(Path file, long seed, int events) {
        try (StoredShop shop = StoredShop.begin(file)) {
            RandomShop history = new RandomShop(new Random(seed));
            for (int written = 0; written < events; ) {
                written += history.transaction(shop);
            }
        }
        return file;
    }

    private int transaction(StoredShop shop) {
        // Now and then a commit time runs backwards, as it can at a real source.
        now = now.plus(Duration.ofMillis(random.nextInt(600_000) - (random.nextInt(20) == 0 ? 900_000 : 0)));
        int changes = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 6);
        for (int i = 0; i < changes; i++) {
            change(shop);
        }
        TransactionKind kind = random.nextInt(30) == 0 ? TransactionKind.INGEST : TransactionKind.STREAM;
        shop.commit(kind, now.toString(), pick(ACTORS), random.nextBoolean() ? 10L + random.nextInt(4) : null);
        return changes;
    }

    private void change(StoredShop shop) {
        switch (random.nextInt(12)) {
            case 0 ->
                shop.change(Operation.INSERT, ShopTables.LOG, null, ShopRows.logged(pick(STATES), random.nextInt(3)));
            case 1 ->
                shop.change(Operation.DELETE, ShopTables.LOG, ShopRows.logged(pick(STATES), random.nextInt(3)), null);
            case 2 -> {
                int id = random.nextInt(5);
                shop.change(
                        Operation.UPDATE,
                        ShopTables.KINDS,
                        ShopRows.kinds(id, pick(STATES), 0),
                        ShopRows.kinds(id, pick(STATES), 1));
            }
            case 3 -> shop.change(Operation.TRUNCATE, ShopTables.CARTS, null, null);
            case 4 ->
                shop.change(
                        Operation.UPDATE,
                        ShopTables.CUSTOMERS,
                        ShopRows.customer(random.nextInt(9), pick(STATES), "10.00"),
                        ShopRows.customer(random.nextInt(9), pick(STATES), "10.00"));
            case 5 ->
                shop.change(
                        Operation.SNAPSHOT,
                        ShopTables.ARCHIVED_ORDERS,
                        null,
                        ShopRows.order(random.nextInt(99), 1, pick(STATES), "1.00"));
            case 6 ->
                shop.change(
                        Operation.INSERT,
                        ShopTables.ODD,
                        null,
                        ShopRows.odd("k/" + random.nextInt(9), pick(STATES)),
                        "INSERT /* x */");
            default -> order(shop);
        }
    }

    private void order(StoredShop shop) {
        TableSchema table = ShopTables.ORDERS_WITH_NOTE;
        if (orders.size() < 5 || random.nextInt(4) == 0) {
            RowImage row = ShopRows.noted(nextOrder++, random.nextInt(9), "new", money(), null);
            orders.add(row);
            shop.change(Operation.INSERT, table, null, row);
            return;
        }
        int index = random.nextInt(orders.size());
        RowImage before = orders.get(index);
        if (random.nextInt(5) == 0) {
            orders.remove(index);
            shop.change(Operation.DELETE, table, before, null);
            return;
        }
        long id = Long.parseLong(before.get(0).text());
        RowImage after = ShopRows.noted(
                random.nextInt(20) == 0 ? nextOrder++ : id,
                1,
                pick(STATES),
                money(),
                random.nextBoolean() ? null : pick(STATES));
        orders.set(index, after);
        shop.change(Operation.UPDATE, table, before, after);
    }

    private String money() {
        return random.nextInt(200) + ".50";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

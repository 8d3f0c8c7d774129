package io.auditworkbench.synth;

import static io.auditworkbench.synth.HistoryPeople.skewed;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Thirty days of an invented shop, transaction by transaction: the same seed gives the same history.
///
/// - **Shape**: orders go from new to delivered or cancelled, stock follows, a nightly import changes a thousand prices
///   at once, few products and clerks are in most transactions, one administrator in one of 200,000.
/// - **Threading**: one thread at a time.
public final class ShopHistory {

    private static final long START_MICROS = 1_792_454_400_000_000L; // 2026-10-20
    private static final String SERVER = "8c1f0f3e-5a5b-11f0-9d2c-0242ac110002";
    private static final int CUSTOMERS = 100_000;
    private static final int PRODUCTS = 5_000;
    private static final int OPEN_ORDERS = 4_096;
    private static final long FILE_BYTES = 1L << 30;
    private static final List<String> METHODS = List.of("card", "card", "invoice", "transfer", "voucher");
    private static final List<String> REASONS = List.of(
            "order cancelled by customer",
            "damaged in transit",
            "wrong item sent",
            "goodwill after late delivery",
            "address not found");
    private static final List<String> RARE_REASONS =
            List.of("chargeback upheld by bank", "duplicate booking found by audit");

    private final RandomGenerator random;
    private final HistoryClock clock;
    private final long[] credit = new long[CUSTOMERS];
    private final int[] emailVersion = new int[CUSTOMERS];
    private final long[] customerChanged = new long[CUSTOMERS];
    private final long[] price = new long[PRODUCTS];
    private final long[] stock = new long[PRODUCTS];
    private final long[] productChanged = new long[PRODUCTS];
    private final HistoryOrder[] orders = new HistoryOrder[OPEN_ORDERS];
    private final long[] sessionSeen = new long[OPEN_ORDERS];
    private final List<RawChange> open = new ArrayList<>();
    private long nextOrder = 1;
    private long nextLine = 1;
    private long nextPayment = 1;
    private long firstSession = 1;
    private long nextSession = 1;
    private long number;
    private long offset = 4;
    private long file = 1;
    private long lastImport;
    private long percent = 5;

    /// A history of about so many events.
    public ShopHistory(long seed, long events) {
        random = new SplittableRandom(seed);
        clock = new HistoryClock(random, START_MICROS, events);
        lastImport = START_MICROS / 86_400_000_000L;
        for (int i = 0; i < PRODUCTS; i++) {
            price[i] = 199L + random.nextInt(20_000);
            stock[i] = random.nextInt(10_000);
            productChanged[i] = START_MICROS;
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            credit[i] = random.nextInt(50) * 10_000L;
            customerChanged[i] = START_MICROS;
        }
    }

    /// The next transaction.
    public HistoryTransaction next() {
        clock.next();
        number++;
        if (offset > FILE_BYTES) {
            file++;
            offset = 4;
        }
        Attribution actor = act();
        HistoryTransaction transaction = new HistoryTransaction(header(actor), open);
        open.clear();
        return transaction;
    }

    private Attribution act() {
        if (clock.hour() == 2 && clock.day() > lastImport) {
            lastImport = clock.day();
            return importPrices();
        }
        if (random.nextInt(200_000) == 0) {
            return administer();
        }
        int what = random.nextInt(100);
        if (what < 26) {
            return placeOrder();
        }
        if (what < 62) {
            return advanceOrder();
        }
        return what < 94 ? session() : clerk();
    }

    private Attribution placeOrder() {
        int slot = (int) (nextOrder % OPEN_ORDERS);
        long cents = 0;
        int lines = 1 + skewed(random, 6);
        String text = "INSERT INTO order_lines(order_id, product_id, quantity, unit_price) VALUES(?, ?, ?, ?)";
        long customer = 1L + skewed(random, CUSTOMERS - 1);
        List<RawChange> further = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int product = skewed(random, PRODUCTS);
            long quantity = 1L + skewed(random, 5);
            cents += quantity * price[product];
            RowImage line = HistoryRows.line(nextLine++, nextOrder, product, quantity, price[product]);
            further.add(change(Operation.INSERT, HistoryTables.LINES, null, line, text));
            further.add(sell(product, quantity));
        }
        long now = clock.micros();
        HistoryOrder order = new HistoryOrder(nextOrder++, customer, "new", cents, "", now, now);
        orders[slot] = order;
        open.add(change(Operation.INSERT, HistoryTables.ORDERS, null, order.row(), null));
        open.addAll(further);
        return HistoryPeople.WEB;
    }

    private RawChange sell(int product, long quantity) {
        RowImage before = product(product);
        stock[product] = stock[product] < quantity ? stock[product] + 5_000 : stock[product] - quantity;
        productChanged[product] = clock.micros();
        return change(
                Operation.UPDATE,
                HistoryTables.PRODUCTS,
                before,
                product(product),
                "UPDATE products SET stock = stock - ? WHERE id = ?");
    }

    private RowImage product(int product) {
        return HistoryRows.product(product, price[product], stock[product], productChanged[product]);
    }

    private Attribution advanceOrder() {
        int slot = random.nextInt(OPEN_ORDERS);
        HistoryOrder order = orders[slot];
        if (order == null) {
            return placeOrder();
        }
        return switch (order.status()) {
            case "new" -> random.nextInt(12) == 0 ? cancel(slot, order) : pay(slot, order);
            case "paid" -> move(slot, order, "packed", HistoryPeople.packer(random));
            case "packed" -> move(slot, order, "shipped", HistoryPeople.packer(random));
            case "shipped" -> move(slot, order, "delivered", HistoryPeople.IMPORT);
            default -> random.nextInt(40) == 0 ? refund(order) : session();
        };
    }

    private Attribution move(int slot, HistoryOrder order, String status, Attribution actor) {
        orders[slot] = order.in(status, clock.micros());
        String text = "UPDATE orders SET status = '" + status + "' WHERE id = " + order.id();
        open.add(change(Operation.UPDATE, HistoryTables.ORDERS, order.row(), orders[slot].row(), text));
        return actor;
    }

    private Attribution pay(int slot, HistoryOrder order) {
        move(slot, order, "paid", HistoryPeople.PAYMENTS);
        String method = METHODS.get(random.nextInt(METHODS.size()));
        String reference = method.charAt(0) + Long.toString(random.nextLong(1L << 50), 36);
        open.add(change(
                Operation.INSERT,
                HistoryTables.PAYMENTS,
                null,
                HistoryRows.payment(nextPayment++, order.id(), order.cents(), method, reference),
                null));
        return HistoryPeople.PAYMENTS;
    }

    private Attribution cancel(int slot, HistoryOrder order) {
        Attribution clerk = HistoryPeople.clerk(random);
        String reason = REASONS.get(random.nextInt(REASONS.size()));
        orders[slot] = order.in("cancelled", clock.micros()).noted(reason);
        String text = "UPDATE orders SET status = 'cancelled', note = '" + reason + "' WHERE id = " + order.id()
                + " /* actor=" + clerk.actor() + " */";
        open.add(change(Operation.UPDATE, HistoryTables.ORDERS, order.row(), orders[slot].row(), text));
        return clerk;
    }

    private Attribution refund(HistoryOrder order) {
        Attribution clerk = HistoryPeople.clerk(random);
        List<String> reasons = random.nextInt(1_000) == 0 ? RARE_REASONS : REASONS;
        String reason = reasons.get(random.nextInt(reasons.size()));
        open.add(change(
                Operation.INSERT,
                HistoryTables.REFUNDS,
                null,
                HistoryRows.refund(order.id(), order.id(), order.cents(), reason, clerk.actor()),
                "INSERT INTO refunds /* actor=" + clerk.actor() + " */"));
        return clerk;
    }

    private Attribution session() {
        int kind = random.nextInt(3);
        boolean isFull = nextSession - firstSession >= OPEN_ORDERS;
        if ((kind == 0 && !isFull) || nextSession == firstSession) {
            long id = nextSession++;
            sessionSeen[(int) (id % OPEN_ORDERS)] = clock.micros();
            open.add(change(Operation.INSERT, HistoryTables.SESSIONS, null, session(id), null));
        } else if (kind == 1 || isFull) {
            open.add(change(Operation.DELETE, HistoryTables.SESSIONS, session(firstSession++), null, null));
        } else {
            long id = firstSession + random.nextLong(nextSession - firstSession);
            RowImage before = session(id);
            sessionSeen[(int) (id % OPEN_ORDERS)] = clock.micros();
            open.add(change(Operation.UPDATE, HistoryTables.SESSIONS, before, session(id), null));
        }
        return random.nextInt(5) == 0 ? Attribution.UNKNOWN : HistoryPeople.WEB;
    }

    private RowImage session(long id) {
        return HistoryRows.session(id, 1 + id * 7 % (CUSTOMERS - 1), sessionSeen[(int) (id % OPEN_ORDERS)]);
    }

    private Attribution clerk() {
        Attribution clerk = HistoryPeople.clerk(random);
        int customer = skewed(random, CUSTOMERS);
        RowImage before = customer(customer);
        if (random.nextInt(10) == 0) {
            credit[customer] = random.nextInt(80) * 10_000L;
        } else {
            emailVersion[customer]++;
        }
        customerChanged[customer] = clock.micros();
        String text = "UPDATE customers SET ... WHERE id = " + customer + " /* actor=" + clerk.actor() + " */";
        open.add(change(Operation.UPDATE, HistoryTables.CUSTOMERS, before, customer(customer), text));
        return clerk;
    }

    private RowImage customer(int customer) {
        return HistoryRows.customer(customer, emailVersion[customer], credit[customer], customerChanged[customer]);
    }

    private Attribution importPrices() {
        String text = "LOAD DATA INFILE 'prices-" + clock.day() + ".csv' REPLACE INTO TABLE products";
        for (int i = 0; i < 1_000; i++) {
            int product = random.nextInt(PRODUCTS);
            RowImage before = product(product);
            price[product] = Math.max(99, price[product] + random.nextInt(-200, 200));
            productChanged[product] = clock.micros();
            open.add(change(Operation.UPDATE, HistoryTables.PRODUCTS, before, product(product), text));
        }
        return HistoryPeople.IMPORT;
    }

    private Attribution administer() {
        HistoryOrder order = orders[random.nextInt(OPEN_ORDERS)];
        if (order != null) {
            RowImage after = order.priced(1).noted("corrected by hand").row();
            String text = "UPDATE orders SET total = 0.01 WHERE id = " + order.id();
            open.add(change(Operation.UPDATE, HistoryTables.ORDERS, order.row(), after, text));
            orders[(int) (order.id() % OPEN_ORDERS)] = order.priced(1).noted("corrected by hand");
        }
        RowImage rule = HistoryRows.priceRule(1, percent);
        percent = percent == 5 ? 15 : 5;
        open.add(change(
                Operation.UPDATE, HistoryTables.PRICE_RULES, rule, HistoryRows.priceRule(1, percent), "UPDATE rules"));
        return HistoryPeople.ADMINISTRATOR;
    }

    private RawChange change(
            Operation operation,
            TableSchema table,
            @Nullable RowImage before,
            @Nullable RowImage after,
            @Nullable String statement) {
        offset += 180;
        return new RawChange(operation, table, before, after, new SourcePosition(fileName(), offset, 0), statement);
    }

    private String fileName() {
        return file < 10 ? "binlog.00000" + file : "binlog.0000" + file;
    }

    private TransactionHeader header(Attribution actor) {
        String gtid = SERVER + ":" + number;
        return new TransactionHeader(
                TransactionKind.STREAM,
                gtid,
                gtid,
                fileName(),
                offset,
                clock.micros(),
                clock.micros() + 200_000 + random.nextInt(2_000_000),
                40 + random.nextLong(60),
                1,
                0,
                actor);
    }
}

package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.NONE;
import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.synth.LiveRow.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What stands in the synthetic shop now, and the few acts that every desk does alike.
///
/// - **Shape**: it remembers what may still change: open orders, the recent delivered ones, catalogue, stock, people.
/// - **Threading**: one thread at a time.
final class ShopFloor {

    /// What a movement of stock belongs to.
    record Cause(String reason, ColumnValue order, ColumnValue purchase) {
        static final Cause COUNT = new Cause("adjusted", NONE, NONE);

        static Cause sold(ShopOrder order) {
            return new Cause("sold", whole(order.id), NONE);
        }

        static Cause returned(ShopOrder order) {
            return new Cause("returned", whole(order.id), NONE);
        }

        static Cause received(long purchase) {
            return new Cause("received", NONE, whole(purchase));
        }
    }

    private static final int REMEMBERED = 600;
    private static final double[] WAREHOUSE_SHARE = {.6, .25, .15};

    final ShopOptions options;
    final RandomGenerator random;
    final Agenda agenda = new Agenda();
    final ShopLedger ledger = new ShopLedger();
    final ShopPeople people = new ShopPeople();
    final List<Product> products = new ArrayList<>();
    final List<Customer> customers = new ArrayList<>();
    final List<LiveRow> suppliers = new ArrayList<>();
    final List<LiveRow> supplierPrices = new ArrayList<>();
    final List<LiveRow> priceLists = new ArrayList<>();
    final Recent<ShopOrder> delivered = new Recent<>(REMEMBERED);
    final Recent<LiveRow> movements = new Recent<>(REMEMBERED);
    final Numbers numbers = new Numbers();
    final Accounts accounts = new Accounts();

    /// The next free ids.
    static final class Numbers {
        long customer = 1;
        long order = 1_001;
        long payment = 1;
        long refund = 1;
        long invoice = 1;
        long invoiceNumber = 100_001;
        long movement = 1;
        long purchase = 1;
        long priceList = 1;
        long supplier = 1;
    }

    ShopFloor(long seed, ShopOptions options) {
        this.options = options;
        random = new SplittableRandom(seed);
    }

    long now() {
        return ledger.nowMicros();
    }

    /// After so long on average, never at once.
    void after(long meanMicros, Runnable action) {
        agenda.at(now() + about(meanMicros), action);
    }

    /// After so long on average, but in somebody's hours.
    void afterAtWork(ShopActor actor, long meanMicros, Runnable action) {
        agenda.at(people.atWork(actor, now() + about(meanMicros), random), action);
    }

    /// Between a fourth and nearly twice of a duration.
    long about(long meanMicros) {
        return meanMicros / 4 + random.nextLong(Math.max(1, meanMicros * 3 / 2));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    static double shareOf(int warehouse) {
        return WAREHOUSE_SHARE[warehouse];
    }

    /// A product that people want; few are wanted often.
    Product someProduct() {
        double wish = random.nextDouble();
        return products.get((int) (wish * wish * wish * products.size()));
    }

    /// A product that no story needs; null when chance finds none.
    @Nullable
    Product freeProduct() {
        for (int i = 0; i < 30; i++) {
            Product product = products.get(random.nextInt(products.size()));
            if (!product.isClaimed) {
                return product;
            }
        }
        return null;
    }

    Customer someCustomer() {
        return customers.get(random.nextInt(customers.size()));
    }

    /// A customer whom no story needs; null when chance finds none.
    @Nullable
    Customer freeCustomer() {
        for (int i = 0; i < 30; i++) {
            Customer customer = someCustomer();
            if (!customer.isClaimed) {
                return customer;
            }
        }
        return null;
    }

    /// Changes the stock of a product in a warehouse and writes down why.
    void moveStock(ShopDraft draft, Product.Cell cell, long quantity, Cause cause) {
        setStock(draft, cell, cell.onHand + quantity);
        LiveRow movement = draft.insert(
                ShopTables.STOCK_MOVEMENTS,
                whole(numbers.movement++),
                whole(cell.product.id),
                whole(cell.warehouse),
                whole(quantity),
                text(cause.reason()),
                cause.order(),
                cause.purchase(),
                draft.login(),
                draft.now());
        movements.add(movement);
    }

    /// Changes the stock of a product in a warehouse and nothing else.
    void setStock(ShopDraft draft, Product.Cell cell, long onHand) {
        cell.onHand = onHand;
        draft.update(cell.row, new Edit("on_hand", whole(onHand)), new Edit("updated_by", draft.login()));
    }

    /// Tells that stock changed without a sale, purchase or return.
    void tellAdjustment(ShopDraft draft, Product.Cell cell, long delta) {
        draft.tell(
                BusinessKind.INVENTORY_ADJUSTED,
                cell.row,
                Map.of(
                        "product", Long.toString(cell.product.id),
                        "warehouse", Integer.toString(cell.warehouse),
                        "delta", Long.toString(delta)));
    }

    void setPrice(ShopDraft draft, Product product, long cents) {
        if (cents == product.priceCents) {
            return;
        }
        String from = ShopValues.moneyText(product.priceCents);
        product.priceCents = cents;
        draft.update(
                product.row,
                new Edit("price", money(cents)),
                new Edit("updated_by", draft.login()),
                new Edit("updated_at", draft.now()));
        draft.tell(BusinessKind.PRICE_CHANGED, product.row, Map.of("from", from, "to", ShopValues.moneyText(cents)));
    }

    void setCredit(ShopDraft draft, Customer customer, long cents) {
        if (cents == customer.creditCents) {
            return;
        }
        String from = ShopValues.moneyText(customer.creditCents);
        customer.creditCents = cents;
        draft.update(customer.row, new Edit("credit_limit", money(cents)), new Edit("updated_by", draft.login()));
        draft.tell(
                BusinessKind.CREDIT_LIMIT_CHANGED,
                customer.row,
                Map.of("from", from, "to", ShopValues.moneyText(cents)));
    }

    void editCustomer(ShopDraft draft, Customer customer) {
        customer.version++;
        Edit edit = edit(customer);
        while (edit.value().equals(customer.row.valueOf(edit.column()))) {
            edit = edit(customer);
        }
        draft.update(customer.row, edit, new Edit("updated_by", draft.login()));
        draft.tell(BusinessKind.CUSTOMER_DATA_CHANGED, customer.row, Map.of("column", edit.column()));
    }

    private Edit edit(Customer customer) {
        return switch (random.nextInt(3)) {
            case 0 -> new Edit("phone", text(ShopNames.phone(random)));
            case 1 -> new Edit("email", text("c" + customer.id + "-" + customer.version + "@example.org"));
            default -> new Edit("street", text(ShopNames.street(random)));
        };
    }

    /// A supplier wants its money sooner or later than before.
    void changeTerms(ShopDraft draft, LiveRow supplier) {
        long weeks = Long.parseLong(supplier.textOf("payment_days")) / 7;
        draft.update(supplier, new Edit("payment_days", whole((2 + (weeks - 1 + random.nextInt(5)) % 6) * 7)));
    }
}

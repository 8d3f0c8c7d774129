package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.moneyText;
import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.ShopFloor.Cause;
import io.auditworkbench.synth.Staff.Duty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Orders from the first click to delivery: placed, paid, invoiced, shipped, delivered, or cancelled on the way.
///
/// - **Threading**: one thread at a time.
final class OrderDesk {

    /// How busy the web shop is in each hour; on average one.
    private static final double[] RHYTHM = {
        .25, .15, .1, .1, .1, .2, .4, .8, 1.1, 1.4, 1.5, 1.5, 1.6, 1.4, 1.3, 1.3, 1.4, 1.5, 1.7, 1.9, 1.8, 1.4, .8, .4
    };
    private static final double[] WEEK = {1, .95, .95, 1, 1.1, 1.15, .85};
    private static final long SECOND = Shift.MINUTE / 60;
    private static final int CUSTOMERS_A_NEW_ONE_IN = 25;

    private final ShopFloor floor;
    private final PurchaseDesk purchases;
    private final RefundDesk refunds;
    private final InvoiceDesk invoices;

    /// What somebody wants.
    record Wish(Product.Cell cell, long quantity) {}

    OrderDesk(ShopFloor floor, PurchaseDesk purchases, RefundDesk refunds, InvoiceDesk invoices) {
        this.floor = floor;
        this.purchases = purchases;
        this.refunds = refunds;
        this.invoices = invoices;
    }

    /// The web shop takes orders from now on.
    void open() {
        floor.agenda.at(nextArrival(), () -> {
            arrive();
            open();
        });
    }

    private long nextArrival() {
        double wait = -Math.log(1 - floor.random.nextDouble()) * Shift.DAY / floor.options.ordersPerDay();
        long now = floor.now();
        double pace = RHYTHM[Shift.minuteOfDay(now) / 60] * WEEK[Shift.weekday(now)];
        // a quiet hour must not swallow the busy one after it
        return now + 1 + (long) Math.min(wait / pace, 2.0 * Shift.HOUR + wait);
    }

    private void arrive() {
        Customer customer = floor.someCustomer();
        if (floor.random.nextInt(CUSTOMERS_A_NEW_ONE_IN) == 0) {
            ShopDraft draft = floor.ledger.begin(ShopPeople.WEB);
            customer = ShopFounding.newCustomer(floor, draft);
            draft.commit();
            keep(customer);
        }
        ShopOrder order = place(ShopPeople.WEB, customer, wishes());
        if (order != null) {
            proceed(order);
        }
    }

    /// The shop knows only so many customers at a time; one who was never heard of again makes room.
    private void keep(Customer customer) {
        int place = floor.random.nextInt(floor.customers.size());
        if (floor.customers.get(place).isClaimed || floor.customers.size() < floor.options.customers() * 5 / 4) {
            floor.customers.add(customer);
        } else {
            floor.customers.set(place, customer);
        }
    }

    List<Wish> wishes() {
        List<Wish> wishes = new ArrayList<>();
        int wanted = 1 + (int) (floor.random.nextDouble() * floor.random.nextDouble() * 6);
        for (int i = 0; i < wanted; i++) {
            Product product = floor.someProduct();
            long quantity = 1 + (long) (floor.random.nextDouble() * floor.random.nextDouble() * 4);
            boolean isTwice = wishes.stream().anyMatch(wish -> wish.cell().product == product);
            Product.Cell cell = cellFor(product, quantity);
            if (cell != null && !isTwice && !product.isClaimed) {
                wishes.add(new Wish(cell, quantity));
            }
        }
        return wishes;
    }

    private Product.@Nullable Cell cellFor(Product product, long quantity) {
        double where = floor.random.nextDouble();
        int first = where < ShopFloor.shareOf(0) ? 0 : where < ShopFloor.shareOf(0) + ShopFloor.shareOf(1) ? 1 : 2;
        for (int i = 0; i < product.cells.size(); i++) {
            Product.Cell cell = product.cells.get((first + i) % product.cells.size());
            if (!cell.isClaimed && cell.available() >= quantity) {
                return cell;
            }
        }
        return null;
    }

    /// Writes an order down; null when nothing that is wanted is there.
    @Nullable
    ShopOrder place(ShopActor actor, Customer customer, List<Wish> wishes) {
        return place(actor, customer, wishes, _ -> {});
    }

    @Nullable
    ShopOrder place(ShopActor actor, Customer customer, List<Wish> wishes, Consumer<ShopDraft> with) {
        if (wishes.isEmpty()) {
            return null;
        }
        long total = wishes.stream()
                .mapToLong(wish -> wish.quantity() * wish.cell().product.priceCents)
                .sum();
        return placeAt(actor, customer, wishes, total, with);
    }

    /// Writes an order down with a total that need not be the sum of its lines.
    ShopOrder placeAt(
            ShopActor actor, Customer customer, List<Wish> wishes, long totalCents, Consumer<ShopDraft> with) {
        ShopDraft draft = floor.ledger.begin(actor);
        long id = floor.numbers.order++;
        LiveRow row = draft.insert(
                ShopTables.ORDERS,
                whole(id),
                text("S-" + id),
                customer.row.image().get(0),
                text("new"),
                money(totalCents),
                text("EUR"),
                draft.login(),
                draft.login(),
                draft.now());
        List<ShopOrder.Line> lines = new ArrayList<>();
        for (Wish wish : wishes) {
            Product.Cell cell = wish.cell();
            long cents = cell.product.priceCents;
            cell.reserved += wish.quantity();
            LiveRow line = draft.insert(
                    ShopTables.ORDER_LINES,
                    whole(id),
                    whole(lines.size() + 1L),
                    whole(cell.product.id),
                    whole(wish.quantity()),
                    money(cents));
            lines.add(new ShopOrder.Line(line, cell, wish.quantity(), cents));
        }
        with.accept(draft);
        draft.commit();
        return new ShopOrder(id, row, customer, lines, totalCents);
    }

    /// Changes how much of the first line is wanted, and the total with it, before anything is paid.
    void editQuantity(ShopActor actor, ShopOrder order, Consumer<ShopDraft> with) {
        ShopOrder.Line line = order.lines.getFirst();
        if (line.cell().available() < 1) {
            return;
        }
        ShopDraft draft = floor.ledger.begin(actor);
        line.cell().reserved++;
        order.totalCents += line.unitCents();
        draft.update(line.row(), new Edit("quantity", whole(line.quantity() + 1)));
        draft.update(order.row, new Edit("total", money(order.totalCents)), new Edit("updated_by", draft.login()));
        order.lines.set(0, new ShopOrder.Line(line.row(), line.cell(), line.quantity() + 1, line.unitCents()));
        with.accept(draft);
        draft.commit();
    }

    /// Lets an order take the way that most orders take.
    void proceed(ShopOrder order) {
        if (floor.chance(.02)) {
            floor.agenda.at(floor.now() + 20 * SECOND, () -> editQuantity(ShopPeople.WEB, order, _ -> {}));
        }
        if (floor.chance(.06)) {
            floor.after(6 * Shift.HOUR, () -> cancelUnpaid(order));
        } else if (floor.chance(.1)) {
            floor.after(3 * Shift.MINUTE, () -> await(order));
        } else if (floor.chance(.04)) {
            floor.after(2 * Shift.MINUTE, () -> failPayment(order));
        } else {
            floor.after(3 * Shift.MINUTE, () -> pay(order, floor.chance(.1) ? "voucher" : "card"));
        }
    }

    private void cancelUnpaid(ShopOrder order) {
        ShopDraft draft = floor.ledger.begin(ShopPeople.WEB);
        cancel(draft, order, "no");
        draft.commit();
    }

    private void cancel(ShopDraft draft, ShopOrder order, String wasPaid) {
        order.lines.forEach(line -> line.cell().reserved -= wasPaid.equals("no") ? line.quantity() : 0);
        draft.update(order.row, new Edit("status", text("cancelled")), new Edit("updated_by", draft.login()));
        draft.tell(
                BusinessKind.SALE_CANCELLED, order.row, Map.of("total", moneyText(order.totalCents), "paid", wasPaid));
    }

    /// A bank transfer takes a day or two.
    private void await(ShopOrder order) {
        ShopDraft draft = floor.ledger.begin(ShopPeople.WEB);
        order.payment = newPayment(draft, order, "transfer", "pending");
        draft.commit();
        floor.after(30 * Shift.HOUR, () -> pay(order, "transfer"));
    }

    private void failPayment(ShopOrder order) {
        ShopDraft draft = floor.ledger.begin(ShopPeople.WEB);
        LiveRow payment = newPayment(draft, order, "card", "failed");
        draft.tell(
                BusinessKind.PAYMENT_FAILED,
                List.of(payment.name(), order.row.name()),
                Map.of("amount", moneyText(order.totalCents)));
        draft.commit();
        floor.after(4 * Shift.MINUTE, () -> pay(order, "card"));
    }

    private LiveRow newPayment(ShopDraft draft, ShopOrder order, String method, String status) {
        return draft.insert(
                ShopTables.PAYMENTS,
                whole(floor.numbers.payment++),
                whole(order.id),
                text(method),
                money(order.totalCents),
                text(status),
                text(method.charAt(0) + Long.toString(floor.random.nextLong(1L << 45), 36)),
                draft.now());
    }

    void pay(ShopOrder order, String method) {
        payWith(order, method, _ -> {});
        followUp(order);
    }

    /// Takes the money, sells the goods, and nothing more.
    void payWith(ShopOrder order, String method, Consumer<ShopDraft> with) {
        ShopDraft draft = floor.ledger.begin(ShopPeople.WEB);
        LiveRow payment = order.payment;
        if (payment == null) {
            payment = newPayment(draft, order, method, "received");
            order.payment = payment;
        } else {
            draft.update(payment, new Edit("status", text("received")));
        }
        draft.tell(
                BusinessKind.PAYMENT_RECEIVED,
                List.of(payment.name(), order.row.name()),
                Map.of("amount", moneyText(order.totalCents)));
        draft.update(order.row, new Edit("status", text("paid")), new Edit("updated_by", draft.login()));
        for (ShopOrder.Line line : order.lines) {
            line.cell().reserved -= line.quantity();
            floor.moveStock(draft, line.cell(), -line.quantity(), Cause.sold(order));
            purchases.check(line.cell());
        }
        draft.tell(
                BusinessKind.SALE_COMPLETED,
                order.row,
                Map.of(
                        "total", moneyText(order.totalCents),
                        "customer", Long.toString(order.customer.id),
                        "lines", Integer.toString(order.lines.size())));
        with.accept(draft);
        draft.commit();
    }

    /// Everything after the payment.
    void followUp(ShopOrder order) {
        floor.after(3 * Shift.MINUTE, () -> invoices.issue(order));
        if (floor.chance(.012)) {
            ShopPeople.Turn turn = floor.people.first(Duty.SUPPORT, floor.now() + 40 * Shift.MINUTE, floor.random);
            floor.agenda.at(turn.micros(), () -> cancelPaid(turn.person().actor(), order));
            return;
        }
        long packed = floor.now() + Shift.HOUR + floor.random.nextLong(4 * Shift.HOUR);
        ShopPeople.Turn turn = floor.people.first(Duty.WAREHOUSE, packed, floor.random);
        floor.agenda.at(turn.micros(), () -> ship(turn.person().actor(), order));
    }

    private void cancelPaid(ShopActor actor, ShopOrder order) {
        ShopDraft draft = floor.ledger.begin(actor);
        cancel(draft, order, "yes");
        for (ShopOrder.Line line : order.lines) {
            floor.moveStock(draft, line.cell(), line.quantity(), Cause.returned(order));
        }
        draft.commit();
        refunds.giveBack(order, order.totalCents, "order cancelled");
    }

    private void ship(ShopActor actor, ShopOrder order) {
        move(actor, order, "shipped");
        floor.after(44 * Shift.HOUR, () -> {
            move(ShopPeople.WEB, order, "delivered");
            arrived(order);
        });
    }

    private void move(ShopActor actor, ShopOrder order, String status) {
        ShopDraft draft = floor.ledger.begin(actor);
        draft.update(order.row, new Edit("status", text(status)), new Edit("updated_by", draft.login()));
        draft.commit();
    }

    private void arrived(ShopOrder order) {
        if (floor.chance(.05)) {
            floor.after(2 * Shift.DAY, () -> refunds.takeBack(order));
        } else if (order.invoice != null
                && Objects.requireNonNull(order.payment).textOf("status").equals("received")) {
            floor.delivered.add(order);
        }
    }
}

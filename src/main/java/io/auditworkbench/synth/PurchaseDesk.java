package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.NONE;
import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.ShopFloor.Cause;
import io.auditworkbench.synth.Staff.Duty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Orders from suppliers: written by purchasing when stock runs low, approved by finance, received by a warehouse.
///
/// - **Threading**: one thread at a time.
final class PurchaseDesk {

    private static final int MOST_LINES = 20;

    private final ShopFloor floor;
    private final List<Product.Cell> waiting = new ArrayList<>();

    /// An order from a supplier on its way.
    record Purchase(long id, LiveRow row, List<Product.Cell> cells, long cents, ShopActor creator) {}

    PurchaseDesk(ShopFloor floor) {
        this.floor = floor;
    }

    /// Sees whether stock runs low.
    void check(Product.Cell cell) {
        if (cell.isOnOrder || cell.onHand > cell.reorderAt) {
            return;
        }
        cell.isOnOrder = true;
        waiting.add(cell);
        if (waiting.size() == 1 || waiting.size() % MOST_LINES == 0) {
            long later = floor.now() + floor.about(90 * Shift.MINUTE);
            ShopPeople.Turn turn = floor.people.first(Duty.PURCHASING, later, floor.random);
            floor.agenda.at(turn.micros(), () -> orderAll(turn.person().actor()));
        }
    }

    private void orderAll(ShopActor actor) {
        List<Product.Cell> wanted = new ArrayList<>(waiting);
        waiting.clear();
        while (!wanted.isEmpty()) {
            long supplier = wanted.getFirst().product.supplier;
            List<Product.Cell> together = wanted.stream()
                    .filter(cell -> cell.product.supplier == supplier)
                    .limit(MOST_LINES)
                    .toList();
            wanted.removeAll(together);
            proceed(order(actor, supplier, together, _ -> {}));
        }
    }

    /// Lets an order take the way that every honest one takes.
    void proceed(Purchase purchase) {
        ShopPeople.Turn turn =
                floor.people.first(Duty.FINANCE, floor.now() + floor.about(2 * Shift.HOUR), floor.random);
        floor.agenda.at(turn.micros(), () -> {
            approve(turn.person().actor(), purchase, _ -> {});
            deliver(purchase);
        });
    }

    Purchase order(ShopActor actor, long supplier, List<Product.Cell> cells, Consumer<ShopDraft> with) {
        ShopDraft draft = floor.ledger.begin(actor);
        long id = floor.numbers.purchase++;
        long total = cells.stream()
                .mapToLong(cell -> cell.reorderQuantity * cell.product.costCents)
                .sum();
        LiveRow row = draft.insert(
                ShopTables.PURCHASE_ORDERS,
                whole(id),
                whole(supplier),
                text("open"),
                money(total),
                draft.login(),
                NONE,
                draft.now());
        int number = 1;
        for (Product.Cell cell : cells) {
            draft.insert(
                    ShopTables.PURCHASE_LINES,
                    whole(id),
                    whole(number++),
                    whole(cell.product.id),
                    whole(cell.reorderQuantity),
                    money(cell.product.costCents));
        }
        with.accept(draft);
        draft.commit();
        return new Purchase(id, row, cells, total, actor);
    }

    void approve(ShopActor actor, Purchase purchase, Consumer<ShopDraft> with) {
        ShopDraft draft = floor.ledger.begin(actor);
        draft.update(purchase.row(), new Edit("status", text("approved")), new Edit("approved_by", draft.login()));
        with.accept(draft);
        draft.commit();
    }

    /// The goods come in a day or two.
    void deliver(Purchase purchase) {
        long later = floor.now() + Shift.DAY + floor.random.nextLong(Shift.DAY);
        ShopPeople.Turn turn = floor.people.first(Duty.WAREHOUSE, later, floor.random);
        floor.agenda.at(turn.micros(), () -> receive(turn.person().actor(), purchase));
    }

    private void receive(ShopActor actor, Purchase purchase) {
        ShopDraft draft = floor.ledger.begin(actor);
        draft.update(purchase.row(), new Edit("status", text("received")));
        for (Product.Cell cell : purchase.cells()) {
            cell.isOnOrder = false;
            floor.moveStock(draft, cell, cell.reorderQuantity, Cause.received(purchase.id()));
        }
        draft.tell(
                BusinessKind.STOCK_RECEIVED,
                purchase.row(),
                Map.of("lines", Integer.toString(purchase.cells().size())));
        draft.commit();
    }
}

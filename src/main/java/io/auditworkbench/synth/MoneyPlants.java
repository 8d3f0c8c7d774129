package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.money;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.Staff.Duty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stories about money: refunds, prices, totals, invoice numbers, approvals.
///
/// - **Shape**: each answers whether it could be played now.
/// - **Threading**: one thread at a time.
final class MoneyPlants {

    private final ShopFloor floor;
    private final OrderDesk orders;
    private final RefundDesk refunds;
    private final PurchaseDesk purchases;
    private final InvoiceDesk invoices;

    MoneyPlants(ShopFloor floor, OrderDesk orders, RefundDesk refunds, PurchaseDesk purchases, InvoiceDesk invoices) {
        this.floor = floor;
        this.orders = orders;
        this.refunds = refunds;
        this.purchases = purchases;
        this.invoices = invoices;
    }

    private ShopActor who(Duty duty) {
        return floor.people.first(duty, floor.now(), floor.random).person().actor();
    }

    boolean selfApprovedRefund() {
        ShopActor actor = who(floor.chance(.7) ? Duty.SUPPORT : Duty.FINANCE);
        return refund(
                actor,
                actor,
                Plant.incident(
                        PlantKind.SELF_APPROVED_REFUND,
                        "a refund is requested and approved by the same person",
                        PlantKind.MAKER_IS_CHECKER,
                        PlantKind.UNUSUAL_ACTOR));
    }

    boolean quicklyApprovedRefund() {
        return refund(
                who(Duty.SUPPORT),
                who(Duty.FINANCE),
                Plant.lookAlike(
                        PlantKind.SELF_APPROVED_REFUND, "a refund is approved within minutes, by somebody else"));
    }

    private boolean refund(ShopActor asks, ShopActor approves, Plant plant) {
        if (floor.delivered.size() == 0) {
            return false;
        }
        ShopOrder order = floor.delivered.take(floor.random);
        RefundDesk.Refund refund =
                refunds.request(asks, order, order.totalCents, "goodwill", draft -> draft.partOf(plant));
        floor.after(3 * Shift.MINUTE, () -> {
            refunds.approve(approves, refund, draft -> draft.partOf(plant));
            floor.after(10 * Shift.MINUTE, () -> refunds.issue(refund, draft -> draft.ends(plant)));
        });
        return true;
    }

    boolean priceLoweredAroundOrder() {
        Product product = sellable();
        if (product == null) {
            return false;
        }
        ShopActor actor = who(floor.chance(.6) ? Duty.CATALOGUE : Duty.SALES);
        Plant plant = Plant.incident(
                PlantKind.PRICE_LOWERED_AROUND_ORDER,
                "a price is lowered for some minutes, one order is placed, the price is put back",
                PlantKind.UNUSUAL_ACTOR);
        long honest = product.priceCents;
        product.isClaimed = true;
        lower(actor, product, plant);
        floor.agenda.at(floor.now() + Shift.MINUTE + floor.random.nextLong(Shift.MINUTE), () -> buy(product, plant));
        long low = floor.chance(.6) ? 4 * Shift.MINUTE : 10 * Shift.MINUTE + floor.random.nextLong(15 * Shift.MINUTE);
        floor.agenda.at(floor.now() + low + floor.random.nextLong(2 * Shift.MINUTE), () -> {
            ShopDraft draft = floor.ledger.begin(actor);
            floor.setPrice(draft, product, honest);
            draft.ends(plant);
            draft.commit();
            product.isClaimed = false;
        });
        return true;
    }

    /// The price stays.
    boolean priceLoweredForGood() {
        Product product = sellable();
        if (product == null) {
            return false;
        }
        Plant plant = Plant.lookAlike(
                PlantKind.PRICE_LOWERED_AROUND_ORDER, "a price is lowered and stays, and somebody orders");
        lower(who(Duty.CATALOGUE), product, plant);
        floor.after(2 * Shift.MINUTE, () -> {
            ShopOrder order = orders.place(
                    ShopPeople.WEB,
                    floor.someCustomer(),
                    List.of(new OrderDesk.Wish(product.cells.getFirst(), 1)),
                    draft -> draft.ends(plant));
            if (order != null) {
                orders.proceed(order);
            }
        });
        return true;
    }

    private void lower(ShopActor actor, Product product, Plant plant) {
        ShopDraft draft = floor.ledger.begin(actor);
        floor.setPrice(draft, product, Math.max(49, product.priceCents * (15 + floor.random.nextInt(25)) / 100));
        draft.partOf(plant);
        draft.commit();
    }

    private void buy(Product product, Plant plant) {
        ShopOrder order = orders.placeAt(
                ShopPeople.WEB,
                floor.someCustomer(),
                List.of(new OrderDesk.Wish(product.cells.getFirst(), 3)),
                3 * product.priceCents,
                draft -> draft.partOf(plant));
        floor.after(Shift.MINUTE, () -> orders.pay(order, "card"));
    }

    private @Nullable Product sellable() {
        Product product = floor.freeProduct();
        boolean isEnough = product != null && product.cells.getFirst().available() > 6;
        return isEnough ? product : null;
    }

    boolean numberGap() {
        invoices.leaveGap(Plant.incident(PlantKind.NUMBER_GAP, "an invoice number is left out"));
        return true;
    }

    boolean numbersOutOfOrder() {
        invoices.swapNext(
                Plant.lookAlike(PlantKind.NUMBER_GAP, "two invoices are written out of order; no number is missing"));
        return true;
    }

    boolean totalMismatch() {
        return floor.chance(.6) ? totalTooLow() : totalChangedAlone();
    }

    /// Before the payment, and the lines stay.
    private boolean totalChangedAlone() {
        ShopActor actor = who(Duty.SALES);
        ShopOrder order = orders.place(actor, floor.someCustomer(), orders.wishes());
        if (order == null) {
            return false;
        }
        Plant plant = Plant.incident(PlantKind.TOTAL_MISMATCH, "an order's total is lowered and its lines are not");
        floor.after(2 * Shift.MINUTE, () -> {
            order.totalCents = order.totalCents * (80 + floor.random.nextInt(18)) / 100;
            ShopDraft draft = floor.ledger.begin(actor);
            draft.update(order.row, new Edit("total", money(order.totalCents)), new Edit("updated_by", draft.login()));
            draft.ends(plant);
            draft.commit();
            floor.after(5 * Shift.MINUTE, () -> orders.pay(order, "card"));
        });
        return true;
    }

    private boolean totalTooLow() {
        List<OrderDesk.Wish> wishes = orders.wishes();
        long sum = wishes.stream()
                .mapToLong(wish -> wish.quantity() * wish.cell().product.priceCents)
                .sum();
        if (wishes.isEmpty()) {
            return false;
        }
        Plant plant = Plant.incident(PlantKind.TOTAL_MISMATCH, "an order's total is less than the sum of its lines");
        long total = sum * (55 + floor.random.nextInt(35)) / 100;
        ShopOrder order =
                orders.placeAt(who(Duty.SALES), floor.someCustomer(), wishes, total, draft -> draft.ends(plant));
        floor.after(5 * Shift.MINUTE, () -> orders.pay(order, "card"));
        return true;
    }

    boolean totalChangedWithItsLines() {
        ShopActor actor = who(Duty.SALES);
        ShopOrder order = orders.place(actor, floor.someCustomer(), orders.wishes());
        if (order == null) {
            return false;
        }
        Plant plant =
                Plant.lookAlike(PlantKind.TOTAL_MISMATCH, "an order's quantity and its total are changed together");
        floor.after(2 * Shift.MINUTE, () -> {
            orders.editQuantity(actor, order, draft -> draft.ends(plant));
            floor.after(5 * Shift.MINUTE, () -> orders.pay(order, "card"));
        });
        return true;
    }

    boolean changedAfterApproval() {
        return floor.chance(.5) ? refundRaisedAfterIssue() : purchaseRaisedAfterApproval();
    }

    private boolean refundRaisedAfterIssue() {
        if (floor.delivered.size() == 0) {
            return false;
        }
        Plant plant = Plant.incident(
                PlantKind.CHANGED_AFTER_APPROVAL, "the amount of a refund is raised after it was issued");
        ShopOrder order = floor.delivered.take(floor.random);
        ShopActor asks = who(Duty.SUPPORT);
        RefundDesk.Refund refund = refunds.request(asks, order, order.totalCents / 2, "damaged in transit", _ -> {});
        ShopActor approves = who(Duty.FINANCE);
        floor.after(20 * Shift.MINUTE, () -> refunds.approve(approves, refund, _ -> {}));
        floor.agenda.at(floor.now() + 50 * Shift.MINUTE, () -> refunds.issue(refund, _ -> {}));
        floor.agenda.at(floor.now() + 90 * Shift.MINUTE, () -> {
            ShopDraft draft = floor.ledger.begin(asks);
            draft.update(refund.row(), new Edit("amount", money(order.totalCents)));
            draft.ends(plant);
            draft.commit();
        });
        return true;
    }

    private boolean purchaseRaisedAfterApproval() {
        PurchaseDesk.Purchase purchase = newPurchase();
        if (purchase == null) {
            return false;
        }
        Plant plant = Plant.incident(
                PlantKind.CHANGED_AFTER_APPROVAL, "the total of a purchase order is raised after its approval");
        ShopActor approves = who(Duty.FINANCE);
        floor.after(30 * Shift.MINUTE, () -> {
            purchases.approve(approves, purchase, _ -> {});
            purchases.deliver(purchase);
            floor.after(30 * Shift.MINUTE, () -> raise(purchase, plant));
        });
        return true;
    }

    /// Before its approval, and by who wrote it.
    boolean purchaseRaisedBeforeApproval() {
        PurchaseDesk.Purchase purchase = newPurchase();
        if (purchase == null) {
            return false;
        }
        Plant plant = Plant.lookAlike(
                PlantKind.CHANGED_AFTER_APPROVAL, "the total of a purchase order is raised while it is still open");
        floor.after(2 * Shift.MINUTE, () -> {
            raise(purchase, plant);
            purchases.proceed(purchase);
        });
        return true;
    }

    private void raise(PurchaseDesk.Purchase purchase, Plant plant) {
        ShopDraft draft = floor.ledger.begin(purchase.creator());
        draft.update(
                purchase.row(), new Edit("total", money(purchase.cents() * (115 + floor.random.nextInt(60)) / 100)));
        draft.ends(plant);
        draft.commit();
    }

    private PurchaseDesk.@Nullable Purchase newPurchase() {
        Product.Cell cell = freeCell();
        return cell == null
                ? null
                : purchases.order(who(Duty.PURCHASING), cell.product.supplier, List.of(cell), _ -> {});
    }

    private Product.@Nullable Cell freeCell() {
        Product product = floor.freeProduct();
        if (product == null || product.cells.getLast().isOnOrder) {
            return null;
        }
        product.cells.getLast().isOnOrder = true;
        return product.cells.getLast();
    }

    boolean makerIsChecker() {
        PurchaseDesk.Purchase purchase = newPurchase();
        if (purchase == null) {
            return false;
        }
        Plant plant = Plant.incident(
                PlantKind.MAKER_IS_CHECKER,
                "a purchase order is approved by the person who wrote it",
                PlantKind.UNUSUAL_ACTOR);
        floor.after(20 * Shift.MINUTE, () -> {
            purchases.approve(purchase.creator(), purchase, draft -> draft.ends(plant));
            purchases.deliver(purchase);
        });
        return true;
    }

    boolean purchaseApprovedAtOnce() {
        PurchaseDesk.Purchase purchase = newPurchase();
        if (purchase == null) {
            return false;
        }
        Plant plant = Plant.lookAlike(
                PlantKind.MAKER_IS_CHECKER, "a purchase order is approved within minutes, by somebody else");
        ShopActor approves = who(Duty.FINANCE);
        floor.after(2 * Shift.MINUTE, () -> {
            purchases.approve(approves, purchase, draft -> draft.ends(plant));
            purchases.deliver(purchase);
        });
        return true;
    }
}

package io.auditworkbench.synth;

import io.auditworkbench.synth.Staff.Duty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stories about stock.
///
/// - **Shape**: each answers whether it could be played now.
/// - **Threading**: one thread at a time.
final class StockPlants {

    private static final int LOOKED_AT = 60;

    private final ShopFloor floor;
    private final OrderDesk orders;

    StockPlants(ShopFloor floor, OrderDesk orders) {
        this.floor = floor;
        this.orders = orders;
    }

    private ShopActor clerk() {
        return floor.people
                .first(Duty.WAREHOUSE, floor.now(), floor.random)
                .person()
                .actor();
    }

    boolean belowZero() {
        Product.Cell cell = scarce();
        if (cell == null) {
            return false;
        }
        Plant plant = Plant.incident(PlantKind.STOCK_BELOW_ZERO, "more is sold than was there");
        sell(cell, cell.onHand + 1 + floor.random.nextInt(5), plant);
        return true;
    }

    boolean downToZero() {
        Product.Cell cell = scarce();
        if (cell == null) {
            return false;
        }
        sell(cell, cell.onHand, Plant.lookAlike(PlantKind.STOCK_BELOW_ZERO, "the last pieces are sold"));
        return true;
    }

    /// The cell is left alone until it is paid, so that nobody else takes it below zero.
    private void sell(Product.Cell cell, long quantity, Plant plant) {
        cell.isClaimed = true;
        ShopOrder order = orders.placeAt(
                ShopPeople.WEB,
                floor.someCustomer(),
                List.of(new OrderDesk.Wish(cell, quantity)),
                quantity * cell.product.priceCents,
                _ -> {});
        floor.after(2 * Shift.MINUTE, () -> {
            orders.payWith(order, "card", draft -> draft.ends(plant));
            orders.followUp(order);
            cell.isClaimed = false;
        });
    }

    /// The least that lies anywhere near; null when others have ordered all of it.
    private Product.@Nullable Cell scarce() {
        Product.Cell least = null;
        for (int i = 0; i < LOOKED_AT; i++) {
            Product.Cell cell = free();
            if (cell != null
                    && cell.reserved == 0
                    && cell.onHand > 0
                    && (least == null || cell.onHand < least.onHand)) {
                least = cell;
            }
        }
        return least;
    }

    private Product.@Nullable Cell free() {
        Product product = floor.freeProduct();
        if (product == null) {
            return null;
        }
        List<Product.Cell> cells = new ArrayList<>(product.cells);
        cells.removeIf(cell -> cell.isClaimed);
        return cells.isEmpty() ? null : cells.get(floor.random.nextInt(cells.size()));
    }

    boolean withoutCause() {
        Product.Cell cell = free();
        if (cell == null || cell.available() < 12) {
            return false;
        }
        long delta = (floor.chance(.7) ? -1 : 1) * (3L + floor.random.nextInt(8));
        ShopDraft draft = floor.ledger.begin(clerk());
        floor.setStock(draft, cell, cell.onHand + delta);
        floor.tellAdjustment(draft, cell, delta);
        draft.ends(Plant.incident(PlantKind.STOCK_WITHOUT_CAUSE, "stock is changed and nothing says why"));
        draft.commit();
        return true;
    }

    boolean counted() {
        Product.Cell cell = free();
        if (cell == null || cell.available() < 12) {
            return false;
        }
        long delta = -(3 + floor.random.nextInt(8));
        ShopDraft draft = floor.ledger.begin(clerk());
        floor.moveStock(draft, cell, delta, ShopFloor.Cause.COUNT);
        floor.tellAdjustment(draft, cell, delta);
        draft.ends(Plant.lookAlike(PlantKind.STOCK_WITHOUT_CAUSE, "stock is lowered after a count, with a movement"));
        draft.commit();
        return true;
    }
}

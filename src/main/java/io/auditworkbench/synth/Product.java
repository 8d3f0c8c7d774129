package io.auditworkbench.synth;

import java.util.ArrayList;
import java.util.List;

/// A product, its price, and where it lies.
///
/// - **Shape**: a claimed product is part of a planted story: nobody orders it or changes its price by chance.
/// - **Units**: cents.
/// - **Threading**: one thread at a time.
final class Product {

    final LiveRow row;
    final long id;
    final long supplier;
    final List<Cell> cells = new ArrayList<>();
    long priceCents;
    long costCents;
    boolean isClaimed;

    Product(LiveRow row, long id, long supplier, long priceCents, long costCents) {
        this.row = row;
        this.id = id;
        this.supplier = supplier;
        this.priceCents = priceCents;
        this.costCents = costCents;
    }

    /// The stock of a product in one warehouse.
    ///
    /// - **Shape**: `reserved` is ordered and not yet paid; a claimed cell is left alone by stock counts.
    static final class Cell {

        final Product product;
        final int warehouse;
        final LiveRow row;
        final long reorderAt;
        final long reorderQuantity;
        long onHand;
        long reserved;
        boolean isOnOrder;
        boolean isClaimed;

        Cell(Product product, int warehouse, LiveRow row, long onHand, long reorderAt, long reorderQuantity) {
            this.product = product;
            this.warehouse = warehouse;
            this.row = row;
            this.onHand = onHand;
            this.reorderAt = reorderAt;
            this.reorderQuantity = reorderQuantity;
        }

        long available() {
            return onHand - reserved;
        }
    }
}

package io.auditworkbench.synth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order on its way, or one that was delivered not long ago.
///
/// - **Units**: cents.
/// - **Threading**: one thread at a time.
final class ShopOrder {

    final long id;
    final LiveRow row;
    final Customer customer;
    final List<Line> lines;
    long totalCents;

    @Nullable
    LiveRow payment;

    @Nullable
    LiveRow invoice;

    /// One product of an order, from one warehouse.
    record Line(LiveRow row, Product.Cell cell, long quantity, long unitCents) {}

    ShopOrder(long id, LiveRow row, Customer customer, List<Line> lines, long totalCents) {
        this.id = id;
        this.row = row;
        this.customer = customer;
        this.lines = lines;
        this.totalCents = totalCents;
    }
}

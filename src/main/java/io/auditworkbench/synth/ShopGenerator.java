package io.auditworkbench.synth;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The history of a synthetic shop, transaction by transaction in the order of their commits: the same seed and options
/// give the same history.
///
/// - **Shape**: a small retailer with opening hours, people with habits, services, mistakes that are corrected, and
///   planted incidents beside harmless look-alikes. It remembers only what may still change, so its memory does not
///   grow with the history.
/// - **Threading**: one thread at a time.
public final class ShopGenerator implements Iterator<ShopTransaction> {

    private final ShopFloor floor;
    private final List<ShopChange> opening;
    private @Nullable ShopTransaction next;

    public ShopGenerator(long seed, ShopOptions options) {
        floor = new ShopFloor(seed, options);
        floor.ledger.at(options.startMicros());
        ShopFounding.fill(floor);
        opening = Objects.requireNonNull(floor.ledger.poll()).changes().stream()
                .sorted(Comparator.comparingInt(row -> ShopTables.all().indexOf(row.table())))
                .toList();
        PurchaseDesk purchases = new PurchaseDesk(floor);
        RefundDesk refunds = new RefundDesk(floor);
        InvoiceDesk invoices = new InvoiceDesk(floor);
        OrderDesk orders = new OrderDesk(floor, purchases, refunds, invoices);
        OfficeDay office = new OfficeDay(floor, orders);
        orders.open();
        office.open();
        office.beginWithANewcomer();
        new NightShift(floor).open();
        new PlantPlan(floor)
                .plan(
                        new MoneyPlants(floor, orders, refunds, purchases, invoices),
                        new StockPlants(floor, orders),
                        new AccessPlants(floor, office),
                        new VolumePlants(floor),
                        orders);
    }

    /// The rows that are there before the first transaction, parents before children.
    public List<ShopChange> opening() {
        return opening;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            next = floor.ledger.poll();
            if (next == null && !step()) {
                return false;
            }
        }
        return true;
    }

    private boolean step() {
        Agenda.Step step = floor.agenda.poll();
        if (step == null || step.dueMicros() >= floor.options.endMicros()) {
            return false;
        }
        floor.ledger.at(step.dueMicros());
        step.action().run();
        return true;
    }

    @Override
    public ShopTransaction next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the shop has closed");
        }
        ShopTransaction transaction = Objects.requireNonNull(next);
        next = null;
        return transaction;
    }
}

package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.whole;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Issues invoices, whose numbers follow each other without a gap; unless a story wants otherwise.
///
/// - **Threading**: one thread at a time.
final class InvoiceDesk {

    private final ShopFloor floor;
    private final Deque<Plant> gaps = new ArrayDeque<>();
    private final Deque<Plant> swaps = new ArrayDeque<>();
    private @Nullable ShopOrder kept;

    InvoiceDesk(ShopFloor floor) {
        this.floor = floor;
    }

    /// The next invoice leaves a number out.
    void leaveGap(Plant plant) {
        gaps.add(plant);
    }

    /// The next two invoices are written in the other order.
    void swapNext(Plant plant) {
        swaps.add(plant);
    }

    void issue(ShopOrder order) {
        ShopOrder waiting = kept;
        if (waiting != null) {
            kept = null;
            swap(waiting, order);
        } else if (!swaps.isEmpty()) {
            kept = order;
        } else {
            ShopDraft draft = floor.ledger.begin(ShopPeople.BILLING);
            Plant gap = gaps.poll();
            if (gap != null) {
                floor.numbers.invoiceNumber += 1 + floor.random.nextInt(3);
            }
            write(draft, order, floor.numbers.invoiceNumber++);
            if (gap != null) {
                draft.ends(gap);
            }
            draft.commit();
        }
    }

    private void swap(ShopOrder first, ShopOrder second) {
        Plant plant = swaps.remove();
        long number = floor.numbers.invoiceNumber;
        floor.numbers.invoiceNumber += 2;
        ShopDraft early = floor.ledger.begin(ShopPeople.BILLING);
        write(early, second, number + 1);
        early.partOf(plant);
        early.commit();
        ShopDraft late = floor.ledger.begin(ShopPeople.BILLING);
        write(late, first, number);
        late.ends(plant);
        late.commit();
    }

    private void write(ShopDraft draft, ShopOrder order, long number) {
        order.invoice = draft.insert(
                ShopTables.INVOICES,
                whole(floor.numbers.invoice++),
                whole(number),
                whole(order.id),
                money(order.totalCents),
                draft.now());
    }
}

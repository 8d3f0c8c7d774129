package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.NONE;
import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.moneyText;
import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.ShopFloor.Cause;
import io.auditworkbench.synth.Staff.Duty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Returned goods and money given back: requested by one person, approved by another, issued by the billing service.
///
/// - **Threading**: one thread at a time.
final class RefundDesk {

    private static final List<String> REASONS =
            List.of("damaged in transit", "wrong item sent", "late delivery", "customer changed mind");

    private final ShopFloor floor;

    RefundDesk(ShopFloor floor) {
        this.floor = floor;
    }

    /// A refund on its way.
    record Refund(LiveRow row, ShopOrder order, long cents) {}

    /// Goods come back, and the money for them goes out.
    void takeBack(ShopOrder order) {
        ShopOrder.Line line = order.lines.get(floor.random.nextInt(order.lines.size()));
        boolean isWhole = floor.chance(.4);
        long cents = isWhole ? order.totalCents : line.quantity() * line.unitCents();
        giveBack(order, cents, REASONS.get(floor.random.nextInt(REASONS.size())));
        ShopPeople.Turn turn = floor.people.first(Duty.WAREHOUSE, floor.now() + Shift.DAY, floor.random);
        floor.agenda.at(
                turn.micros(), () -> shelve(turn.person().actor(), order, isWhole ? order.lines : List.of(line)));
    }

    private void shelve(ShopActor actor, ShopOrder order, List<ShopOrder.Line> lines) {
        ShopDraft draft = floor.ledger.begin(actor);
        lines.forEach(line -> floor.moveStock(draft, line.cell(), line.quantity(), Cause.returned(order)));
        draft.commit();
    }

    /// The money goes out; or, rarely, the request is rejected.
    void giveBack(ShopOrder order, long cents, String reason) {
        ShopPeople.Turn asks = floor.people.first(Duty.SUPPORT, floor.now() + Shift.MINUTE, floor.random);
        floor.agenda.at(asks.micros(), () -> {
            Refund refund = request(asks.person().actor(), order, cents, reason, _ -> {});
            long later = floor.now() + floor.about(2 * Shift.HOUR);
            ShopPeople.Turn decides = floor.people.first(Duty.FINANCE, later, floor.random);
            floor.agenda.at(decides.micros(), () -> decide(decides.person().actor(), refund));
        });
    }

    private void decide(ShopActor actor, Refund refund) {
        if (floor.chance(.1)) {
            ShopDraft draft = floor.ledger.begin(actor);
            draft.update(refund.row(), new Edit("status", text("rejected")), new Edit("approved_by", draft.login()));
            draft.commit();
            return;
        }
        approve(actor, refund, _ -> {});
        floor.after(20 * Shift.MINUTE, () -> issue(refund, _ -> {}));
    }

    Refund request(ShopActor actor, ShopOrder order, long cents, String reason, Consumer<ShopDraft> with) {
        ShopDraft draft = floor.ledger.begin(actor);
        LiveRow row = draft.insert(
                ShopTables.REFUNDS,
                whole(floor.numbers.refund++),
                whole(order.id),
                Objects.requireNonNull(order.payment).image().get(0),
                money(cents),
                text("requested"),
                text(reason),
                draft.login(),
                NONE,
                draft.now());
        with.accept(draft);
        draft.commit();
        return new Refund(row, order, cents);
    }

    void approve(ShopActor actor, Refund refund, Consumer<ShopDraft> with) {
        ShopDraft draft = floor.ledger.begin(actor);
        draft.update(refund.row(), new Edit("status", text("approved")), new Edit("approved_by", draft.login()));
        with.accept(draft);
        draft.commit();
    }

    void issue(Refund refund, Consumer<ShopDraft> with) {
        ShopDraft draft = floor.ledger.begin(ShopPeople.BILLING);
        draft.update(refund.row(), new Edit("status", text("issued")));
        draft.tell(
                BusinessKind.REFUND_ISSUED,
                List.of(refund.row().name(), refund.order().row.name()),
                Map.of("amount", moneyText(refund.cents())));
        with.accept(draft);
        draft.commit();
    }
}

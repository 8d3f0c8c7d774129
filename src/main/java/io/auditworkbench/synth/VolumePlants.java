package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.text;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.Staff.Duty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Stories about many rows at once, and about a change that the log does not hold.
///
/// - **Shape**: each answers whether it could be played now.
/// - **Threading**: one thread at a time.
final class VolumePlants {

    private static final int FEWEST = 25;
    private static final int MOST_CUSTOMERS = 2_000;
    private static final ShopActor NOBODY = new ShopActor("console", ShopActor.Kind.SERVICE, 7);

    private final ShopFloor floor;

    VolumePlants(ShopFloor floor) {
        this.floor = floor;
    }

    /// A warehouse clerk removes the traces of what moved.
    boolean massDelete() {
        int count = Math.min(floor.movements.size(), 60 + floor.random.nextInt(80));
        if (count < 60) {
            return false;
        }
        ShopDraft draft = floor.ledger.begin(floor.people
                .first(Duty.WAREHOUSE, floor.now(), floor.random)
                .person()
                .actor());
        floor.movements.takeNewest(count).forEach(draft::delete);
        draft.ends(Plant.incident(
                PlantKind.MASS_DELETE,
                "a person deletes many rows",
                PlantKind.UNUSUAL_ACTOR,
                PlantKind.FIRST_SEEN_OPERATION,
                PlantKind.STOCK_WITHOUT_CAUSE,
                PlantKind.CHANGE_BURST));
        draft.commit();
        return true;
    }

    /// A buyer removes the offers of a few products that are no longer made.
    boolean fewDeleted() {
        if (floor.supplierPrices.size() < 60) {
            return true;
        }
        ShopDraft draft = floor.ledger.begin(floor.people
                .first(Duty.PURCHASING, floor.now(), floor.random)
                .person()
                .actor());
        int count = 3 + floor.random.nextInt(3);
        for (int i = 0; i < count; i++) {
            draft.delete(floor.supplierPrices.remove(floor.random.nextInt(floor.supplierPrices.size())));
        }
        draft.ends(Plant.lookAlike(PlantKind.MASS_DELETE, "a buyer deletes the offers of a few products"));
        draft.commit();
        return true;
    }

    boolean massUpdate() {
        return floor.chance(.6) ? creditRaised() : pricesRaised();
    }

    private boolean pricesRaised() {
        ShopDraft draft = floor.ledger.begin(floor.people
                .first(Duty.CATALOGUE, floor.now(), floor.random)
                .person()
                .actor());
        for (Product product : floor.products) {
            if (!product.isClaimed && floor.chance(.9)) {
                floor.setPrice(draft, product, product.priceCents * (104 + floor.random.nextInt(3)) / 100);
            }
        }
        draft.ends(Plant.incident(
                PlantKind.MASS_UPDATE, "a person raises nearly every price, unannounced", PlantKind.CHANGE_BURST));
        draft.commit();
        return true;
    }

    private boolean creditRaised() {
        List<Customer> some = new ArrayList<>();
        for (Customer customer : floor.customers) {
            if (!customer.isClaimed && some.size() < MOST_CUSTOMERS && floor.chance(.6)) {
                some.add(customer);
            }
        }
        ShopDraft draft = floor.ledger.begin(floor.people
                .first(Duty.SALES, floor.now(), floor.random)
                .person()
                .actor());
        some.forEach(customer -> floor.setCredit(draft, customer, customer.creditCents + 50_000));
        draft.ends(Plant.incident(
                PlantKind.MASS_UPDATE, "a person raises the credit limit of most customers", PlantKind.CHANGE_BURST));
        draft.commit();
        return true;
    }

    /// A service deletes many payments at night and writes them again with other amounts.
    boolean reinsertedWithChanges() {
        int count = Math.min(floor.delivered.size(), 40 + floor.random.nextInt(20));
        if (count < FEWEST) {
            return false;
        }
        List<LiveRow> payments = floor.delivered.takeNewest(count).stream()
                .map(order -> Objects.requireNonNull(order.payment))
                .toList();
        Plant deleted = Plant.incident(
                PlantKind.MASS_DELETE,
                "a service deletes many payments at night",
                PlantKind.UNUSUAL_ACTOR,
                PlantKind.FIRST_SEEN_OPERATION,
                PlantKind.REINSERTED_WITH_CHANGES,
                PlantKind.CHANGE_BURST);
        Plant changed = Plant.incident(
                PlantKind.REINSERTED_WITH_CHANGES,
                "deleted payments are written again with other amounts",
                PlantKind.MASS_DELETE,
                PlantKind.UNUSUAL_ACTOR,
                PlantKind.FIRST_SEEN_OPERATION,
                PlantKind.CHANGED_AFTER_APPROVAL,
                PlantKind.CHANGE_BURST);
        ShopDraft draft = floor.ledger.begin(ShopPeople.IMPORT);
        payments.forEach(draft::delete);
        draft.ends(deleted);
        draft.partOf(changed);
        draft.commit();
        floor.after(4 * Shift.MINUTE, () -> writeAgain(payments, changed));
        return true;
    }

    private void writeAgain(List<LiveRow> payments, Plant plant) {
        ShopDraft draft = floor.ledger.begin(ShopPeople.IMPORT);
        for (LiveRow payment : payments) {
            long cents = Math.round(Double.parseDouble(payment.textOf("amount")) * 100);
            if (floor.chance(.7)) {
                payment.apply(new Edit("amount", money(cents * (70 + floor.random.nextInt(25)) / 100)));
            }
            draft.insertAgain(payment);
        }
        draft.ends(plant);
        draft.commit();
    }

    /// Hundreds of small transactions within minutes.
    boolean changeBurst() {
        ShopActor actor = floor.people
                .first(floor.chance(.5) ? Duty.SALES : Duty.SUPPORT, floor.now(), floor.random)
                .person()
                .actor();
        Plant plant =
                Plant.incident(PlantKind.CHANGE_BURST, "a person changes hundreds of rows one by one, in minutes");
        burst(actor, 180 + floor.random.nextInt(140), plant);
        return true;
    }

    private void burst(ShopActor actor, int left, Plant plant) {
        Customer customer = floor.freeCustomer();
        if (customer == null) {
            customer = floor.someCustomer();
        }
        ShopDraft draft = floor.ledger.begin(actor);
        floor.editCustomer(draft, customer);
        if (left <= 1) {
            draft.ends(plant);
            draft.commit();
            return;
        }
        draft.partOf(plant);
        draft.commit();
        floor.after(Shift.MINUTE / 80, () -> burst(actor, left - 1, plant));
    }

    /// A credit limit is raised with the log switched off; the next change of the row shows it.
    boolean imageBreak() {
        Customer customer = floor.freeCustomer();
        if (customer == null) {
            return false;
        }
        customer.isClaimed = true;
        Plant plant = Plant.incident(PlantKind.IMAGE_BREAK, "a row was changed and the log does not hold the change");
        ShopDraft hidden = floor.ledger.beginUnlogged(NOBODY);
        customer.creditCents += 200_000;
        hidden.update(customer.row, new Edit("credit_limit", money(customer.creditCents)));
        hidden.commit();
        ShopPeople.Turn turn =
                floor.people.first(Duty.SUPPORT, floor.now() + floor.about(2 * Shift.HOUR), floor.random);
        floor.agenda.at(turn.micros(), () -> {
            customer.isClaimed = false;
            ShopDraft draft = floor.ledger.begin(turn.person().actor());
            floor.editCustomer(draft, customer);
            draft.ends(plant);
            draft.commit();
        });
        return true;
    }

    /// One transaction that changes a row twice.
    boolean changedTwiceAtOnce() {
        Customer customer = floor.freeCustomer();
        if (customer == null) {
            return false;
        }
        ShopDraft draft = floor.ledger.begin(floor.people
                .first(Duty.SALES, floor.now(), floor.random)
                .person()
                .actor());
        String moved = "New " + ShopNames.city(floor.random);
        draft.update(customer.row, new Edit("city", text(moved)));
        draft.tell(BusinessKind.CUSTOMER_DATA_CHANGED, customer.row, Map.of("column", "city"));
        floor.editCustomer(draft, customer);
        draft.ends(Plant.lookAlike(PlantKind.IMAGE_BREAK, "a row is changed twice in one transaction"));
        draft.commit();
        return true;
    }

    /// A flash sale: the web shop is busier for an hour.
    boolean busyHour(OrderDesk orders) {
        Plant plant = Plant.lookAlike(PlantKind.CHANGE_BURST, "more customers than usual for an hour");
        int more = (int) Math.max(6, floor.options.ordersPerDay() / 24);
        for (int i = 1; i <= more; i++) {
            boolean isLast = i == more;
            floor.agenda.at(floor.now() + i * Shift.HOUR / more, () -> {
                ShopOrder order = orders.place(
                        ShopPeople.WEB, floor.someCustomer(), orders.wishes(), draft -> note(draft, plant, isLast));
                if (order != null) {
                    orders.proceed(order);
                }
            });
        }
        return true;
    }

    private static void note(ShopDraft draft, Plant plant, boolean isLast) {
        if (isLast) {
            draft.ends(plant);
        } else {
            draft.partOf(plant);
        }
    }
}

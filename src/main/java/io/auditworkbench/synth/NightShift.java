package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.Staff.Duty;
import java.time.LocalDate;
import java.util.List;

/// The large, regular and announced changes: the nightly import, price lists, the month's end, a migration.
///
/// - **Threading**: one thread at a time.
final class NightShift {

    private static final long SECOND = Shift.MINUTE / 60;
    private static final int CUSTOMERS_A_CHUNK = 25;
    private static final int PRODUCTS_A_LIST = 5;

    private final ShopFloor floor;
    private boolean isSale;

    NightShift(ShopFloor floor) {
        this.floor = floor;
    }

    /// Plans the day that begins now, and the next one after it.
    void open() {
        long midnight = Shift.midnight(floor.now());
        floor.agenda.at(midnight + 2 * Shift.HOUR + floor.random.nextLong(8 * Shift.MINUTE), this::importCosts);
        floor.agenda.at(midnight + 2 * Shift.HOUR + (20 + floor.random.nextLong(8)) * Shift.MINUTE, this::reloadOffers);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(midnight, Shift.DAY));
        if (day.getDayOfMonth() == day.lengthOfMonth()) {
            floor.agenda.at(midnight + 23 * Shift.HOUR + 10 * Shift.MINUTE, this::endMonth);
        }
        long number = Math.floorDiv(midnight - floor.options.startMicros(), Shift.DAY);
        if (number % 14 == 7) {
            floor.agenda.at(midnight + 9 * Shift.HOUR + floor.random.nextLong(Shift.HOUR), this::announcePriceList);
        }
        if (number % 90 == 16) {
            floor.agenda.at(midnight + 12 * Shift.HOUR + floor.random.nextLong(Shift.HOUR), this::migrate);
        }
        floor.agenda.at(midnight + Shift.DAY, this::open);
    }

    /// New costs of a part of the catalogue, every night.
    private void importCosts() {
        ShopDraft draft = floor.ledger.begin(ShopPeople.IMPORT);
        for (Product product : floor.products) {
            if (!product.isClaimed && floor.chance(.2)) {
                product.costCents = Math.max(50, product.costCents * (98 + floor.random.nextInt(5)) / 100);
                draft.update(
                        product.row,
                        new Edit("cost", money(product.costCents)),
                        new Edit("updated_by", draft.login()),
                        new Edit("updated_at", draft.now()));
            }
        }
        draft.commit();
    }

    /// One supplier's offers are deleted and written again just as they were, every night.
    private void reloadOffers() {
        String supplier = Integer.toString(1 + floor.random.nextInt(ShopFounding.SUPPLIERS));
        List<LiveRow> offers = floor.supplierPrices.stream()
                .filter(offer -> offer.textOf("supplier_id").equals(supplier))
                .toList();
        if (offers.isEmpty()) {
            return;
        }
        ShopDraft draft = floor.ledger.begin(ShopPeople.IMPORT);
        offers.forEach(draft::delete);
        offers.forEach(draft::insertAgain);
        draft.ends(Plant.lookAlike(
                PlantKind.REINSERTED_WITH_CHANGES, "the nightly import writes a supplier's offers again, unchanged"));
        draft.commit();
    }

    /// Credit limits are reviewed, in many small transactions.
    private void endMonth() {
        Plant plant = Plant.lookAlike(PlantKind.MASS_UPDATE, "credit limits reviewed at the month's end");
        Plant burst = Plant.lookAlike(PlantKind.CHANGE_BURST, "credit limits reviewed at the month's end");
        reviewFrom(0, List.of(plant, burst));
    }

    private void reviewFrom(int first, List<Plant> plants) {
        int end = Math.min(floor.customers.size(), first + CUSTOMERS_A_CHUNK);
        ShopDraft draft = floor.ledger.begin(ShopPeople.BILLING);
        for (Customer customer : floor.customers.subList(first, end)) {
            if (!customer.isClaimed) {
                floor.setCredit(
                        draft, customer, Math.max(10_000, customer.creditCents + 1_000L * floor.random.nextInt(-5, 6)));
            }
        }
        if (end == floor.customers.size()) {
            plants.forEach(draft::ends);
            draft.commit();
        } else {
            plants.forEach(draft::partOf);
            draft.commit();
            floor.after(2 * SECOND, () -> reviewFrom(end, plants));
        }
    }

    /// A sale begins or ends: announced, and the prices stay.
    private void announcePriceList() {
        isSale = !isSale;
        ShopActor actor = floor.people.one(Duty.CATALOGUE, floor.random).actor();
        int percent = isSale ? -15 : 12;
        ShopDraft draft = floor.ledger.begin(actor);
        floor.priceLists.add(draft.insert(
                ShopTables.PRICE_LISTS,
                whole(floor.numbers.priceList++),
                text(isSale ? "Sale" : "After the sale"),
                money(percent * 100L),
                draft.login(),
                draft.now()));
        for (Product product : floor.products) {
            if (!product.isClaimed && product.id % PRODUCTS_A_LIST == 0) {
                floor.setPrice(draft, product, Math.max(99, product.priceCents * (100 + percent) / 100));
            }
        }
        if (isSale) {
            draft.ends(Plant.lookAlike(
                    PlantKind.PRICE_LOWERED_AROUND_ORDER, "an announced price list lowers prices, and they stay"));
        } else {
            draft.ends(Plant.lookAlike(PlantKind.MASS_UPDATE, "an announced price list ends a sale"));
        }
        draft.commit();
    }

    /// Every product gets a new form of its number.
    private void migrate() {
        ShopDraft draft = floor.ledger.begin(ShopPeople.DEPLOY);
        for (Product product : floor.products) {
            String sku = product.row.textOf("sku");
            draft.update(product.row, new Edit("sku", text(sku.startsWith("T-") ? sku.substring(2) : "T-" + sku)));
        }
        draft.ends(Plant.lookAlike(PlantKind.MASS_UPDATE, "a migration gives every product a new number"));
        draft.commit();
    }
}

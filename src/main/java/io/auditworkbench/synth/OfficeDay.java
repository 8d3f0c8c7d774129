package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.text;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.Staff.Duty;
import java.util.List;
import java.util.Map;

/// What people do in their hours beside the orders: customers, prices, counts, credit limits, accounts; and the
/// mistakes that they make and correct.
///
/// - **Threading**: one thread at a time.
final class OfficeDay {

    private static final int DORMANT_AFTER_DAYS = 3;

    private final ShopFloor floor;
    private final OrderDesk orders;
    private long hired;

    OfficeDay(ShopFloor floor, OrderDesk orders) {
        this.floor = floor;
        this.orders = orders;
    }

    /// The administrator's trade is known from the first week: somebody is hired, and gets a role for some days.
    void beginWithANewcomer() {
        ShopActor actor = floor.people.one(Duty.ADMINISTRATION, floor.random).actor();
        long first = floor.people.atWork(actor, floor.now() + Shift.DAY, floor.random);
        floor.agenda.at(first, () -> hire(actor));
        for (int days = 1; days <= 2; days++) {
            floor.agenda.at(
                    floor.people.atWork(actor, first + days * Shift.DAY, floor.random),
                    () -> regrant(actor, floor.accounts.newcomers().getFirst(), Accounts.role("support")));
        }
    }

    /// Plans the day that begins now, and the next one after it.
    void open() {
        for (Staff person : floor.people.all()) {
            if (person.shift().isWorkday(floor.now()) && person.worksAt(floor.now()) && !isDormant(person)) {
                plan(person);
            }
        }
        floor.agenda.at(Shift.midnight(floor.now()) + Shift.DAY, this::open);
    }

    private boolean isDormant(Staff person) {
        return person.duty() == Duty.DORMANT
                && floor.now() >= floor.options.startMicros() + DORMANT_AFTER_DAYS * Shift.DAY;
    }

    private void plan(Staff person) {
        long begins = person.shift().next(floor.now(), floor.random);
        floor.agenda.at(begins, () -> logIn(person.actor().login()));
        long tasks = Math.round(tasksOf(person.duty()) * (.6 + floor.random.nextDouble() * .8));
        for (long i = 0; i < tasks; i++) {
            long when = person.shift().someTime(floor.now(), floor.random);
            floor.agenda.at(Math.max(begins, when), () -> work(person));
        }
    }

    void logIn(String login) {
        ShopDraft draft = floor.ledger.begin(ShopPeople.AUTH);
        draft.update(floor.accounts.of(login), new Edit("last_login_at", draft.now()));
        draft.commit();
    }

    private static double tasksOf(Duty duty) {
        return switch (duty) {
            case SALES -> 9;
            case SUPPORT -> 6;
            case FINANCE, WAREHOUSE -> 3;
            case PURCHASING, ADMINISTRATION, DORMANT -> 2;
            case CATALOGUE -> 5;
        };
    }

    private void work(Staff person) {
        ShopActor actor = person.actor();
        switch (person.duty()) {
            case SALES -> sell(actor);
            case SUPPORT, DORMANT -> editCustomer(actor);
            case FINANCE -> changeCredit(actor);
            case PURCHASING -> editSupplier(actor);
            case WAREHOUSE -> count(actor);
            case CATALOGUE -> changePrice(actor);
            case ADMINISTRATION -> administer(actor);
        }
    }

    private void sell(ShopActor actor) {
        if (floor.chance(.4)) {
            editCustomer(actor);
            return;
        }
        ShopOrder order = orders.place(actor, floor.someCustomer(), orders.wishes());
        if (order != null) {
            orders.proceed(order);
        }
    }

    private void editCustomer(ShopActor actor) {
        Customer customer = floor.freeCustomer();
        if (customer != null) {
            ShopDraft draft = floor.ledger.begin(actor);
            floor.editCustomer(draft, customer);
            draft.commit();
        }
    }

    private void changeCredit(ShopActor actor) {
        Customer customer = floor.freeCustomer();
        if (customer != null) {
            ShopDraft draft = floor.ledger.begin(actor);
            long wanted = 10_000L * (2 + floor.random.nextInt(40));
            floor.setCredit(draft, customer, wanted == customer.creditCents ? wanted + 10_000 : wanted);
            draft.commit();
        }
    }

    private void editSupplier(ShopActor actor) {
        if (floor.chance(.2)) {
            ShopDraft draft = floor.ledger.begin(actor);
            LiveRow supplier = floor.suppliers.get(floor.random.nextInt(floor.suppliers.size()));
            floor.changeTerms(draft, supplier);
            draft.commit();
        } else if (floor.chance(.4)) {
            ShopDraft draft = floor.ledger.begin(actor);
            LiveRow offer = floor.supplierPrices.get(floor.random.nextInt(floor.supplierPrices.size()));
            draft.update(offer, new Edit("unit_cost", money(100L + floor.random.nextInt(4_000))));
            draft.commit();
        }
    }

    /// A wrong count is found out and put right some hours later.
    private void count(ShopActor actor) {
        Product product = floor.freeProduct();
        if (product == null) {
            return;
        }
        Product.Cell cell = product.cells.get(floor.random.nextInt(product.cells.size()));
        long delta = floor.random.nextInt(-3, 4);
        if (cell.isClaimed || delta == 0 || cell.available() + delta < 5) {
            return;
        }
        adjust(actor, cell, delta);
        if (floor.chance(.15)) {
            cell.isClaimed = true;
            floor.afterAtWork(actor, 2 * Shift.HOUR, () -> {
                adjust(actor, cell, -delta);
                cell.isClaimed = false;
            });
        }
    }

    private void adjust(ShopActor actor, Product.Cell cell, long delta) {
        ShopDraft draft = floor.ledger.begin(actor);
        floor.moveStock(draft, cell, delta, ShopFloor.Cause.COUNT);
        floor.tellAdjustment(draft, cell, delta);
        draft.commit();
    }

    private void changePrice(ShopActor actor) {
        Product product = floor.freeProduct();
        if (product == null) {
            return;
        }
        long honest = Math.max(99, product.priceCents * (94 + floor.random.nextInt(14)) / 100);
        if (floor.chance(.08)) {
            mistype(actor, product);
        } else if (honest != product.priceCents) {
            price(actor, product, honest);
        }
    }

    /// A digit too few, seen some hours later; nobody bought in between.
    private void mistype(ShopActor actor, Product product) {
        long right = product.priceCents;
        product.isClaimed = true;
        Plant plant = Plant.lookAlike(
                PlantKind.PRICE_LOWERED_AROUND_ORDER, "price mistyped and corrected, nothing ordered in between");
        ShopDraft draft = floor.ledger.begin(actor);
        floor.setPrice(draft, product, right / 10);
        draft.partOf(plant);
        draft.commit();
        floor.afterAtWork(actor, 2 * Shift.HOUR, () -> {
            ShopDraft correction = floor.ledger.begin(actor);
            floor.setPrice(correction, product, right);
            correction.ends(plant);
            correction.commit();
            product.isClaimed = false;
        });
    }

    private void price(ShopActor actor, Product product, long cents) {
        ShopDraft draft = floor.ledger.begin(actor);
        floor.setPrice(draft, product, cents);
        draft.commit();
    }

    /// Accounts come and go; some weeks nothing happens.
    private void administer(ShopActor actor) {
        List<LiveRow> newcomers = floor.accounts.newcomers();
        double what = floor.random.nextDouble();
        if (what < .12) {
            hire(actor);
        } else if (what < .2 && !newcomers.isEmpty()) {
            Accounts.Role role = Accounts.role(floor.chance(.5) ? "warehouse" : "support");
            regrant(actor, newcomers.get(floor.random.nextInt(newcomers.size())), role);
        } else if (what < .24 && newcomers.size() > 2) {
            dismiss(actor, newcomers.removeFirst());
        }
    }

    private void hire(ShopActor actor) {
        String login = "temp.worker" + ++hired;
        ShopDraft draft = floor.ledger.begin(actor);
        LiveRow user = floor.accounts.hire(draft, login, ShopNames.person(floor.random));
        draft.tell(BusinessKind.USER_CREATED, user, Map.of("login", login));
        draft.commit();
        floor.afterAtWork(actor, 20 * Shift.MINUTE, () -> grantProperly(actor, user));
    }

    private void grantProperly(ShopActor actor, LiveRow user) {
        ShopDraft draft = floor.ledger.begin(actor);
        floor.accounts.grant(draft, user, Accounts.role("sales"));
        draft.ends(
                Plant.lookAlike(PlantKind.PRIVILEGE_ESCALATION, "the administrator grants a newcomer a normal role"));
        draft.commit();
    }

    private void regrant(ShopActor actor, LiveRow user, Accounts.Role role) {
        ShopDraft draft = floor.ledger.begin(actor);
        if (floor.accounts.has(user, role)) {
            floor.accounts.revoke(draft, user, role);
        } else {
            floor.accounts.grant(draft, user, role);
        }
        draft.commit();
    }

    private void dismiss(ShopActor actor, LiveRow user) {
        ShopDraft draft = floor.ledger.begin(actor);
        draft.update(user, new Edit("status", text("disabled")));
        draft.tell(BusinessKind.USER_DISABLED, user, Map.of("login", user.textOf("login")));
        for (Accounts.Role role : Accounts.roles()) {
            if (floor.accounts.has(user, role)) {
                floor.accounts.revoke(draft, user, role);
            }
        }
        draft.commit();
    }
}

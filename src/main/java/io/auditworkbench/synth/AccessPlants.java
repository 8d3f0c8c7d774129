package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import io.auditworkbench.synth.LiveRow.Edit;
import io.auditworkbench.synth.Staff.Duty;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Stories about who may do what, who does what, and when.
///
/// - **Shape**: each answers whether it could be played now.
/// - **Threading**: one thread at a time.
final class AccessPlants {

    private static final List<String> PRIVILEGED = List.of("administrator", "finance_lead");
    private static final List<String> NORMAL = List.of("reporting", "refund_approver", "catalogue", "purchasing");
    private static final int SLEEP_DAYS = 14;
    private static final int EARLY_DAYS = 3;

    private final ShopFloor floor;
    private final OfficeDay office;
    private final Deque<Staff> sleepers;
    private int operationsSeen;

    AccessPlants(ShopFloor floor, OfficeDay office) {
        this.floor = floor;
        this.office = office;
        sleepers = new ArrayDeque<>(floor.people.of(Duty.DORMANT));
    }

    private ShopActor administrator() {
        return floor.people
                .first(Duty.ADMINISTRATION, floor.now(), floor.random)
                .person()
                .actor();
    }

    boolean privilegeEscalation() {
        Accounts.Role role = Accounts.role(PRIVILEGED.get(floor.random.nextInt(PRIVILEGED.size())));
        Staff lucky = floor.people.oneNot(floor.random, Duty.ADMINISTRATION);
        ShopActor grants = floor.chance(.5)
                ? administrator()
                : floor.people.oneNot(floor.random, lucky.duty()).actor();
        return grant(
                grants,
                floor.accounts.of(lucky.actor().login()),
                role,
                Plant.incident(
                        PlantKind.PRIVILEGE_ESCALATION, "a privileged role is granted", PlantKind.UNUSUAL_ACTOR));
    }

    boolean normalGrant() {
        Staff lucky = floor.people.oneNot(floor.random, Duty.ADMINISTRATION);
        return grant(
                administrator(),
                floor.accounts.of(lucky.actor().login()),
                normalRole(),
                Plant.lookAlike(PlantKind.PRIVILEGE_ESCALATION, "the administrator grants a normal role"));
    }

    boolean selfGrantedRole() {
        Staff lucky = floor.people.oneNot(floor.random, Duty.ADMINISTRATION);
        Accounts.Role role = floor.chance(.4) ? Accounts.role("administrator") : normalRole();
        Plant plant = role.isPrivileged()
                ? Plant.incident(
                        PlantKind.SELF_GRANTED_ROLE,
                        "somebody grants themselves a privileged role",
                        PlantKind.PRIVILEGE_ESCALATION,
                        PlantKind.UNUSUAL_ACTOR)
                : Plant.incident(
                        PlantKind.SELF_GRANTED_ROLE, "somebody grants themselves a role", PlantKind.UNUSUAL_ACTOR);
        return grant(lucky.actor(), floor.accounts.of(lucky.actor().login()), role, plant);
    }

    boolean grantToColleague() {
        Staff lucky = floor.people.oneNot(floor.random, Duty.ADMINISTRATION);
        return grant(
                administrator(),
                floor.accounts.of(lucky.actor().login()),
                normalRole(),
                Plant.lookAlike(PlantKind.SELF_GRANTED_ROLE, "the administrator grants a colleague a normal role"));
    }

    private Accounts.Role normalRole() {
        return Accounts.role(NORMAL.get(floor.random.nextInt(NORMAL.size())));
    }

    private boolean grant(ShopActor actor, LiveRow user, Accounts.Role role, Plant plant) {
        if (floor.accounts.has(user, role)) {
            return false;
        }
        ShopDraft draft = floor.ledger.begin(actor);
        floor.accounts.grant(draft, user, role);
        draft.ends(plant);
        draft.commit();
        return true;
    }

    boolean offHours() {
        Staff person = floor.people.oneNot(floor.random, Duty.WAREHOUSE, Duty.ADMINISTRATION, Duty.PURCHASING);
        int count = 2 + floor.random.nextInt(3);
        long sunday = Shift.midnight(floor.now()) + (6L - Shift.weekday(floor.now())) * Shift.DAY;
        if (floor.chance(.4) && sunday + Shift.DAY < floor.options.endMicros()) {
            Plant plant = Plant.incident(PlantKind.OFF_HOURS, "a person works on a Sunday");
            floor.agenda.at(
                    sunday + 11 * Shift.HOUR + floor.random.nextLong(4 * Shift.HOUR),
                    () -> editSome(person.actor(), count, plant));
        } else {
            editSome(person.actor(), count, Plant.incident(PlantKind.OFF_HOURS, "a person works in the night"));
        }
        return true;
    }

    /// Half an hour after the usual end of work.
    boolean overtime() {
        Staff person = floor.people.one(floor.chance(.5) ? Duty.SALES : Duty.SUPPORT, floor.random);
        if (!person.shift().isWorkday(floor.now())) {
            return false;
        }
        long end = Shift.midnight(floor.now()) + person.shift().untilMinute() * Shift.MINUTE;
        Plant plant = Plant.lookAlike(PlantKind.OFF_HOURS, "a person stays half an hour longer");
        floor.agenda.at(
                end + 15 * Shift.MINUTE + floor.random.nextLong(15 * Shift.MINUTE),
                () -> editSome(person.actor(), 2, plant));
        return true;
    }

    private void editSome(ShopActor actor, int count, Plant plant) {
        Customer customer = floor.someCustomer();
        ShopDraft draft = floor.ledger.begin(actor);
        if (!customer.isClaimed) {
            floor.editCustomer(draft, customer);
        }
        if (count <= 1 && !customer.isClaimed) {
            draft.ends(plant);
            draft.commit();
            return;
        }
        if (!customer.isClaimed) {
            draft.partOf(plant);
            draft.commit();
        }
        int left = customer.isClaimed ? count : count - 1;
        floor.after(4 * Shift.MINUTE, () -> editSome(actor, left, plant));
    }

    boolean unusualActor() {
        if (floor.delivered.size() == 0) {
            return false;
        }
        Staff person = floor.people.one(floor.chance(.7) ? Duty.WAREHOUSE : Duty.CATALOGUE, floor.random);
        if (!person.shift().includes(floor.now())) {
            return false;
        }
        ShopOrder order = floor.delivered.take(floor.random);
        ShopDraft draft = floor.ledger.begin(person.actor());
        draft.update(
                Objects.requireNonNull(order.payment),
                new Edit("reference", text("x" + Long.toString(floor.random.nextLong(1L << 45), 36))));
        draft.ends(Plant.incident(
                PlantKind.UNUSUAL_ACTOR,
                "somebody changes a payment who never had to do with payments",
                PlantKind.CHANGED_AFTER_APPROVAL));
        draft.commit();
        return true;
    }

    /// Finance knows customers from their credit limits.
    boolean rareColumn() {
        Customer customer = floor.freeCustomer();
        if (customer == null) {
            return false;
        }
        ShopDraft draft = floor.ledger.begin(floor.people
                .first(Duty.FINANCE, floor.now(), floor.random)
                .person()
                .actor());
        floor.editCustomer(draft, customer);
        draft.ends(Plant.lookAlike(
                PlantKind.UNUSUAL_ACTOR, "somebody changes another column than usual of a table they know"));
        draft.commit();
        return true;
    }

    boolean sleepingAccount() {
        if (floor.now() < floor.options.startMicros() + (EARLY_DAYS + SLEEP_DAYS) * Shift.DAY) {
            return false;
        }
        Staff sleeper = sleepers.poll();
        if (sleeper == null) {
            return true;
        }
        Plant plant = Plant.incident(PlantKind.SLEEPING_ACCOUNT, "an account works again that was silent for weeks");
        office.logIn(sleeper.actor().login());
        floor.after(2 * Shift.MINUTE, () -> editSome(sleeper.actor(), 3, plant));
        return true;
    }

    /// Away for a week, and back.
    boolean holiday() {
        Staff person = floor.people.one(Duty.SUPPORT, floor.random);
        long until = Shift.midnight(floor.now()) + 8 * Shift.DAY;
        if (!person.worksAt(floor.now()) || until + 2 * Shift.DAY > floor.options.endMicros()) {
            return true;
        }
        person.isAway(Shift.midnight(floor.now()) + Shift.DAY, until);
        Plant plant = Plant.lookAlike(PlantKind.SLEEPING_ACCOUNT, "somebody is back from a week's holiday");
        long back = person.shift().next(until, floor.random) + 10 * Shift.MINUTE;
        floor.agenda.at(back, () -> editSome(person.actor(), 2, plant));
        return true;
    }

    /// Operations that nobody else ever does; when all were done, there is nothing left to be first.
    boolean firstSeenOperation() {
        List<Consumer<ShopDraft>> operations = List.of(
                draft -> draft.update(
                        floor.accounts.roleRow(Accounts.role("reporting")), new Edit("name", text("reports"))),
                draft -> draft.insert(ShopTables.WAREHOUSES, whole(9), text("Annex"), text("Bremen")),
                draft -> draft.insert(ShopTables.ROLES, whole(20), text("night_audit"), whole(0)),
                draft -> draft.insert(
                        ShopTables.SUPPLIERS,
                        whole(floor.numbers.supplier++),
                        text("Quick Trading"),
                        text("info@quick.example"),
                        whole(7)));
        if (operationsSeen >= operations.size()) {
            return true;
        }
        ShopActor actor = operationsSeen == 3
                ? floor.people
                        .first(Duty.PURCHASING, floor.now(), floor.random)
                        .person()
                        .actor()
                : administrator();
        ShopDraft draft = floor.ledger.begin(actor);
        operations.get(operationsSeen++).accept(draft);
        draft.ends(Plant.incident(
                PlantKind.FIRST_SEEN_OPERATION,
                "a table is changed in a way never seen before",
                PlantKind.UNUSUAL_ACTOR));
        draft.commit();
        return true;
    }

    boolean rareOperation() {
        ShopDraft draft = floor.ledger.begin(floor.people
                .first(Duty.PURCHASING, floor.now(), floor.random)
                .person()
                .actor());
        LiveRow supplier = floor.suppliers.get(floor.random.nextInt(floor.suppliers.size()));
        floor.changeTerms(draft, supplier);
        draft.ends(Plant.lookAlike(PlantKind.FIRST_SEEN_OPERATION, "a rare operation, known from earlier days"));
        draft.commit();
        return true;
    }
}

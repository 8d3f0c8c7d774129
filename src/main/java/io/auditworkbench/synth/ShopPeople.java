package io.auditworkbench.synth;

import io.auditworkbench.synth.Staff.Duty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Who works in the synthetic shop: people with their hours, and the services that never sleep.
///
/// - **Threading**: one thread at a time.
final class ShopPeople {

    static final ShopActor WEB = service("svc-web", 21);
    static final ShopActor BILLING = service("svc-billing", 22);
    static final ShopActor IMPORT = service("svc-import", 23);
    static final ShopActor AUTH = service("svc-auth", 24);
    static final ShopActor DEPLOY = service("svc-deploy", 25);
    static final List<ShopActor> SERVICES = List.of(WEB, BILLING, IMPORT, AUTH, DEPLOY);

    private static final List<String> DORMANT = List.of(
            "otto.brandt", "petra.simon", "rolf.jansen", "sofia.greco", "timo.laine", "ursula.beck", "viktor.hahn");

    private final List<Staff> staff = new ArrayList<>();

    ShopPeople() {
        add("anna.keller", Duty.SALES, 8, 17, 5);
        add("ben.okafor", Duty.SALES, 9, 18, 6);
        add("carla.rossi", Duty.SUPPORT, 9, 17.5, 5);
        add("david.novak", Duty.SUPPORT, 10, 18, 6);
        add("elena.petrova", Duty.FINANCE, 8, 16.5, 5);
        add("frank.weber", Duty.FINANCE, 9, 18, 5);
        add("greta.lind", Duty.PURCHASING, 7.5, 16, 5);
        add("hugo.santos", Duty.PURCHASING, 9, 17.5, 5);
        add("ivan.horvat", Duty.WAREHOUSE, 6, 14, 6);
        add("julia.meyer", Duty.WAREHOUSE, 13, 21, 6);
        add("karim.haddad", Duty.CATALOGUE, 9, 17, 5);
        add("lena.fischer", Duty.ADMINISTRATION, 9, 17, 5);
        DORMANT.forEach(login -> add(login, Duty.DORMANT, 9, 17, 5));
    }

    private void add(String login, Duty duty, double from, double until, int workdays) {
        ShopActor actor = new ShopActor(login, ShopActor.Kind.PERSON, 40L + staff.size());
        staff.add(new Staff(actor, duty, Shift.hours(from, until, workdays)));
    }

    private static ShopActor service(String login, long connectionId) {
        return new ShopActor(login, ShopActor.Kind.SERVICE, connectionId);
    }

    List<Staff> all() {
        return staff;
    }

    List<Staff> of(Duty duty) {
        return staff.stream().filter(person -> person.duty() == duty).toList();
    }

    Staff one(Duty duty, RandomGenerator random) {
        List<Staff> some = of(duty);
        return some.get(random.nextInt(some.size()));
    }

    /// Somebody with one of the other duties who is not a dormant one.
    Staff oneNot(RandomGenerator random, Duty... duties) {
        List<Duty> excluded = List.of(duties);
        List<Staff> some = staff.stream()
                .filter(person -> person.duty() != Duty.DORMANT && !excluded.contains(person.duty()))
                .toList();
        return some.get(random.nextInt(some.size()));
    }

    /// When somebody works next, at or after a time.
    long atWork(ShopActor actor, long micros, RandomGenerator random) {
        return staff.stream()
                .filter(person -> person.actor().equals(actor))
                .mapToLong(person -> person.shift().next(micros, random))
                .findFirst()
                .orElse(micros);
    }

    /// Who of a duty works first at or after a time, and when.
    Turn first(Duty duty, long micros, RandomGenerator random) {
        List<Turn> turns = of(duty).stream()
                .filter(person -> person.worksAt(micros))
                .map(person -> new Turn(person, person.shift().next(micros, random)))
                .toList();
        List<Turn> atOnce =
                turns.stream().filter(turn -> turn.micros() == micros).toList();
        if (!atOnce.isEmpty()) {
            return atOnce.get(random.nextInt(atOnce.size()));
        }
        return turns.stream()
                .min(Comparator.comparingLong(Turn::micros))
                .orElseGet(() -> new Turn(
                        of(duty).getFirst(), of(duty).getFirst().shift().next(micros, random)));
    }

    /// Somebody, and when they can do it.
    record Turn(Staff person, long micros) {}
}

package io.auditworkbench.synth;

import java.util.function.BooleanSupplier;

/// When which story is played: incidents and look-alikes of each kind, spread over the time that is left when habits
/// have formed.
///
/// - **Threading**: one thread at a time.
final class PlantPlan {

    /// What takes a story that could not be played to the next attempt.
    private static final long LATER = 37 * Shift.MINUTE;

    private static final Shift OFFICE = Shift.hours(10.2, 14.2, 5);
    private static final Shift NIGHT = Shift.hours(2.8, 4.2, 5);
    private static final Shift TWO_IN_THE_NIGHT = new Shift(2 * 60 + 13, 2 * 60 + 14, 7);
    private static final Shift DAYTIME = Shift.hours(10, 20, 7);

    private final ShopFloor floor;

    /// After which part of the days that form habits a story may happen.
    private record Window(double from, Shift hours) {}

    private static final Window EARLY = new Window(.2, OFFICE);
    private static final Window SETTLED = new Window(.45, OFFICE);
    private static final Window LATE = new Window(.66, OFFICE);

    PlantPlan(ShopFloor floor) {
        this.floor = floor;
    }

    void plan(MoneyPlants money, StockPlants stock, AccessPlants access, VolumePlants volume, OrderDesk orders) {
        plan(EARLY, money::selfApprovedRefund, money::quicklyApprovedRefund);
        plan(new Window(.1, OFFICE), money::priceLoweredAroundOrder, money::priceLoweredForGood);
        plan(new Window(.1, DAYTIME), money::numberGap, money::numbersOutOfOrder);
        plan(EARLY, money::totalMismatch, money::totalChangedWithItsLines);
        plan(EARLY, money::changedAfterApproval, money::purchaseRaisedBeforeApproval);
        plan(EARLY, money::makerIsChecker, money::purchaseApprovedAtOnce);
        plan(new Window(.1, DAYTIME), stock::belowZero, stock::downToZero);
        plan(new Window(.1, OFFICE), stock::withoutCause, stock::counted);
        plan(SETTLED, access::privilegeEscalation, access::normalGrant);
        plan(SETTLED, access::selfGrantedRole, access::grantToColleague);
        each(new Window(.45, NIGHT), access::offHours);
        each(SETTLED, access::overtime);
        plan(SETTLED, access::unusualActor, access::rareColumn);
        each(LATE, access::sleepingAccount);
        each(new Window(.3, OFFICE), access::holiday);
        plan(SETTLED, access::firstSeenOperation, access::rareOperation);
        plan(SETTLED, volume::massDelete, volume::fewDeleted);
        each(SETTLED, volume::massUpdate);
        each(new Window(.3, TWO_IN_THE_NIGHT), volume::reinsertedWithChanges);
        each(SETTLED, volume::changeBurst);
        each(SETTLED, () -> volume.busyHour(orders));
        plan(EARLY, volume::imageBreak, volume::changedTwiceAtOnce);
    }

    private void plan(Window window, BooleanSupplier incident, BooleanSupplier lookAlike) {
        each(window, incident);
        each(window, lookAlike);
    }

    private void each(Window window, BooleanSupplier story) {
        int count = floor.options.plantsPerKind();
        long end = floor.options.endMicros() - 3 * Shift.DAY / 2;
        long begin = floor.options.startMicros() + (long) (window.from() * habitDays() * Shift.DAY);
        for (int i = 0; i < count; i++) {
            double where = (i + floor.random.nextDouble()) / count;
            long about = begin + (long) (where * Math.max(0, end - begin));
            while (!window.hours().isWorkday(about)) {
                about += Shift.DAY;
            }
            floor.agenda.at(window.hours().someTime(about, floor.random), () -> play(window, story));
        }
    }

    private int habitDays() {
        return Math.min(floor.options.days(), floor.options.habitDays());
    }

    /// A story that cannot be played now is tried again, at its hours.
    private void play(Window window, BooleanSupplier story) {
        if (!story.getAsBoolean()) {
            long later = window.hours().next(floor.now() + LATER, floor.random);
            floor.agenda.at(later, () -> play(window, story));
        }
    }
}

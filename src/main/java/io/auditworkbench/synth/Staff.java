package io.auditworkbench.synth;

/// A person who works in the synthetic shop.
///
/// - **Threading**: one thread at a time.
final class Staff {

    private final ShopActor actor;
    private final Duty duty;
    private final Shift shift;
    private long awayFromMicros = Long.MAX_VALUE;
    private long backMicros = Long.MAX_VALUE;

    /// What somebody does all day.
    enum Duty {
        SALES,
        SUPPORT,
        FINANCE,
        PURCHASING,
        WAREHOUSE,
        CATALOGUE,
        ADMINISTRATION,
        /// Has an account and hardly uses it.
        DORMANT
    }

    Staff(ShopActor actor, Duty duty, Shift shift) {
        this.actor = actor;
        this.duty = duty;
        this.shift = shift;
    }

    ShopActor actor() {
        return actor;
    }

    Duty duty() {
        return duty;
    }

    Shift shift() {
        return shift;
    }

    /// On holiday from then on, and back then.
    void isAway(long fromMicros, long untilMicros) {
        awayFromMicros = fromMicros;
        backMicros = untilMicros;
    }

    boolean worksAt(long micros) {
        return micros < awayFromMicros || micros >= backMicros;
    }
}

package io.auditworkbench.synth;

import java.time.LocalDate;
import java.time.ZoneOffset;

/// How long the synthetic shop trades, how busily, and how much is planted in it.
///
/// - **Shape**: `plantsPerKind` incidents and as many look-alikes of each [PlantKind], 0 for an honest shop.
///   `habitDays` are those that a detector gets for learning what is usual: incidents against a habit come after about
///   half of them, or of all days where there are fewer.
/// - **Units**: `startMicros` is a midnight, microseconds since the epoch, UTC.
public record ShopOptions(
        long startMicros,
        int days,
        double ordersPerDay,
        int products,
        int customers,
        int plantsPerKind,
        int habitDays) {

    /// Measured over 30 days: the rows that change for one order, until it is delivered and perhaps returned.
    private static final double EVENTS_AN_ORDER = 12.2;

    /// Measured over 30 days with few orders: what people, imports and stories change beside them.
    private static final double OTHER_EVENTS_A_DAY = 290;

    /// The seed of the shop of `sample-data`.
    public static final long SAMPLE_SEED = 7;

    private static final double ORDERS_OF_THE_DEMO = 60;

    /// Few enough for a small file; with 24, 25 or 28 one of the look-alikes does not come about in its time.
    private static final double ORDERS_OF_THE_SAMPLE = 18;

    private static final int DAYS_OF_THE_DEMO = 30;

    /// A Monday; the demo's month ends within thirty days of it.
    private static final LocalDate START = LocalDate.of(2026, 10, 5);

    public ShopOptions {
        if (days < 1 || !(ordersPerDay > 0) || products < 10 || customers < 10 || plantsPerKind < 0) {
            throw new IllegalArgumentException("a shop needs a day, orders, ten products and ten customers");
        }
    }

    /// Thirty days of a small shop.
    public static ShopOptions demo() {
        return ofDays(DAYS_OF_THE_DEMO);
    }

    /// The shop of `sample-data`: thirty quiet days with one story of each kind. Its seed is [#SAMPLE_SEED].
    public static ShopOptions sample() {
        return of(DAYS_OF_THE_DEMO, ORDERS_OF_THE_SAMPLE).withPlantsPerKind(1);
    }

    /// So many days of a shop as busy as the demo's.
    public static ShopOptions ofDays(int days) {
        return of(days, ORDERS_OF_THE_DEMO);
    }

    /// So many days of a shop with so many orders a day; it is as large as they need.
    public static ShopOptions of(int days, double ordersPerDay) {
        long start = START.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000;
        return new ShopOptions(
                start,
                days,
                ordersPerDay,
                (int) Math.min(4_000, 120 + ordersPerDay / 10),
                (int) Math.min(20_000, 400 + ordersPerDay * 2),
                Math.max(1, days / 15),
                DAYS_OF_THE_DEMO);
    }

    /// A year of a small shop with stories on most days, to be watched; it begins a month before `nowMicros`.
    public static ShopOptions live(long nowMicros) {
        ShopOptions year = of(365, 30);
        return new ShopOptions(
                Shift.midnight(nowMicros) - DAYS_OF_THE_DEMO * Shift.DAY,
                year.days,
                year.ordersPerDay,
                60,
                80,
                year.days / 3,
                1);
    }

    /// As many orders in so many days as make about so many row changes.
    public static ShopOptions ofEvents(int days, long events) {
        double aDay = (double) events / days - OTHER_EVENTS_A_DAY;
        return of(days, Math.max(1, aDay / EVENTS_AN_ORDER));
    }

    /// About how many row changes these options make.
    public long expectedEvents() {
        return Math.round(days * (ordersPerDay * EVENTS_AN_ORDER + OTHER_EVENTS_A_DAY));
    }

    /// The same shop with so many incidents of each kind.
    public ShopOptions withPlantsPerKind(int count) {
        return new ShopOptions(startMicros, days, ordersPerDay, products, customers, count, habitDays);
    }

    /// The same shop from another midnight on.
    public ShopOptions startingAt(long micros) {
        return new ShopOptions(
                Shift.midnight(micros), days, ordersPerDay, products, customers, plantsPerKind, habitDays);
    }

    /// Nothing happens from then on.
    public long endMicros() {
        return startMicros + days * Shift.DAY;
    }
}

package io.auditworkbench.workbench.daily;

import io.auditworkbench.store.DayLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreWriter;

/// Keeps what was said of a day as the next version, unless the newest one says the same.
///
/// - **Threading**: the writer's.
public final class DayKeeping {

    private DayKeeping() {}

    /// Writes it; answers false where nothing is new.
    public static boolean keep(Store store, KeptDay day) {
        String newest = store.days()
                .newest(day.facts().day(), day.facts().zone())
                .map(DayLog.Kept::sha256)
                .orElse("");
        if (day.isKept() || !day.mayBeKept() || newest.equals(day.sha256())) {
            return false;
        }
        StoreWriter writer = store.writer();
        writer.conclude(() -> writer.days().keep(row(store, day)));
        return true;
    }

    private static DayLog.Kept row(Store store, KeptDay day) {
        int version = store.days()
                .newest(day.facts().day(), day.facts().zone())
                .map(DayLog.Kept::version)
                .orElse(0);
        return new DayLog.Kept(
                day.facts().day(),
                day.facts().zone(),
                version + 1,
                DayWindow.micros(day.madeAt()),
                day.logTransaction(),
                day.logEvent(),
                day.sha256(),
                day.json());
    }
}

package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import java.nio.file.Path;

/// Keeps what a command said of a day in a store that nobody has open for writing; a store that cannot be written is
/// left as it is, and says why.
///
/// - **Threading**: one thread at a time.
public final class DayKeeper {

    private final StoreOpener stores;

    public DayKeeper(StoreOpener stores) {
        this.stores = stores;
    }

    /// What became of it.
    public sealed interface Outcome {

        /// It is kept, now or since before.
        record Kept(KeptDay day) implements Outcome {}

        /// It is not, and why.
        record NotKept(String why) implements Outcome {}
    }

    /// Writes it into the store of this file.
    public Outcome keep(Path file, KeptDay day) {
        if (day.isKept()) {
            return new Outcome.Kept(day);
        }
        if (!day.mayBeKept()) {
            return new Outcome.NotKept(
                    day.facts().stage() == DayFacts.Stage.OVER
                            ? "nothing of the day was watched"
                            : "the day is not over");
        }
        try (Store store = stores.open(file)) {
            DayKeeping.keep(store, day);
            int version = store.days()
                    .newest(day.facts().day(), day.facts().zone())
                    .orElseThrow()
                    .version();
            return new Outcome.Kept(new KeptDay(
                    day.facts(),
                    day.json(),
                    day.sha256(),
                    version,
                    version,
                    day.madeAt(),
                    day.logTransaction(),
                    day.logEvent()));
        } catch (WorkbenchException refused) {
            return switch (refused.code()) {
                case STORE_BUSY -> new Outcome.NotKept("another program writes the store");
                case STORE_READ_ONLY -> new Outcome.NotKept("the store cannot be written here");
                case STORE_FULL -> new Outcome.NotKept("there is no room on the disk");
                case STORE_ON_NETWORK_DRIVE -> new Outcome.NotKept("the store is on a network drive");
                default -> throw refused;
            };
        }
    }
}

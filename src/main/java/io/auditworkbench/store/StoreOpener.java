package io.auditworkbench.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Opens stores to write: by which clock, and with which keys.
///
/// - **Threading**: any thread.
public final class StoreOpener {

    private final Clock clock;
    private final @Nullable LogKeeper keeper;

    private StoreOpener(Clock clock, @Nullable LogKeeper keeper) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.keeper = keeper;
    }

    /// Stores that are signed, and whose checkpoints are kept outside them too.
    public static StoreOpener signing(Clock clock, LogKeeper keeper) {
        return new StoreOpener(clock, Objects.requireNonNull(keeper, "keeper"));
    }

    /// Stores that nobody signs.
    public static StoreOpener unsigned(Clock clock) {
        return new StoreOpener(clock, null);
    }

    /// The clock they are written by.
    public Clock clock() {
        return clock;
    }

    /// Says that the program itself moved a store, with its file: what is known of its place goes with it.
    public void moved(Path from, Path to) {
        if (keeper != null) {
            keeper.moved(from, to);
        }
    }

    /// Opens a store to write, or begins a new one, as [Store#openForWriting(Path, Clock)].
    public Store open(Path file) {
        return keeper == null ? Store.openForWriting(file, clock) : Store.openSigned(file, clock, keeper);
    }
}

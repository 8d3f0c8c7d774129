package io.auditworkbench.workbench.upkeep;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Compaction;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.text.Quantity;
import java.nio.file.Path;

/// Gives the disk back what a store does not need any more. What it holds, and every proof, stays.
///
/// - **Errors**: what opening a store to write refuses; `STORE_BUSY` while something is captured into it; `STORE_FULL`
///   where there is no room to rewrite it.
/// - **Threading**: one thread.
public final class CompactStore {

    /// Beside the file the new pages stand twice: in SQLite's temporary file, and in the write-ahead log.
    private static final int TIMES_USED = 2;

    /// What a store takes on the disk, its write-ahead log included, and how much of it holds nothing.
    public record Size(long bytes, long freeBytes) {}

    /// How much could be won; nothing is changed.
    public Size look(Path store) {
        return size(Compaction.room(real(store)));
    }

    /// Rewrites it; answers what it takes then.
    public Size compact(Path store) {
        Path real = real(store);
        requireRoom(real, Compaction.room(real));
        Compaction.run(real);
        return size(Compaction.room(real));
    }

    private static Path real(Path store) {
        try (Store open = Store.openForReading(store)) {
            return open.file();
        }
    }

    private static Size size(Compaction.Room room) {
        return new Size(room.fileBytes() + room.journalBytes(), room.freeBytes());
    }

    private static void requireRoom(Path store, Compaction.Room room) {
        long needed = TIMES_USED * room.usedBytes();
        long free = store.getParent().toFile().getUsableSpace();
        if (free < needed) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FULL,
                    "There is no room to rewrite the store in " + store.getParent() + ": it takes "
                            + Quantity.ofBytes(needed) + " for a while, and " + Quantity.ofBytes(free) + " are free.",
                    "Make room on that disk; nothing was changed.");
        }
    }
}

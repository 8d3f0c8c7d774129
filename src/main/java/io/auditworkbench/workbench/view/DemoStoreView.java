package io.auditworkbench.workbench.view;

import java.nio.file.Path;

/// The store of the demo, opened.
///
/// - **Shape**: `transactions` are the entries of its log and `changes` its events, rows of the snapshot included;
///   `setAside` is where a store went that could not be used any more, else the store itself.
public record DemoStoreView(
        Path store,
        Beginning beginning,
        long transactions,
        long changes,
        long businessEvents,
        long findings,
        Path setAside) {

    /// How it came to be there.
    public enum Beginning {
        /// Unpacked as the build made it.
        PREPARED,
        /// Made from the recording on this machine, because the program was built without a prepared one.
        IMPORTED,
        /// As it was left.
        REUSED
    }

    /// Whether one was there before that could not be used.
    public boolean isRemade() {
        return !setAside.equals(store);
    }
}

package io.auditworkbench.workbench.upkeep;

import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import java.nio.file.Path;
import java.util.Optional;

/// Brings a store to the version of this program, with a backup made before.
///
/// - **Errors**: what opening a store to write refuses, `STORE_BUSY` and `STORE_NEWER` among it, and those of
///   [BackUpStore]; the store is unchanged then.
/// - **Threading**: one thread.
public final class MigrateStore {

    private final StoreOpener stores;
    private final BackUpStore backup;

    public MigrateStore(StoreOpener stores, BackUpStore backup) {
        this.stores = stores;
        this.backup = backup;
    }

    /// What comes before the change.
    public sealed interface Before {

        /// A backup, as a file or in a folder.
        record Backup(Path to) implements Before {}

        /// Nothing: there is one already.
        record Nothing() implements Before {}
    }

    /// What came of it.
    public sealed interface Outcome {

        /// It is of this version already; nothing was done.
        record UpToDate(int version) implements Outcome {}

        /// It is of this version now.
        record Migrated(int from, int to, Optional<BackupOutcome.Made> backup) implements Outcome {}

        /// There is no backup, so the store is as it was.
        record NotBackedUp(BackupOutcome backup) implements Outcome {}
    }

    /// From which version to which it would go.
    public record Versions(int now, int wanted) {

        public boolean isUpToDate() {
            return now == wanted;
        }
    }

    /// The store's version and the program's; nothing is changed.
    public Versions look(Path store) {
        try (Store open = Store.openForReading(store)) {
            return new Versions(open.version(), Store.NEWEST_VERSION);
        }
    }

    /// Migrates it.
    public Outcome migrate(Path store, Before before, BackupWatch watch) {
        Versions versions = look(store);
        if (versions.isUpToDate()) {
            return new Outcome.UpToDate(versions.now());
        }
        return switch (before) {
            case Before.Nothing() -> migrated(store, versions, Optional.empty());
            case Before.Backup(Path to) ->
                switch (backup.backUp(store, to, watch)) {
                    case BackupOutcome.Made made -> migrated(store, versions, Optional.of(made));
                    case BackupOutcome.NotIntact found -> new Outcome.NotBackedUp(found);
                    case BackupOutcome.Stopped stopped -> new Outcome.NotBackedUp(stopped);
                };
        };
    }

    private Outcome migrated(Path store, Versions versions, Optional<BackupOutcome.Made> made) {
        stores.open(store).close();
        return new Outcome.Migrated(versions.now(), versions.wanted(), made);
    }
}

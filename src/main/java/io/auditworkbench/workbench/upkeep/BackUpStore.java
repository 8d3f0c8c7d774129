package io.auditworkbench.workbench.upkeep;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.PageCopy;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.evidence.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Copies a store and its self-audit to another place, also while something is captured into it. The copy gets its name
/// when it is on the disk and all of it was verified.
///
/// - **Errors**: what opening a store refuses; `BAD_USAGE` for a name that is taken or the place of another store;
///   `STORE_FULL`, `STORE_READ_ONLY`, `STORE_ON_NETWORK_DRIVE` of the place.
/// - **Threading**: one thread; pages are copied on one of the executor.
public final class BackUpStore {

    private final StoreVerification verification;
    private final LogKeeper keeper;
    private final AuditDesks audits;
    private final Executor executor;
    private final Clock clock;

    public BackUpStore(
            StoreVerification verification, LogKeeper keeper, AuditDesks audits, Executor executor, Clock clock) {
        this.verification = verification;
        this.keeper = keeper;
        this.audits = audits;
        this.executor = executor;
        this.clock = clock;
    }

    /// What goes out through `hashed` when somebody stops it: nobody but this class sees it.
    private static final class Unwanted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unwanted() {
            super("stopped", null, false, false);
        }
    }

    /// Makes a backup as the file `to`, or in the folder `to` under the store's name with the time.
    public BackupOutcome backUp(Path store, Path to, BackupWatch watch) {
        Path real;
        Optional<String> keptBefore;
        try (Store open = Store.openForReading(store)) {
            real = open.file();
            keptBefore = open.newestCheckpoint().flatMap(LogKeeper::originOf).flatMap(keeper::newest);
        }
        try (BackupFiles files = BackupFiles.begin(real, to, clock.instant())) {
            refusePlaceOfStore(files.target());
            if (!new StoppableCopy(watch).run(real, files.part(), executor)) {
                return new BackupOutcome.Stopped();
            }
            copyAudit(real, files);
            Verification found = verification.verifyCopy(files.part(), keptBefore, events -> {
                watch.hashed(events);
                if (watch.isStopped()) {
                    throw new Unwanted();
                }
            });
            return found.isIntact() ? published(files, found) : new BackupOutcome.NotIntact(found);
        } catch (Unwanted _) {
            return new BackupOutcome.Stopped();
        }
    }

    private void refusePlaceOfStore(Path target) {
        if (keeper.logAt(target).isPresent()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A store was written at " + target + " before.",
                    "Name another file: what is put there is taken for that store.");
        }
    }

    private void copyAudit(Path store, BackupFiles files) {
        Path journal = audits.fileOf(store);
        if (Files.exists(journal)) {
            PageCopy.of(journal, files.auditPart(), (_, _) -> {});
        }
    }

    private BackupOutcome published(BackupFiles files, Verification found) {
        remember(files.part());
        PageCopy.settle(files.part());
        BackupOutcome.Written store = BackupFiles.written(files.part(), files.target());
        Optional<BackupOutcome.Written> audit = Optional.empty();
        if (Files.exists(files.auditPart())) {
            PageCopy.settle(files.auditPart());
            audit = Optional.of(BackupFiles.written(files.auditPart(), SqliteAuditJournal.fileOf(files.target())));
        }
        audits.forgetFormer(files.target());
        files.publish();
        return new BackupOutcome.Made(store, audit, found);
    }

    /// So that the backup is not taken for a store that lost its end.
    private void remember(Path copy) {
        Optional<String> note;
        try (Store open = Store.openForReading(copy)) {
            note = open.newestCheckpoint();
        }
        note.ifPresent(newest ->
                LogKeeper.originOf(newest).ifPresent(origin -> keeper.rememberBackup(origin, newest, clock.instant())));
    }
}

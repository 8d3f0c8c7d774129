package io.auditworkbench.workbench.audit;

import io.auditworkbench.selfaudit.SelfAudit;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// Finds the file of a store's self-audit: beside the store, or, where nothing can be written there, in a folder of the
/// user's.
///
/// A folder that cannot be written is no way around the self-audit: what is read there is recorded elsewhere, and what
/// cannot be recorded at all is not read.
public final class AuditDesks {

    /// The folder in the user's folder for state.
    public static final String FOLDER = "selfaudit";

    private static final int NAME_DIGITS = 16;

    private final Path folder;
    private final Clock clock;

    /// `folder` is made when it is needed; `<state>/selfaudit`.
    public AuditDesks(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// The self-audit of a store; its file is made with the first entry.
    public AuditDesk of(Path store) {
        return in(fileOf(store));
    }

    /// The self-audit of acts that belong to no store, such as a change of settings.
    public AuditDesk ofWorkbench() {
        return in(fileOfWorkbench());
    }

    /// The file of the self-audit of acts that belong to no store.
    public Path fileOfWorkbench() {
        return folder.resolve("workbench-selfaudit");
    }

    private AuditDesk in(Path file) {
        SqliteAuditJournal journal = SqliteAuditJournal.in(file);
        return new AuditDesk(new SelfAudit(journal, clock), journal::close);
    }

    /// The file of a store's self-audit.
    ///
    /// - **Shape**: `<store>-selfaudit`; else, in the user's folder, the store's name, sixteen digits of the hash of
    ///   its path, and the same ending.
    public Path fileOf(Path store) {
        Path real = real(store);
        Path beside = SqliteAuditJournal.fileOf(real);
        Path parent = beside.getParent();
        boolean isWritable =
                parent != null && Files.isWritable(parent) && (Files.notExists(beside) || Files.isWritable(beside));
        return isWritable ? beside : SqliteAuditJournal.fileOf(folder.resolve(nameElsewhere(real)));
    }

    private static String nameElsewhere(Path store) {
        return store.getFileName() + "-" + Sha256.of(store.toString()).substring(0, NAME_DIGITS);
    }

    private static Path real(Path store) {
        try {
            return store.toRealPath();
        } catch (IOException notThere) {
            return store.toAbsolutePath();
        }
    }
}

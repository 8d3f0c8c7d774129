package io.auditworkbench.workbench.audit;

import io.auditworkbench.selfaudit.SelfAudit;
import io.auditworkbench.store.JournalHeads;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

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
    private final JournalHeads heads;

    /// `folder` is made when it is needed; `<state>/selfaudit`.
    public AuditDesks(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.heads = new JournalHeads(folder.resolve("heads"));
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

    /// What acts on a store are recorded in now.
    public ActLog log(Path store) {
        return new ActLog(fileOf(store), heads);
    }

    /// What acts that belong to no store are recorded in.
    public ActLog logOfWorkbench() {
        return new ActLog(fileOfWorkbench(), heads);
    }

    /// Everything that acts on a store were ever recorded in on this computer: beside it, and in the user's folder.
    public List<ActLog> logs(Path store) {
        Path real = real(store);
        return Stream.of(SqliteAuditJournal.fileOf(real), elsewhere(real))
                .filter(file -> Files.exists(file) || heads.of(file).isPresent())
                .map(file -> new ActLog(file, heads))
                .toList();
    }

    /// A copy of a store is put here with its self-audit: what is known of a former one in its place counts no more.
    public void forgetFormer(Path store) {
        heads.forget(SqliteAuditJournal.fileOf(real(store)));
    }

    private AuditDesk in(Path file) {
        SqliteAuditJournal journal = SqliteAuditJournal.in(file, heads);
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
        return isWritable ? beside : elsewhere(real);
    }

    private Path elsewhere(Path real) {
        return SqliteAuditJournal.fileOf(folder.resolve(nameElsewhere(real)));
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

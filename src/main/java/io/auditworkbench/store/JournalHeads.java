package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.store.AuditJournalCheck.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far self-audits had come, kept in another folder than they are: without it a self-audit whose end was cut off
/// together with SQLite's count of it, or that was put back from a copy or removed, looks right.
///
/// - **Shape**: for each self-audit a file of one line: how many entries, the root of the log of them, and the path of
///   the self-audit; files are their owner's only. What stands there is never more than the self-audit had on the disk.
/// - **Threading**: any number of threads and processes; the last one wins, and each of them was right.
public final class JournalHeads {

    private static final Logger LOG = LoggerFactory.getLogger(JournalHeads.class);

    private final Path folder;

    /// Keeps them in this folder, which is made when something is kept.
    public JournalHeads(Path folder) {
        this.folder = folder;
    }

    /// The root that a self-audit has at a size; empty when it does not reach that far.
    interface Roots {
        Optional<String> at(long size) throws SQLException;
    }

    /// Where it is kept.
    public Path fileOf(Path journal) {
        byte[] digest =
                new LeafHasher().statement(journal.toAbsolutePath().normalize().toString());
        return folder.resolve(HexFormat.of().formatHex(digest, 0, 16));
    }

    /// What was known of a self-audit; empty when nothing is, or when a crash left half of it.
    public Optional<Known> of(Path journal) {
        try {
            Path file = fileOf(journal);
            String[] parts = Files.exists(file) ? Files.readString(file).split(" ", 3) : new String[0];
            return parts.length == 3 && parts[0].matches("[0-9]{1,18}") && parts[1].matches("[0-9a-f]{64}")
                    ? Optional.of(new Known(Long.parseLong(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("what was known of a self-audit cannot be read: {}", unreadable.toString());
            return Optional.empty();
        }
    }

    /// Keeps how far a self-audit is, unless it does not go on from what was known: that stays, so that it is found.
    void keep(Path journal, long size, Roots roots) throws SQLException {
        Optional<Known> known = of(journal);
        boolean isNews = known.isEmpty() || known.get().size() < size;
        if (!isNews || !goesOn(known, roots)) {
            return;
        }
        Path file = fileOf(journal);
        Path fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            PrivateFile.createFolders(folder);
            PrivateFile.write(fresh, size + " " + roots.at(size).orElseThrow() + " " + journal.toAbsolutePath() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // the entries are on the disk; only what would prove their end is not
            LOG.warn("how far the self-audit is could not be kept outside it: {}", unwritable.toString());
        }
    }

    private static boolean goesOn(Optional<Known> known, Roots roots) throws SQLException {
        return known.isEmpty()
                || roots.at(known.get().size())
                        .filter(known.get().root()::equals)
                        .isPresent();
    }

    /// Forgets what was known of a self-audit, because the program itself put another in its place.
    public void forget(Path journal) {
        try {
            Files.deleteIfExists(fileOf(journal));
        } catch (IOException unwritable) {
            LOG.warn("what was known of a former self-audit could not be forgotten: {}", unwritable.toString());
        }
    }

    static String hex(byte[] root) {
        return HexFormat.of().formatHex(root);
    }
}

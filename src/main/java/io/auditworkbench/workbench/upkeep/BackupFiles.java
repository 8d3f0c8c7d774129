package io.auditworkbench.workbench.upkeep;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.PageCopy;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.text.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/// The files of one backup: the store's copy and the self-audit's, each `NAME.part…` until both are whole.
///
/// - **Errors**: `BAD_USAGE` for a name that is taken or a folder that is not there, `STORE_FULL`, `STORE_READ_ONLY`,
///   `STORE_ON_NETWORK_DRIVE`.
final class BackupFiles implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path target;
    private final Path part;

    private BackupFiles(Path target) {
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
    }

    /// Begins a backup of a store; what a killed run left of one of this name is taken away.
    static BackupFiles begin(Path store, Path to, Instant now) {
        Path named = Files.isDirectory(to) ? to.resolve(name(store, now)) : to;
        Path folder = named.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is no folder " + folder + " for the backup.",
                    "Make it, or connect the disk that it is on.");
        }
        BackupFiles files = new BackupFiles(PageCopy.place(named));
        files.requireFree(files.target);
        files.requireFree(SqliteAuditJournal.fileOf(files.target));
        files.requireRoom(bytes(store));
        files.close();
        return files;
    }

    /// `shop.awb` at noon is `shop-2026-11-28T120000Z.awb`.
    private static String name(Path store, Instant now) {
        String name = String.valueOf(store.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem + "-" + TIME.format(now) + (dot > 0 ? name.substring(dot) : "");
    }

    private void requireFree(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is a file " + file + " already.",
                    "Name another file, or a folder: then the backup is named after the store and the time.");
        }
    }

    private void requireRoom(long needed) {
        long free = part.getParent().toFile().getUsableSpace();
        if (free < needed) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FULL,
                    "There is no room for the backup in " + part.getParent() + ": it takes " + Quantity.ofBytes(needed)
                            + ", and " + Quantity.ofBytes(free) + " are free.",
                    "Make room, or name a folder on another disk.");
        }
    }

    /// With what is not folded in yet.
    private static long bytes(Path store) {
        return store.toFile().length() + Path.of(store + "-wal").toFile().length();
    }

    Path target() {
        return target;
    }

    /// The copy of the store before it has its name.
    Path part() {
        return part;
    }

    /// The copy of the self-audit before it has its name.
    Path auditPart() {
        return SqliteAuditJournal.fileOf(part);
    }

    /// What a copy holds that nobody uses, under the name it will have.
    static BackupOutcome.Written written(Path copy, Path name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(copy), digest)) {
                long bytes = in.transferTo(OutputStream.nullOutputStream());
                return new BackupOutcome.Written(name, bytes, HexFormat.of().formatHex(digest.digest()));
            }
        } catch (IOException failure) {
            throw unreadable(copy, failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Gives both their names, the store's last: what has it is whole.
    void publish() {
        try {
            if (Files.exists(auditPart())) {
                Files.move(auditPart(), SqliteAuditJournal.fileOf(target), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            PrivateFile.forceFolder(target.getParent());
        } catch (IOException failure) {
            throw unreadable(target, failure);
        }
    }

    private static WorkbenchException unreadable(Path file, IOException failure) {
        return new WorkbenchException(
                ErrorCode.STORE_FAILED,
                "The backup cannot be kept: " + file + ".",
                "Check the disk and the permissions of its folder.",
                failure);
    }

    /// Leaves nothing behind of what has no name yet.
    @Override
    public void close() {
        PageCopy.discard(part);
        PageCopy.discard(auditPart());
    }
}

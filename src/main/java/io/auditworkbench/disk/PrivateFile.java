package io.auditworkbench.disk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// The one place where files and folders of ours are made: files 0600, folders 0700, given when they are created and
/// not a moment later.
///
/// - **Shape**: what exists keeps the permissions that its owner gave it. Where a file system has no such permissions
///   (Windows), a file has those of its folder.
/// - **Errors**: `IOException` as of [Files].
/// - **Threading**: any thread.
/// - **Source**: `umask` cannot be set from Java, so the permissions go along with every creation; ADR-0039.
public final class PrivateFile {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> OF_EVERYBODY = PosixFilePermissions.fromString("------rwx");

    private PrivateFile() {}

    /// Makes an empty file, unless it is there already.
    public static void create(Path file) throws IOException {
        try {
            Files.createFile(file, with(file, FILE));
        } catch (FileAlreadyExistsException _) {
            // it keeps the permissions its owner gave it
        }
    }

    /// Makes a folder and those above it, where they are missing.
    public static Path createFolders(Path folder) throws IOException {
        return Files.createDirectories(folder, with(folder, FOLDER));
    }

    /// Opens a file to write, which is made where it is missing; `how` may add `APPEND` or `TRUNCATE_EXISTING`.
    public static FileChannel open(Path file, OpenOption... how) throws IOException {
        Set<OpenOption> options = new HashSet<>(Set.of(how));
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.WRITE);
        return FileChannel.open(file, options, with(file, FILE));
    }

    /// Opens an existing file to read.
    public static FileChannel openToRead(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /// Writes a file from its beginning.
    public static OutputStream newOutputStream(Path file) throws IOException {
        return stream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// Goes on at the end of a file.
    public static OutputStream append(Path file) throws IOException {
        return stream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Writes text into a file from its beginning, as UTF-8.
    public static BufferedWriter newWriter(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(newOutputStream(file), StandardCharsets.UTF_8.newEncoder()));
    }

    /// Writes a file that holds this text and nothing else; answers the file.
    public static Path write(Path file, String text) throws IOException {
        try (Writer writer = newWriter(file)) {
            writer.write(text);
        }
        return file;
    }

    /// The same for a file that must not exist yet.
    public static void writeNew(Path file, String text) throws IOException {
        try (OutputStream out = stream(file, StandardOpenOption.CREATE_NEW)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// What reached a folder, such as a new name, reaches the disk; some systems do not let a folder be opened, and
    /// need no such step.
    public static void forceFolder(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    /// Whether other accounts of this machine may do anything with an existing file.
    public static boolean isOpenToOthers(Path file) throws IOException {
        return allowsAny(file, OF_OTHERS);
    }

    /// Whether an account that is neither the owner nor in the group may do anything with an existing file.
    public static boolean isOpenToEverybody(Path file) throws IOException {
        return allowsAny(file, OF_EVERYBODY);
    }

    private static boolean allowsAny(Path file, Set<PosixFilePermission> unwanted) throws IOException {
        if (!isPosix(file)) {
            return false;
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(unwanted);
        permissions.retainAll(Files.getPosixFilePermissions(file));
        return !permissions.isEmpty();
    }

    private static OutputStream stream(Path file, OpenOption... how) throws IOException {
        Set<OpenOption> options = new HashSet<>(Set.of(how));
        options.add(StandardOpenOption.WRITE);
        return Channels.newOutputStream(Files.newByteChannel(file, options, with(file, FILE)));
    }

    private static FileAttribute<?>[] with(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

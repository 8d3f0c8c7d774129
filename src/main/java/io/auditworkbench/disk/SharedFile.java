package io.auditworkbench.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that everybody may read and that hold nothing to hide, such as units of the service manager: 0644, folders
/// 0755.
///
/// - **Shape**: permissions are given after the creation, from which the umask would take them.
/// - **Errors**: `IOException` as of [Files].
public final class SharedFile {

    private SharedFile() {}

    /// Writes a whole file in the place of what is there, which is never half there; a link is replaced, not followed.
    public static void replace(Path file, byte[] content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.write(half, content);
        allow(half, "rw-r--r--");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Makes a folder and those above it, where they are missing.
    public static void createFolders(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        createFolders(above);
        Files.createDirectory(folder);
        allow(folder, "rwxr-xr-x");
    }

    private static void allow(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}

package io.auditworkbench.workbench.service;

import io.auditworkbench.disk.SharedFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the files of a service, and removes those of ours and no others.
///
/// - **Errors**: `BAD_USAGE` for a folder that this account may not change, and for a file of somebody else.
public final class ServiceFiles {

    private static final int BEGINNING_BYTES = 1024;

    /// What may be written over.
    public enum Replace {
        /// Files that were written by this command.
        OWN,
        /// Any file of the same name.
        ANY
    }

    private ServiceFiles() {}

    /// Writes all of them, or none when one must not be written over.
    ///
    /// - **Shape**: `folder` takes them all; null for the folder of each. Answers what was written, in order.
    public static List<Path> write(List<ServiceFile> files, @Nullable Path folder, Replace replace) {
        List<Path> written = new ArrayList<>();
        for (ServiceFile file : files) {
            Path path = (folder == null ? Path.of(file.folder()) : folder).resolve(file.name());
            if (replace == Replace.OWN && isSomebodyElses(path)) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "The file " + path + " is there and was not written by capture install. Nothing was written.",
                        "Look at it, then move it away or add --replace any.");
            }
            written.add(path);
        }
        for (int i = 0; i < written.size(); i++) {
            write(written.get(i), files.get(i));
        }
        return written;
    }

    private static void write(Path path, ServiceFile file) {
        try {
            SharedFile.createFolders(path.toAbsolutePath().getParent());
            SharedFile.replace(path, file.bytes());
        } catch (IOException refused) {
            throw cannot("written", path, refused);
        }
    }

    /// Removes those of ours; answers what was removed.
    public static List<Path> remove(List<Path> places) {
        List<Path> ours = places.stream()
                .filter(place -> Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isSomebodyElses(place))
                .toList();
        for (Path file : ours) {
            try {
                Files.delete(file);
            } catch (IOException refused) {
                throw cannot("removed", file, refused);
            }
        }
        return ours;
    }

    /// Those that are there and not ours.
    public static List<Path> foreign(List<Path> places) {
        return places.stream().filter(ServiceFiles::isSomebodyElses).toList();
    }

    private static boolean isSomebodyElses(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return !ServiceFile.isOurs(in.readNBytes(BEGINNING_BYTES));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static WorkbenchException cannot(String done, Path file, IOException refused) {
        return new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "The file " + file + " cannot be " + done + ".",
                "Run it as an account that may change that folder (sudo), or for this account alone (--user).",
                refused);
    }
}

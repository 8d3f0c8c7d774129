package io.auditworkbench.workbench.secret;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file that holds a secret on its first line, and that nobody but its owner can read.
public final class SecretFile {

    private static final int MAX_BYTES = 4096;

    /// Where container runtimes put secrets, readable by everybody in the container and by nobody outside it.
    private static final List<Path> OF_CONTAINERS = List.of(Path.of("/run/secrets"), Path.of("/var/run/secrets"));

    private SecretFile() {}

    /// The first line; `what` is what the file is for, such as `token`.
    ///
    /// - **Errors**: `BAD_USAGE` when it cannot be read, `BAD_CONFIGURATION` when there is nothing in it or others can
    ///   read it, with the `chmod` that ends that.
    public static String read(Path file, String what) {
        return read(file, what, SecretFile::requirePrivate);
    }

    /// The first line of a credential that systemd hands to a service.
    ///
    /// On a file system with access lists the file shows a permission for its group that is only the list's mask, so
    /// the group is not asked about.
    ///
    /// - **Errors**: `BAD_USAGE` when it cannot be read, `BAD_CONFIGURATION` when there is nothing in it or everybody
    ///   can read it.
    /// - **Source**: `acl(5)`, on the mask and the permissions of the group.
    static String readCredential(Path file, String what) {
        return read(file, what, (credential, words) -> {
            if (PrivateFile.isOpenToEverybody(credential)) {
                throw open(credential, words);
            }
        });
    }

    /// What is asked of a file before it is believed.
    @FunctionalInterface
    private interface Demand {
        void of(Path file, String what) throws IOException;
    }

    private static String read(Path file, String what, Demand demand) {
        String secret;
        try (InputStream in = Files.newInputStream(file)) {
            demand.of(file, what);
            secret = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The " + what + " file " + file + " cannot be read.",
                    "Check the path and that this account may read it.",
                    unreadable);
        }
        if (secret.isBlank()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The " + what + " file " + file + " holds nothing on its first line.",
                    "Write the " + what + " there; one that is made up: openssl rand -base64 32 > " + file);
        }
        return secret;
    }

    /// Refuses a file that other accounts may read or write.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` with the `chmod` that ends that.
    public static void requirePrivate(Path file, String what) throws IOException {
        Path real = file.toRealPath();
        boolean isOfContainer = OF_CONTAINERS.stream().anyMatch(file.toAbsolutePath()::startsWith);
        if (!isOfContainer && PrivateFile.isOpenToOthers(real)) {
            throw open(file, what);
        }
    }

    private static WorkbenchException open(Path file, String what) {
        return new WorkbenchException(
                ErrorCode.BAD_CONFIGURATION,
                "The " + what + " file " + file + " can be read or changed by other accounts of this machine.",
                "Run: chmod 600 " + file);
    }
}

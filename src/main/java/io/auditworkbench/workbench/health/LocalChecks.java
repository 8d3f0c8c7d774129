package io.auditworkbench.workbench.health;

import io.auditworkbench.store.NetworkDrives;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// L01 to L03: whether this machine is fit to hold a store; changes nothing.
final class LocalChecks {

    private static final String NAME = "auditctl";
    private static final String OUR_OTHER_NAME = "audit-workbench";

    private final Map<String, String> environment;

    /// `environment` is the process's, for its `PATH`.
    LocalChecks(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    HealthItem canBeWritten(Path store) {
        Path folder = nearestExisting(store);
        if (!Files.isDirectory(folder)) {
            return LocalCheckId.L01.failed(folder + " is not a folder", "Name a file in a folder.");
        }
        if (Files.isDirectory(store)) {
            return LocalCheckId.L01.failed(
                    store + " is a folder", "Name a file in it, for example " + store.resolve("audit.awb") + ".");
        }
        if (Files.exists(store) && !Files.isWritable(store)) {
            return LocalCheckId.L01.failed(
                    store + " may not be written", "Give this account the right to write it, or name another file.");
        }
        if (!Files.isWritable(folder)) {
            return LocalCheckId.L01.failed(
                    folder + " may not be written", "Give this account the right to write it, or name another folder.");
        }
        return LocalCheckId.L01.passed(Files.exists(store) ? store.toString() : store + ", to be made");
    }

    HealthItem isLocal(Path store) {
        Path folder = nearestExisting(store);
        try {
            String type = Files.getFileStore(folder).type();
            return NetworkDrives.isOne(folder, type)
                    ? LocalCheckId.L02.failed(
                            folder + " is a network drive (" + type + ")", "Put the store on a local disk.")
                    : LocalCheckId.L02.passed(type);
        } catch (IOException e) {
            return LocalCheckId.L02.notChecked("the file system of " + folder + " is not known: " + e.getMessage());
        }
    }

    HealthItem isOurName() {
        Optional<Path> first = firstOnPath();
        if (first.isEmpty()) {
            return LocalCheckId.L03.passed("no auditctl on PATH");
        }
        return isOurs(first.get())
                ? LocalCheckId.L03.passed(first.get().toString())
                : LocalCheckId.L03.failed(
                        "another auditctl is first on PATH: " + first.get(),
                        "Call audit-workbench instead, or our auditctl by its full path.");
    }

    /// The free bytes where the store is or will be; empty when the system does not say.
    Optional<Long> freeBytes(Path store) {
        try {
            return Optional.of(Files.getFileStore(nearestExisting(store)).getUsableSpace());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<Path> firstOnPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(NAME))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /// Ours stands beside our other name, once links are followed: a link to the other name alone proves nothing.
    private static boolean isOurs(Path file) {
        try {
            Path real = file.toRealPath();
            Path other = real.resolveSibling(OUR_OTHER_NAME);
            return Files.exists(other) && other.toRealPath().getParent().equals(real.getParent());
        } catch (IOException _) {
            return false;
        }
    }

    /// What is there already above a file that may be still to come: its folder, if nothing stands in the way.
    private static Path nearestExisting(Path file) {
        Path folder = file.toAbsolutePath().normalize();
        do {
            folder = folder.getParent() == null ? folder.getRoot() : folder.getParent();
        } while (!Files.exists(folder));
        return folder;
    }
}

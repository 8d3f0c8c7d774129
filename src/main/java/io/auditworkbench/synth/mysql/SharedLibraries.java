package io.auditworkbench.synth.mysql;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds, or fetches from the distribution, the two shared libraries that a bare Debian lacks and `mysqld` needs.
///
/// - **Shape**: `folder` keeps what was fetched without root's rights; `user` decides who may install.
/// - **Source**: `capture.md` §2.1. Debian 13 and Ubuntu 24.04 call package and file of libaio `…t64`.
record SharedLibraries(Path folder, ServerUser user, Programs programs, List<Path> systemFolders) {

    private static final Map<String, List<String>> PACKAGES =
            Map.of("libaio.so.1", List.of("libaio1", "libaio1t64"), "libnuma.so.1", List.of("libnuma1"));
    private static final String INSTALL_BY_HAND = "Run: `sudo apt-get install -y libaio1 libnuma1`";

    SharedLibraries(Path folder, ServerUser user, Programs programs) {
        this(folder, user, programs, List.of(Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/lib/x86_64-linux-gnu")));
    }

    /// Makes sure that a program can be loaded.
    ///
    /// - **Shape**: the folder to put into `LD_LIBRARY_PATH`, or empty when the system has everything.
    /// - **Errors**: [ErrorCode#MYSQL_NOT_AVAILABLE] with the command to run by hand.
    Optional<Path> ensureFor(Path program) throws IOException {
        if (missing(program).isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        if (missingWithOurs(program).isEmpty()) {
            return Optional.of(folder);
        }
        if (user == ServerUser.ROOT && installed(program)) {
            return Optional.empty();
        }
        for (String library : missing(program)) {
            fetch(library);
        }
        List<String> stillMissing = missingWithOurs(program);
        if (stillMissing.isEmpty()) {
            return Optional.of(folder);
        }
        throw new WorkbenchException(
                ErrorCode.MYSQL_NOT_AVAILABLE,
                "The embedded MySQL needs " + String.join(" and ", stillMissing)
                        + ", which is not installed and could not be fetched.",
                INSTALL_BY_HAND);
    }

    /// Looks again after each attempt: an install can succeed and leave the file missing.
    private boolean installed(Path program) {
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "-y"));
        missing(program).forEach(library -> install.add(packagesOf(library).getFirst()));
        programs.run(folder, install);
        if (missing(program).isEmpty()) {
            return true;
        }
        programs.run(folder, List.of("apt-get", "update"));
        programs.run(folder, install);
        return missing(program).isEmpty();
    }

    /// Collects one library in our folder, under the name that the program asks for.
    private void fetch(String library) throws IOException {
        for (String name : packagesOf(library)) {
            programs.run(folder, List.of("apt-get", "download", name));
        }
        for (Path archive : files(folder, ".deb")) {
            programs.run(
                    folder,
                    List.of(
                            "dpkg",
                            "-x",
                            archive.toString(),
                            folder.resolve("unpacked").toString()));
            Files.deleteIfExists(archive);
        }
        Optional<Path> found = find(library).or(() -> find(library + "t64"));
        if (found.isPresent()) {
            Path link = folder.resolve(library);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, found.get());
        }
    }

    private Optional<Path> find(String library) {
        Stream<Path> places = Stream.concat(Stream.of(folder.resolve("unpacked")), systemFolders.stream());
        return places.flatMap(place -> files(place, library).stream()).findFirst();
    }

    private static List<Path> files(Path place, String ending) {
        if (Files.notExists(place)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(place)) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> packagesOf(String library) {
        return PACKAGES.getOrDefault(library, List.of());
    }

    private List<String> missing(Path program) {
        return missingIn(programs.run(program.getParent(), List.of("ldd", program.toString())));
    }

    private List<String> missingWithOurs(Path program) {
        return missingIn(programs.run(
                program.getParent(), List.of("env", "LD_LIBRARY_PATH=" + folder, "ldd", program.toString())));
    }

    /// A system without `ldd` tells nothing; then the server's own start will.
    private static List<String> missingIn(Programs.Ended ldd) {
        return ldd.output()
                .lines()
                .filter(line -> line.contains("=> not found"))
                .map(line -> line.strip().split(" ", 2)[0])
                .distinct()
                .toList();
    }
}

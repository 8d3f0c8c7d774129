package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a command leaves behind, none but its owner can read: the tests' own umask would let everybody.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have the permissions of their folder")
class PrivateFilesTest {

    private static final List<String> FORMS =
            List.of("csv", "long-csv", "json", "ndjson", "html", "xlsx", "pdf", "ocel-json", "ocel-sqlite");

    @TempDir
    Path folder;

    private Path home = Path.of("");

    @Test
    void everythingThatCommandsMakeIsForItsOwnerOnly() throws Exception {
        // Given
        home = Files.createDirectory(folder.resolve("home"));
        String usual = permissions(Files.writeString(folder.resolve("usual"), ""));
        assertThat(usual).as("what a file gets that nobody cares for").isNotEqualTo("rw-------");

        // When
        String store = StoredShop.write(home).toString();
        run(
                "report",
                "daily",
                "--day",
                "2026-11-20",
                "--as",
                "html,md",
                "--to",
                home + "/reports/of/days",
                "--store",
                store);
        for (String form : FORMS) {
            run("export", "--as", form, "--to", home + "/export." + form, "--store", store);
        }
        run("undo-sql", "E20", "--to", home + "/undo.sql", "--store", store);
        run("mcp", "--log", home + "/calls.log", "--store", store);
        run("store", "index", "--store", store);
        serve();

        // Then
        TreeSet<String> open = new TreeSet<>();
        TreeSet<String> seen = new TreeSet<>();
        try (Stream<Path> made = Files.walk(home)) {
            for (Path file : made.filter(each -> !each.equals(home)).toList()) {
                String name = home.relativize(file).toString();
                seen.add(name.replaceAll(".*/", ""));
                String wanted = Files.isDirectory(file) ? "rwx------" : "rw-------";
                if (!permissions(file).equals(wanted)) {
                    open.add(name + " " + permissions(file));
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(seen)
                .contains("shop.awb", "pushed.awb", "pushed.awb-lock", "calls.log", "undo.sql")
                .contains("export.pdf", "export.pdf.manifest.json", "reports", "new");
    }

    /// Looked at while it runs: the log of the store goes away when it ends.
    private void serve() throws Exception {
        Path store = home.resolve("new/pushed.awb");
        try (ServeTrial serve = new ServeTrial(store)) {
            for (RecordedRequest request : RecordedRequest.of("single-plain")) {
                assertThat(serve.post(request)).isEqualTo(200);
            }
            for (String side : List.of("", "-wal", "-shm", "-lock")) {
                assertThat(permissions(Path.of(store + side))).as(side).isEqualTo("rw-------");
            }
        }
    }

    private void run(String... words) {
        CommandRun run = new CommandRun.Setting()
                .with("XDG_DATA_HOME", home.resolve("data").toString())
                .with("XDG_CONFIG_HOME", home.resolve("config").toString())
                .with("XDG_CACHE_HOME", home.resolve("cache").toString())
                .run(words);
        assertThat(run.exitCode())
                .as(String.join(" ", words) + ": " + run.err())
                .isIn(0, 8);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

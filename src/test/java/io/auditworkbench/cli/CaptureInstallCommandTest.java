package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.service.ServiceHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Files of a service are written where they were asked for, never over somebody else's, and removed again.
class CaptureInstallCommandTest {

    private static final String URL = "mysql://audit_reader@db1:3306/";
    private static final String CANARY = "canary-90c4";

    @TempDir
    Path folder;

    private Path units() {
        return folder.resolve("units");
    }

    private CommandRun install(String... more) {
        return run("capture install --for systemd --url " + URL + " --to " + units(), more);
    }

    private CommandRun uninstall() {
        return run("capture uninstall --for systemd --from " + units());
    }

    private static CommandRun run(String words, String... more) {
        return CommandRun.of(Stream.concat(Arrays.stream(words.split(" ")), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have the permissions of their folder")
    void installWritesFilesThatEverybodyMayReadAndUninstallRemovesThem() throws IOException {
        CommandRun installed = install();

        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(names(units()))
                .containsExactly(
                        "audit-workbench-capture.service",
                        "audit-workbench-report.service",
                        "audit-workbench-report.timer",
                        "audit-workbench-verify-all.service",
                        "audit-workbench-verify-all.timer",
                        "audit-workbench-verify.service",
                        "audit-workbench-verify.timer",
                        "audit-workbench.conf");
        assertThat(installed.out().lines()).hasSize(8).allMatch(line -> Files.exists(Path.of(line)));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(units().resolve("audit-workbench.conf"))))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(units())))
                .isEqualTo("rwxr-xr-x");
        assertThat(installed.err())
                .contains("sudo systemctl daemon-reload", "sudo systemctl enable --now audit-workbench-capture.service")
                .contains("Belongs into /etc/systemd/system: audit-workbench-capture.service");

        CommandRun removed = uninstall();

        assertThat(removed.exitCode()).isZero();
        assertThat(units()).isEmptyDirectory();
        assertThat(removed.out().lines()).hasSize(8);
        assertThat(removed.err())
                .contains("The store, the reports, the account and the file of the password were left alone.");
        assertThat(uninstall().err()).isEqualTo("Nothing that capture install wrote is there.\n");
    }

    /// Else it would be written into a service that refuses it at every start.
    @Test
    void aPlaceWhereCaptureWouldNotListenIsRefusedBeforeAnythingIsWritten() {
        CommandRun refused = install("--metrics", "0.0.0.0:9187");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Other machines could reach 0.0.0.0:9187");
        assertThat(units()).doesNotExist();
    }

    @Test
    void installAgainWritesAnew() throws IOException {
        install();

        CommandRun again = install("--tables", "shop.*");

        assertThat(again.exitCode()).isZero();
        assertThat(Files.readString(units().resolve("audit-workbench-capture.service")))
                .contains("\"--tables\" \"shop.*\"");
        assertThat(names(units())).hasSize(8);
    }

    @Test
    void aFileOfSomebodyElseIsNeitherWrittenOverNorRemoved() throws IOException {
        // Given
        Files.createDirectories(units());
        Path foreign = units().resolve("audit-workbench-verify.timer");
        Files.writeString(foreign, "[Timer]\n");

        // When
        CommandRun refused = install();

        // Then
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("The file " + foreign
                        + " is there and was not written by capture install. Nothing was written.");
        assertThat(names(units())).containsExactly("audit-workbench-verify.timer");
        assertThat(uninstall().err()).contains("Left alone, because capture install did not write it: " + foreign);
        assertThat(foreign).hasContent("[Timer]");

        CommandRun forced = install("--replace", "any");

        assertThat(forced.exitCode()).isZero();
        assertThat(Files.readString(foreign)).contains("OnCalendar=");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links there need a right")
    void aUnitThatWasMaskedStaysMasked() throws IOException {
        Files.createDirectories(units());
        Path masked = units().resolve("audit-workbench-verify.timer");
        Files.createSymbolicLink(masked, folder.resolve("null"));

        assertThat(install().exitCode()).isEqualTo(2);
        assertThat(masked).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "launchd", "windows"})
    void printedFilesHoldNoPasswordAndNothingIsWritten(String manager) throws IOException {
        Path password = PrivateFile.write(folder.resolve("pw"), CANARY);
        String store = manager.equals("windows") ? "C:\\audit\\store.awb" : "/srv/audit/store.awb";
        String file = manager.equals("windows") ? "C:\\audit\\pw" : password.toString();

        CommandRun run = new CommandRun.Setting()
                .with("AUDITCTL_PASSWORD", CANARY)
                .run(
                        "capture",
                        "install",
                        "--print",
                        "--for",
                        manager,
                        "--url",
                        URL,
                        "--store",
                        store,
                        "--password-file",
                        file,
                        "--to",
                        units().toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out() + run.err()).doesNotContain(CANARY).contains(file);
        assertThat(run.out().lines().filter(line -> line.startsWith("# " + units())))
                .hasSizeBetween(4, 8);
        assertThat(run.err()).startsWith("Nothing was written.");
        assertThat(units()).doesNotExist();
    }

    @Test
    void theServiceOfAnAccountIsToldTheFileOfThePasswordAndHasNoAccountOfItsOwn() {
        CommandRun run = run("capture install --print --user --for systemd --url " + URL + " --store "
                + folder.resolve("s.awb") + " --password-file " + folder.resolve("pw"));

        assertThat(run.out())
                .contains("\"--password-file\" \"" + folder.resolve("pw") + "\"")
                .contains("WantedBy=default.target")
                .doesNotContain("User=", "LoadCredential=", "sysusers");
        assertThat(run.err()).contains("systemctl --user enable --now");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links there need a right")
    void whatIsStillEnabledIsNotRemovedAndTheCommandThatEndsItIsSaid() throws IOException {
        // Given
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Output output = new Output(
                new Terminal(
                        InputStream.nullInputStream(),
                        stream,
                        stream,
                        false,
                        false,
                        false,
                        () -> 80,
                        Map.of(),
                        "auditctl"),
                new CommonOptions());
        ServiceHost linux = new ServiceHost("Linux", folder, "/opt/own/auditctl");
        CaptureInstallCommand install =
                new CaptureInstallCommand(output, named -> folder.resolve("store.awb"), linux, _ -> {});
        new CommandLine(install).parseArgs("--user", "--url", URL);
        install.call();
        Path units = folder.resolve(".config/systemd/user");
        Path link = units.resolve("timers.target.wants/audit-workbench-verify.timer");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, units.resolve("audit-workbench-verify.timer"));
        CaptureUninstallCommand uninstall = new CaptureUninstallCommand(output, linux);
        new CommandLine(uninstall).parseArgs("--user");

        // When, Then
        assertThat(Files.readString(units.resolve("audit-workbench-capture.service")))
                .contains("ExecStart=:\"/opt/own/auditctl\" \"capture\" \"--store\" \"" + folder.resolve("store.awb"));
        assertThatThrownBy(uninstall::call)
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        refused -> assertThat(refused.nextStep())
                                .startsWith(
                                        "First run: systemctl --user disable --now audit-workbench-capture.service"));
        assertThat(names(units)).hasSize(8);
        Files.delete(link);
        uninstall.call();
        assertThat(names(units)).containsExactly("timers.target.wants");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("systemctl --user daemon-reload");
    }

    @Test
    void whatCaptureWouldRefuseIsRefusedBeforeAnythingIsWritten() {
        for (String wrong :
                List.of("--url mysql://a:secret@db1/", "--url http://db1/", "--url " + URL + " --tz Mars")) {
            CommandRun run = run("capture install --for systemd --to " + units() + " " + wrong);

            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).doesNotContain("secret");
            assertThat(units()).doesNotExist();
        }
        assertThat(run("capture install --user --system --print --url " + URL).err())
                .contains("--system and --user are two services.");
    }

    @Test
    void theAddressMustBeGivenToCaptureAndToInstall() {
        assertThat(List.of(run("capture"), run("capture install --print"))).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Missing required option: '--url=URL'.");
        });
    }

    @Test
    void filesForAnotherSystemNeedAFolder() {
        String other = System.getProperty("os.name").startsWith("Windows") ? "launchd" : "windows";

        CommandRun installed = run("capture install --for " + other + " --url " + URL);
        CommandRun removed = run("capture uninstall --for " + other);
        CommandRun ofAccount = run("capture install --print --user --for " + other + " --url " + URL);

        assertThat(installed.exitCode()).isEqualTo(2);
        assertThat(installed.err()).contains("This machine has no place for the files of " + other + ".");
        assertThat(removed.exitCode()).isEqualTo(2);
        assertThat(ofAccount.err()).contains("Its folders are the account's: run it there, or leave out --user.");
    }
}

package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCommandTest {

    @TempDir
    Path folder;

    private Path passphrase = Path.of("");

    @BeforeEach
    void writePassphrase() throws IOException {
        passphrase = PrivateFile.write(folder.resolve("passphrase"), "correct horse battery\n");
    }

    private CommandRun run(String input, String... words) {
        return new CommandRun.Setting()
                .with("XDG_CONFIG_HOME", folder.toString())
                .with("APPDATA", folder.toString())
                .with("HOME", folder.toString())
                .with("AUDITCTL_PASSPHRASE_FILE", passphrase.toString())
                .reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .run(words);
    }

    @Test
    void setListAndRemoveWithoutEverPrintingASecret() throws IOException {
        // When
        CommandRun set = run("hunter-2\n", "secret", "set", "mysql-password", "--in", "file");
        CommandRun list = run("", "secret", "list", "-o", "json");
        CommandRun removed = run("", "secret", "remove", "mysql-password");
        CommandRun again = run("", "secret", "remove", "mysql-password");

        // Then
        assertThat(set.exitCode()).as(set.err()).isZero();
        assertThat(set.err()).startsWith("Kept in ").endsWith("secrets.\n");
        assertThat(list.out()).contains("\"name\": \"mysql-password\"").contains("secrets\"");
        assertThat(removed.err()).isEqualTo("Removed.\n");
        assertThat(again.exitCode()).isEqualTo(7);
        assertThat(again.err()).contains("No secret mysql-password is kept.");
        assertThat(Stream.of(set, list, removed, again).map(each -> each.out() + each.err()))
                .noneMatch(said -> said.contains("hunter-2"));
        assertThat(run("", "secret", "list").out()).doesNotContain("mysql-password");
    }

    @Test
    void withoutAKeychainItGoesIntoTheEncryptedFileAndSaysWhy() {
        CommandRun set = run("0123456789abcdef\n", "secret", "set", "token");

        assertThat(set.exitCode()).as(set.err()).isZero();
        assertThat(set.err()).contains("It goes into the encrypted file.");
    }

    @Test
    void serveTakesTheTokenFromTheEncryptedFileAndRefusesWhatIsNoToken() {
        // Given
        run("short\n", "secret", "set", "token", "--in", "file");

        // When
        CommandRun serve = run("", "serve", "--ingest", "--listen", "127.0.0.1:0", "--store", folder + "/shop.awb");

        // Then
        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.err()).contains("The token is shorter than 43 characters and could be guessed.");
    }

    @Test
    void doctorWithoutAServerAsksForNoPassphrase() throws IOException {
        run("hunter-2\n", "secret", "set", "mysql-password", "--in", "file");
        Files.delete(passphrase);

        CommandRun doctor = run("", "doctor", "--store", folder + "/shop.awb");

        assertThat(doctor.exitCode()).as(doctor.err()).isIn(0, 6);
    }

    @Test
    void mistakesAreSaidInOneLine() throws IOException {
        assertThat(run("x", "secret", "set", "pin").err())
                .isEqualTo("auditctl: There is no secret named pin. Choose from: mysql-password, token,"
                        + " webhook-secret.\n");
        assertThat(run("\n", "secret", "set", "token", "--in", "file").err())
                .contains("There is no secret on the first line of standard input.");
        Files.delete(passphrase);
        passphrase = PrivateFile.write(folder.resolve("passphrase"), "short\n");
        assertThat(run("abc\n", "secret", "set", "token", "--in", "file").err())
                .contains("The passphrase is shorter than 12 characters and could be guessed.");
        passphrase = Path.of("");
        assertThat(run("abc\n", "secret", "set", "token", "--in", "file").err())
                .contains("A passphrase is needed for the encrypted file")
                .contains("AUDITCTL_PASSPHRASE_FILE");
    }
}

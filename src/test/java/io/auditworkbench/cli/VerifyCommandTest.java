package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recorded demo, signed as everybody's is.
class VerifyCommandTest {

    @TempDir
    Path folder;

    private String store = "";

    @BeforeEach
    void make() {
        assertThat(run("demo").exitCode()).isZero();
        store = folder.resolve("audit-workbench/demo/demo.awb").toString();
    }

    @Test
    void aSelfAuditThatWasRemovedIsNamedWithWhatIsKnownOfIt() throws IOException {
        assertThat(run("events", "op:delete", "--store", store).exitCode()).isZero();
        assertThat(run("verify", store).exitCode()).isZero();
        Files.delete(Path.of(store + "-selfaudit"));

        CommandRun verified = run("verify", store);

        assertThat(verified.exitCode()).isEqualTo(5);
        assertThat(verified.out())
                .startsWith("ALTERED  1 thing is not as sealed.")
                .contains("there were 4 entries")
                .contains("selfaudit/heads/");
    }

    private CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .run(words);
    }

    @Test
    void theDemoIsIntactAndSaysHowFarThatGoes() {
        CommandRun verified = run("verify", store);
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out())
                .startsWith("INTACT  L3: signed, and as kept outside the store on this computer.")
                .contains("does not show that MySQL logged everything")
                .contains("No anchor")
                .contains("1 open gap by name");
    }

    @Test
    void anAlteredValueIsNamedAndEndsWithFive() throws SQLException {
        sql("update change_event set body = (select body from change_event where seq = 100) where seq = 99");

        CommandRun verified = run("verify", "--store", store);
        assertThat(verified.exitCode()).isEqualTo(5);
        assertThat(verified.out()).startsWith("ALTERED  1 thing is not as sealed.\n  E99: ");
    }

    @Test
    void itIsJsonForScripts() throws IOException, SQLException {
        sql("update source_tx set commit_us = 7 where tx_id = 12");

        JsonNode found = new ObjectMapper()
                .readTree(run("verify", store, "-o", "json").out())
                .path("items")
                .path(0);
        assertThat(found.path("verdict").asText()).isEqualTo("altered");
        assertThat(found.path("level").asText()).isEqualTo("NONE");
        assertThat(found.path("problems").path(0).path("place").asText()).isEqualTo("T12");
    }

    @Test
    void forEveryDayOnlyWhatCameSinceIsHashed() throws IOException, SQLException {
        CommandRun first = run("verify", "--since-last", store);
        assertThat(first.out()).startsWith("INTACT  L3: ");
        assertThat(first.err()).contains("everything was hashed");

        sql("update change_event set body = (select body from change_event where seq = 100) where seq = 99");
        CommandRun daily = run("verify", "--since-last", store);
        assertThat(daily.exitCode()).isZero();
        assertThat(daily.out())
                .startsWith("INTACT  since the verification of ")
                .contains(
                        "The first 5 971 transactions, the structure of the file and anchors of before were not looked at")
                .contains("0 events in 0 transactions");
        JsonNode found = new ObjectMapper()
                .readTree(run("verify", "--since-last", store, "-o", "json").out())
                .path("items")
                .path(0);
        assertThat(found.path("since").path("transactions").asLong()).isEqualTo(5_971);

        assertThat(run("verify", store).exitCode()).isEqualTo(5);
    }

    @Test
    void anAnchorElsewhereIsLookedAtFromThenOn() throws IOException {
        Path elsewhere = folder.resolve("usb.log");
        assertThat(run("anchor", "--store", store, "--to", elsewhere.toString()).out())
                .isEqualTo("anchored in " + elsewhere + "\n");
        assertThat(Files.readString(elsewhere))
                .contains(run("anchor", "--store", store).out());

        assertThat(run("verify", store).out()).startsWith("INTACT  L4: signed, and as anchored elsewhere.");
        Files.writeString(elsewhere, Files.readString(elsewhere).replace("\n5971\n", "\n5972\n"));
        CommandRun verified = run("verify", store);
        assertThat(verified.exitCode()).isEqualTo(5);
        assertThat(verified.out()).contains("No key of this store signed it.");
    }

    @Test
    void anAnchorThatIsSpoiltAltersAndOneThatIsAwayIsTold() throws IOException {
        Path elsewhere = folder.resolve("usb.log");
        assertThat(run("anchor", "--store", store, "--to", elsewhere.toString()).exitCode())
                .isZero();
        String anchored = Files.readString(elsewhere);

        for (byte[] spoilt : List.of(
                new byte[0],
                "nothing here".getBytes(StandardCharsets.UTF_8),
                anchored.replace("\u2014", "-").getBytes(StandardCharsets.UTF_8),
                anchored.getBytes(StandardCharsets.UTF_16))) {
            Files.write(elsewhere, spoilt);
            CommandRun verified = run("verify", store);
            assertThat(verified.exitCode()).isEqualTo(5);
            assertThat(verified.out())
                    .startsWith("ALTERED  1 thing is not as sealed.")
                    .contains(elsewhere + ": It was anchored there, and no checkpoint can be read there now.");
        }

        Files.delete(elsewhere);
        CommandRun away = run("verify", store);
        assertThat(away.exitCode()).isZero();
        assertThat(away.out())
                .startsWith("INTACT  L3: ")
                .contains("The anchor in " + elsewhere + " cannot be read now");
    }

    /// As after an upgrade: the anchors of the one that is set aside are not those of the one that takes its place.
    @Test
    void aDemoThatIsMadeAnewIsIntactAndTheFormerOneIsHeldAgainstItsAnchors() throws IOException {
        Path elsewhere = folder.resolve("usb.log");
        assertThat(run("anchor", "--store", store, "--to", elsewhere.toString()).exitCode())
                .isZero();
        Path made = Path.of(store).resolveSibling("demo.made");
        Files.writeString(made, Files.readString(made).replaceAll("(?m)^made_of=.*", "made_of=another"));

        assertThat(run("demo").out()).contains("made anew");

        assertThat(run("verify", store).out()).startsWith("INTACT  L3: ");
        assertThat(run("verify", store.replace("demo.awb", "demo-old.awb")).out())
                .startsWith("INTACT  L4: signed, and as anchored elsewhere.");
    }

    @Test
    void aFileWithoutACheckpointIsRefusedInWords() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "nothing here");
        CommandRun verified = run("verify", store, "--against", text.toString());
        assertThat(verified.exitCode()).isEqualTo(2);
        assertThat(verified.err()).contains("There is no checkpoint in " + text);
        assertThat(run("verify", store, "--against", folder.resolve("none").toString())
                        .exitCode())
                .isEqualTo(7);
    }

    @Test
    void keysAndCheckpointsAreTheirOwnersOnly() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            List<Path> kept = files.toList();
            assertThat(kept).anyMatch(path -> path.endsWith("key"));
            assertThat(kept)
                    .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                            .noneMatch(right -> right.name().startsWith("GROUP")
                                    || right.name().startsWith("OTHERS")));
        }
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}

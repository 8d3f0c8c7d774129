package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.workbench.StoredShop;
import io.auditworkbench.workbench.text.ProgramVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandProgramTest {

    @Test
    void runPrintsShortHelpWithFourExamplesWhenNothingIsAsked() {
        // When
        CommandRun run = CommandRun.of();
        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().filter(line -> line.startsWith("  auditctl ")))
                .hasSize(4);
    }

    @Test
    void runSuggestsTheCommandWhenItIsMisspelled() {
        // When
        CommandRun run = CommandRun.of("evnets");
        // Then
        assertThat(run).isEqualTo(new CommandRun(2, "", """
                        auditctl: There is no command "evnets". Did you mean events?
                        Run `auditctl --help` for what it takes.
                        """));
    }

    @Test
    void runNamesTheOptionWhenItIsUnknown() {
        // When
        CommandRun run = CommandRun.of("version", "--loud");
        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("auditctl: There is no option \"--loud\".");
    }

    @Test
    void runNamesTheFormatsWhenOneIsUnknown() {
        // When
        CommandRun run = CommandRun.of("version", "-o", "xml");
        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("\"xml\"").contains("ndjson").contains("--format");
    }

    @Test
    void versionNamesTheCommitWhereTheBuildKnewIt() {
        // When
        CommandRun run = CommandRun.of("version");
        // Then
        assertThat(run.out())
                .startsWith("audit-workbench " + ProgramVersion.running().withCommit() + "\nJava ");
        assertThat(CommandRun.of("--version")).isEqualTo(run);
    }

    @Test
    void runTakesCommonOptionsBeforeAndAfterTheCommand() {
        // When
        CommandRun before = CommandRun.of("-o", "json", "version");
        CommandRun after = CommandRun.of("version", "-o", "json");
        // Then
        assertThat(before).isEqualTo(after);
        assertThat(before.out()).startsWith("{\n  \"schema\": \"auditctl.version/1\",\n  \"store\": \"\",");
    }

    @Test
    void runTakesAFilterThatBeginsWithAMinusForAFilter(@TempDir Path folder) {
        String store = StoredShop.write(folder).toString();
        for (String filter : List.of(
                "-op:update", "-actor=alice", "-total>5", "-(op:update)", "-\"alice\"", "-`a key`:*", "-op!=i")) {
            assertThat(CommandRun.of("events", filter, "--count", "--store", store)
                            .exitCode())
                    .as(filter)
                    .isZero();
        }
        assertThat(CommandRun.of("events", "-f=op:update", "-ocsv", "--store", store)
                        .exitCode())
                .isZero();
    }

    @Test
    void helpExitCodesPrintsEveryCode() {
        // When
        CommandRun run = CommandRun.of("help", "exit-codes");
        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(ExitCode.values().length);
    }

    @Test
    void helpKnowsEveryTopicItNames() {
        for (String topic : HelpTopic.words().split(" ")) {
            // When
            CommandRun run = CommandRun.of("help", topic);
            // Then
            assertThat(run.exitCode()).as(topic).isZero();
            assertThat(run.out()).as(topic).isNotBlank().doesNotContain("{program}");
        }
    }

    @Test
    void helpSaysWhatThereIsWhenTheTopicIsUnknown() {
        // When
        CommandRun run = CommandRun.of("help", "weather");
        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("auditctl: There is no command or topic \"weather\". Topics: exit-codes filter formats"
                        + " environment examples; commands: auditctl --help.\n");
    }

    @Test
    void completionMakesAScriptForEveryShell() {
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            // When
            CommandRun run = CommandRun.of("completion", shell);
            // Then
            assertThat(run.exitCode()).as(shell).isZero();
            assertThat(run.out()).as(shell).contains("audit-workbench").contains("version");
        }
    }
}

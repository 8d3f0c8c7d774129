package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of rules that are wrong, as the commands answer them: the place, what is wrong, what would be right; the other
/// rules go on.
class BadRuleFilesTest {

    @TempDir
    Path folder;

    private CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                .with("AUDITCTL_STORE", folder.resolve("none.awb").toString())
                .run(words);
    }

    private String sale() {
        return run("rules", "show", "sale-completed").out();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                // a circle
                "when: status:sold->new ^ when: (status:*->sold -status:shipped->sold,delivered->sold) or (op:insert"
                        + " status:sold) ^ :43:11: the correction is the start again: each conclusion would correct the"
                        + " one before. Right: another condition than that of the start",
                // unknown tables and columns, in the words of the vocabulary
                "entity: order_line, scope ^ entity: order_lin, scope ^ :19:27: the vocabulary has no entity"
                        + " \"order_lin\". Right: perhaps order_line",
                "when: changed:total ^ when: changed:totl ^ :48:19: order has no field \"totl\". Right: perhaps total",
                "total: start.total ^ total: start.totl ^ :37:18: order has no field \"totl\". Right: perhaps total",
                // wrong types
                "when: changed:total ^ when: total>abc ^ :48:17: total is a number, not \"abc\". Right: ",
                "left: start.total ^ left: start.status ^ :27:59: start.status is a text, and sum(lines.quantity *"
                        + " lines.unit_price) is a number. Right: two expressions of one kind",
                "sum(lines.quantity) ^ sum(lines.product) ^ lines.product is no number. Right: a field that holds",
                "version: 1 ^ version: one ^ :3:10: \"one\" is no whole number from 1 on. Right: a number such as 1",
                "level: informational ^ level: [low] ^ :5:8: level is a list. Right: a text",
                // a regular expression without end
                "when: changed:total ^ when: number~\"((a{100}){100}){100}\" ^ :48:18: this is not a regular expression"
                        + " that can be used: its repetitions multiply to more than 5000 steps.",
                // what YAML can do and rules cannot
                "tags: [orders] ^ tags: &a [orders] ^ :12:7: &a is a YAML anchor. Right: the value alone",
                "tags: [orders] ^ tags: *a ^ :12:7: *a is a YAML alias. Right: the value itself, written out",
                "tags: [orders] ^ tags: !!set {orders} ^ :12:7: tag:yaml.org,2002:set is a YAML tag.",
                "tags: [orders] ^ <<: {tags: [orders]} ^ :12:1: the rule has no field \"<<\".",
                "tags: [orders] ^ tags: [orders]§tags: [orders] ^ :13:1: \"tags\" is there twice.",
                "subject: order ^ ---§subject: order ^ :13:1: a second document begins. Right: one document in a file",
                "tags: [orders] ^ tags: [[[[[[[[[[[[[orders]]]]]]]]]]]]] ^ this is nested more than 12 levels deep."
            })
    void lintNamesThePlaceAndWhatWouldBeRight(String good, String bad, String problem) throws IOException {
        // Given
        String text = sale();
        assertThat(text).contains(good);
        Path broken = Files.writeString(folder.resolve("broken.yaml"), text.replace(good, bad.replace('§', '\n')));

        // When
        CommandRun run = run("rules", "lint", broken.toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).startsWith(broken + ":").contains(problem);
        assertThat(run.err()).containsPattern("^[0-9]+ problems?\n");
        assertThat(run("rules", "test", broken.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void lintRefusesTheSecondOfTwoRulesWithOneId() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), sale());
        Path two = Files.writeString(folder.resolve("two.yaml"), sale());

        CommandRun run = run("rules", "lint", one.toString(), two.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .isEqualTo(two + ":1:5: the id sale-completed is taken. Right: an id of its own; " + one
                        + " has this one\n");
    }

    @Test
    void lintReadsNoMoreOfAFileThanARuleCanHave() throws IOException {
        Path large = Files.write(folder.resolve("large.yaml"), new byte[3 << 20]);

        CommandRun run = run("rules", "lint", large.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is larger than 1 MB, and no rule or mapping.");
        assertThat(run("rules", "lint", folder.toString()).exitCode()).isEqualTo(2);
        assertThat(run("rules", "lint", folder.resolve("none.yaml").toString()).exitCode())
                .isEqualTo(2);
    }

    /// One bad file keeps nobody from the others.
    @Test
    void ownFilesThatAreBrokenAreNamedAndTheOtherRulesGoOn() throws IOException {
        // Given
        Path own = Files.createDirectories(folder.resolve("config/audit-workbench/rules"));
        Files.writeString(own.resolve("a.yaml"), sale().replace("id: sale-completed", "id: mine"));
        Files.writeString(own.resolve("b.yaml"), sale().replace("id: sale-completed", "id: mine"));
        Files.writeString(own.resolve("c.yaml"), "id: [");
        Files.createDirectories(own.resolve("d.yaml"));
        Files.write(own.resolve("e.yaml"), new byte[3 << 20]);

        // When
        CommandRun list = run("rules", "list", "-o", "name");
        CommandRun lint = run("rules", "lint");

        // Then
        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines()).hasSize(16).contains("mine", "sale-completed");
        assertThat(list.err()).contains("16 rules; 4 problems in files of your own");
        assertThat(lint.exitCode()).isEqualTo(2);
        assertThat(lint.out())
                .contains(own.resolve("b.yaml") + ":1:5: the id mine is taken.")
                .contains(own.resolve("c.yaml") + ":1:")
                .contains(own.resolve("d.yaml") + ":1:1: this is no file. Right: a YAML file")
                .contains(own.resolve("e.yaml") + ":1:1: ");
    }
}

package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchMaskingCommandTest {

    @Test
    void everyModeIsMeasuredBesideNoPolicyAndAccountsForItsBytes() {
        CommandRun run = CommandRun.of("bench", "masking", "--events", "2000", "--runs", "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines)
                .extracting(line -> line.substring(0, 12).strip())
                .containsExactly(
                        "events/s",
                        "no policy",
                        "drop",
                        "full",
                        "partial",
                        "pseudonym",
                        "generalise",
                        "erasable",
                        "sealed");
        assertThat(lines.stream().skip(1)).allMatch(line -> line.matches(".* [1-9][0-9]* +[1-9][0-9]*"));
        // salts and encrypted values take room
        assertThat(bytes(lines.getLast())).isGreaterThan(bytes(lines.get(7))).isGreaterThan(bytes(lines.get(1)));
    }

    private static long bytes(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}

package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.GoldenText;
import io.auditworkbench.workbench.StoredShop;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What every reading command prints about [StoredShop], to the letter: `src/test/resources/golden/cli`.
class ReadingCommandsTest {

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void writeStore() {
        store = StoredShop.write(folder);
    }

    private static final List<String> COMMANDS = List.of(
            "events",
            "events --reverse --limit 3",
            "events op:delete -o json",
            "events op:insert -o ndjson --limit 2",
            "events table:orders -o csv",
            "events --count",
            "events thread:1",
            "show E9",
            "show E9 --all",
            "show E17 --all",
            "show E9 -o json",
            "show T5",
            "show G2",
            "show shop.orders/1042",
            "trace T5",
            "trace T13",
            "trace T13 --net",
            "trace E9 -o json",
            "row history shop.orders/1042",
            "row history shop.orders/1042 --changed total -o json",
            "row history customers/33",
            "row history customers/1",
            "row history carts/5",
            "row show shop.orders/1042",
            "row show shop.orders/1042 --at 2026-11-20T09:05",
            "row show shop.orders/1042 --at @E8",
            "row show shop.orders/1042 -o sql",
            "row show carts/5",
            "row show customers/3",
            "row show customers/1 --at 2026-11-05",
            "row diff shop.orders/1042 --from v1 --to v3",
            "row blame shop.orders/1042",
            "row blame customers/1",
            "diff 2026-11-20..now",
            "diff 2026-11-20..now --stat",
            "diff @E8..@E9 -o json",
            "undo-sql E9",
            "undo-sql T13",
            "undo-sql E17",
            "undo-sql E6 --check",
            "undo-sql T16",
            "coverage",
            "coverage --since 2026-11-22T19:00 --until 2026-11-22T21:00 -o json",
            "status",
            "store info",
            "filter check op:update",
            "filter complete sta",
            "filter complete status",
            "filter complete status:",
            "filter complete status:new->",
            "filter complete actor: -o json",
            "filter complete table:or:update --at 8 -o name");

    @TestFactory
    Stream<DynamicTest> printsExactlyWhatWasReviewed() {
        return COMMANDS.stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    // When
                    String[] words = Stream.concat(
                                    Arrays.stream(command.split(" ")), Stream.of("--store", store.toString()))
                            .toArray(String[]::new);
                    CommandRun run = CommandRun.of(words);
                    // Then
                    String printed = "$ auditctl " + command + "\n" + run.out() + "--- stderr\n" + run.err()
                            + "--- exit " + run.exitCode() + "\n";
                    GoldenText.of("cli/" + command.replaceAll("[^A-Za-z0-9.@-]+", "_") + ".txt")
                            .isSaidBy(sizeless(printed).replace(store.toString(), "SHOP"));
                }));
    }

    /// The size of the file follows from its tables and indexes, which are not what is reviewed here.
    private static String sizeless(String printed) {
        return printed.replaceAll("\\d+\\.\\d kB", "SIZE kB").replaceAll("(bytes/event )\\d+", "$1SIZE");
    }

    @org.junit.jupiter.api.Test
    void everyCommandIsTriedAtLeastOnce() {
        assertThat(COMMANDS).isNotEmpty();
    }
}

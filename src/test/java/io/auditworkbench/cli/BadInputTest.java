package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.GoldenText;
import io.auditworkbench.workbench.OddShop;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reading commands answer to what is wrong or odd, to the letter: `golden/cli/bad_*.txt`. Each error is one
/// line, data is none, and the file is left as it was.
class BadInputTest {

    private static final List<List<String>> READING = List.of(
            List.of("events"),
            List.of("events", "--count"),
            List.of("tail"),
            List.of("show", "E1"),
            List.of("trace", "T1"),
            List.of("row", "history", "orders/1"),
            List.of("row", "show", "orders/1"),
            List.of("row", "diff", "orders/1"),
            List.of("row", "blame", "orders/1"),
            List.of("diff", "2h..now"),
            List.of("undo-sql", "E1"),
            List.of("coverage"),
            List.of("status"),
            List.of("store", "info"),
            List.of("filter", "check", "op:update"),
            List.of("filter", "explain", "op:update"),
            List.of("filter", "complete", "op:"));

    @TempDir
    static Path folder;

    private static Path shop = Path.of("");
    private static Path odd = Path.of("");

    @BeforeAll
    static void writeStores() {
        shop = StoredShop.write(folder);
        odd = OddShop.write(folder);
    }

    private static CommandRun run(Path store, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--store", store.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.txt", "empty.awb", "other.db", "cut.awb"})
    void fileThatIsNoStoreIsRefusedByEveryCommandAndLeftAsItIs(String name) throws IOException {
        // Given
        Path file = folder.resolve(name);
        byte[] bytes = switch (name) {
            case "text.txt" -> "not a store\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            case "empty.awb" -> new byte[0];
            case "cut.awb" -> Arrays.copyOf(Files.readAllBytes(shop), 40_000);
            default -> otherDatabase();
        };
        Files.write(file, bytes);
        for (List<String> command : READING) {
            // When
            CommandRun run = run(file, command);
            // Then
            assertThat(run.exitCode()).as("%s %s", command, run).isEqualTo(9);
            assertThat(run.out()).as("%s", command).isEmpty();
            assertThat(run.err())
                    .as("%s", command)
                    .matches("auditctl: [^\n]+\n")
                    .contains(file.toString());
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private static byte[] otherDatabase() throws IOException {
        Path other = folder.resolve("theirs.db");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + other);
                var statement = connection.createStatement()) {
            statement.execute("create table theirs (id integer)");
        } catch (java.sql.SQLException failure) {
            throw new AssertionError(failure);
        }
        return Files.readAllBytes(other);
    }

    @Test
    void storeThatIsNotThereIsNotMade() {
        Path missing = folder.resolve("no").resolve("where.awb");
        for (List<String> command : READING) {
            CommandRun run = run(missing, command);
            assertThat(run.exitCode()).as("%s %s", command, run).isEqualTo(7);
            assertThat(run.err()).as("%s", command).matches("auditctl: There is no store at [^\n]+\n");
        }
        assertThat(missing.getParent()).doesNotExist();
    }

    @Test
    void folderIsNoStore() {
        for (List<String> command : READING) {
            CommandRun run = run(folder, command);
            assertThat(run.exitCode()).as("%s %s", command, run).isEqualTo(9);
            assertThat(run.err()).as("%s", command).matches("auditctl: This is a folder, not a store: [^\n]+\n");
        }
    }

    @Test
    void unknownIdsRowsTablesAndTimesAreSaidToBeUnknown() {
        print(
                "bad_ids",
                shop,
                List.of(
                        List.of("show", "E999999"),
                        List.of("show", "T999999"),
                        List.of("show", "G99"),
                        List.of("show", "x"),
                        List.of("show", ""),
                        List.of("show", "E99999999999999999999"),
                        List.of("show", "shop.orders/999"),
                        List.of("show", "nowhere/1"),
                        List.of("show", "3e11fa47-71ca-11e1-9e33-c80aa9429562:99999"),
                        List.of("trace", "T999999"),
                        List.of("trace", "G99"),
                        List.of("trace", "nowhere/1"),
                        List.of("row", "history", "orders/1"),
                        List.of("row", "history", "order/1"),
                        List.of("row", "history", "customers/999"),
                        List.of("row", "history", "customers"),
                        List.of("row", "history", "customers/"),
                        List.of("row", "history", "order_lines/1042"),
                        List.of("row", "show", "customers/999"),
                        List.of("row", "show", "customers/1", "--at", "never"),
                        List.of("row", "show", "customers/1", "--at", "@E999"),
                        List.of("row", "diff", "customers/1", "--from", "v9"),
                        List.of("row", "diff", "customers/1", "--from", "x"),
                        List.of("row", "blame", "customers/999"),
                        List.of("diff", "yesterday"),
                        List.of("diff", "now..yesterday"),
                        List.of("diff", "2026-11-20..x"),
                        List.of("diff", "2026-11-20..now", "--table", "nowhere"),
                        List.of("diff", "2026-11-20..now", "--table", "carts", "op:insert or op:delete", "--stat"),
                        List.of("undo-sql", "E999999"),
                        List.of("undo-sql", "G2"),
                        List.of("undo-sql", ""),
                        List.of("undo-sql", "limit:1"),
                        List.of("undo-sql"),
                        List.of("events", "table:nowhere"),
                        List.of("events", "tabel:orders"),
                        List.of("events", "table:nowhere*"),
                        List.of("events", "actor:nobody"),
                        List.of("events", "row:nowhere/1"),
                        List.of("events", "row:orders/1"),
                        List.of("events", "near:E999999/5m"),
                        List.of("events", "total>abc"),
                        List.of("events", "total>"),
                        List.of("events", "(op:update"),
                        List.of("events", "-alice"),
                        List.of("events", "op:update", "table:orders"),
                        List.of("events", "--columns", "nothing"),
                        List.of("events", "--fields", "total,statsu"),
                        List.of("events", "--fields", "nothing at all"),
                        List.of("row", "history", "shop.orders/1042", "--changed", "totl"),
                        List.of("row", "history", "shop.orders/1042", "--changed", "price"),
                        List.of("events", "--limit", "-1"),
                        List.of("events", "--limit", "many"),
                        List.of("events", "--after", "x"),
                        List.of("events", "--after", "T5"),
                        List.of("events", "sort:total", "--after", "E5"),
                        List.of("events", "-o", "sql"),
                        List.of("events", "--since", "whenever"),
                        List.of("events", "--since", "@E999"),
                        List.of("events", "--filter-file", "/nowhere/filter"),
                        List.of("coverage", "--since", "whenever"),
                        List.of("store"),
                        List.of("row"),
                        List.of("filter"),
                        List.of("filter", "check", "op:"),
                        List.of("filter", "complete", "table:or x", "--at", "8", "-o", "name"),
                        List.of("filter", "complete", "op:", "--at", "x")));
    }

    @Test
    void oddNamesAreFoundHoweverTheyAreWritten() {
        String table = OddShop.TABLE;
        String column = "`" + OddShop.COLUMN + "`";
        print(
                "odd_names",
                odd,
                List.of(
                        List.of("events"),
                        List.of("events", "-o", "csv", "--columns", "id,table,key"),
                        List.of("row", "history", table + "/1"),
                        List.of("row", "history", "sch%2Eema%20one.we%22ird#na-me%20😀/1"),
                        List.of("row", "show", table + "/1"),
                        List.of("row", "show", table + "/1", "-o", "sql"),
                        List.of("row", "show", table + "/a%2Fb%2C%20\"c\""),
                        List.of("row", "show", table + "/a/b"),
                        List.of("row", "blame", table + "/1"),
                        List.of("show", table + "/1"),
                        List.of("undo-sql", "sch%2Eema%20one.we%22ird#na-me%20😀/1"),
                        List.of("undo-sql", "E3"),
                        List.of("diff", "2026-11-20..now", "--table", table),
                        List.of("events", "table:'" + table + "'", "--count"),
                        List.of("events", "table:\"we\\\"ird#na-me 😀\" op:update", "--count"),
                        List.of("events", "table:" + table, "--count"),
                        List.of("events", "row:'" + table + "/1'", "--count"),
                        List.of("events", column + ":*quoted*", "--count"),
                        List.of("events", "changed:\"" + OddShop.COLUMN + "\"", "--count"),
                        List.of("events", "old." + column + "=\"-- not a comment\"", "--count"),
                        List.of("events", "--fields", OddShop.COLUMN, "-o", "csv", "--columns", "id," + OddShop.COLUMN),
                        List.of("filter", "check", "schema:'sch.ema one' key:\"a/b, \\\"c\\\"\""),
                        List.of("filter", "complete", "table:we", "-o", "name"),
                        List.of("filter", "complete", "it", "-o", "name")));
    }

    /// Prints each command with its answer into one reviewed text; of each error exactly one line begins with the name
    /// of the program, or it is a filter's line with its caret.
    private static void print(String name, Path store, List<List<String>> commands) {
        StringBuilder printed = new StringBuilder();
        List<List<String>> withData = new ArrayList<>();
        for (List<String> command : commands) {
            CommandRun run = run(store, command);
            printed.append("$ auditctl ")
                    .append(String.join(" ¦ ", command))
                    .append('\n')
                    .append(run.out());
            run.err().lines().forEach(line -> printed.append("! ").append(line).append('\n'));
            printed.append("→ ").append(run.exitCode()).append("\n\n");
            if (run.exitCode() != 0 && !run.out().isEmpty()) {
                withData.add(command);
            }
        }
        GoldenText.of("cli/" + name + ".txt").isSaidBy(printed.toString().replace(store.toString(), "SHOP"));
        assertThat(withData).as("failed, and printed data").isEmpty();
        assertThat(printed.toString()).doesNotContain("should not have");
    }
}

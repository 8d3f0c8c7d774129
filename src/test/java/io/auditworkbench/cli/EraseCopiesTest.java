package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.store.ExplanationShelf;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.casework.CaseFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person of the recorded shop whose name was concluded from, summed up for a day and shown to a model: erasing it in
/// the events takes it from every copy that the program made.
class EraseCopiesTest {

    private static final String PERSON = "greta.lind";
    /// Whose name stands in business events.
    private static final String BOOKED_BY = "ivan.horvat";

    private static final String DAY = "2026-10-13";

    @TempDir
    Path folder;

    private CommandRun run(String... words) {
        CommandRun run = new CommandRun.Setting()
                .with("AUDITCTL_STORE", folder.resolve("shop.awb").toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .with("HOME", folder.toString())
                .run(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private long count(String sql) {
        return Long.parseLong(StoredStory.query(folder.resolve("shop.awb"), sql).getFirst());
    }

    private List<String> holding(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("shop.awb"))
                    .filter(file -> bytes(file).contains(text))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void nothingOfAPersonIsLeftInAnyCopyAndWhatPeopleKeptIsNamed() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        Path policy = Files.writeString(folder.resolve("masking.yaml"), """
                rules:
                  - {column: 'shop.*.*_by', mode: erasable}
                  - {column: shop.users.login, mode: erasable}
                  - {column: shop.users.email, mode: erasable}
                """);
        run("import", "--masking", policy.toString(), "sample-data/shop.ndjson.zst");
        run("scan");
        run("report", "daily", "--day", DAY, "--to", folder.resolve("day.html").toString());
        Files.delete(folder.resolve("day.html"));
        long seq = count("select min(e.seq) from anomaly_event e join anomaly a using(group_no)"
                + " where a.body like '%" + PERSON + "%'");
        try (ExplanationShelf shelf = ExplanationShelf.beside(store).orElseThrow()) {
            shelf.keep(new ExplanationShelf.Kept(
                    "key", "A1", 0, "m", "d", "o", "of " + PERSON, PERSON, "[]", "", 1, 1, 1, 1, List.of(seq)));
        }
        String like = " like '%" + PERSON + "%'";
        assertThat(count("select count(*) from business_event where body like '%" + BOOKED_BY + "%'"))
                .isPositive();
        assertThat(count("select count(*) from anomaly_group where sentence" + like))
                .isPositive();
        assertThat(count("select count(*) from day_summary where facts" + like)).isPositive();
        assertThat(holding(PERSON)).contains("shop.awb", "shop.awb-explanations");
        assertThat(mentionsWithANote(store)).contains("C1 holds values of it: what was pinned or noted stays");
        List<String> leaves = StoredStory.query(store, "select hex(leaf) from change_event");

        // When
        CommandRun erase = run(
                "erase",
                "--where",
                "schema:shop",
                "--column",
                "users.login,users.email," + columns(store),
                "--reason",
                "request 81",
                "--yes");

        // Then
        assertThat(holding(PERSON)).isEmpty();
        assertThat(holding(BOOKED_BY)).isEmpty();
        assertThat(erase.err()).doesNotContain("cannot be erased");
        assertThat(StoredStory.query(store, "select hex(leaf) from change_event"))
                .isEqualTo(leaves);
        assertThat(run("verify").out()).startsWith("INTACT");
        assertThat(count("select count(*) from day_summary where facts like '%(erased 1.%'"))
                .isPositive();
        assertThat(count("select count(*) from sqlite_schema where name = 'day_summary_stays'"))
                .isOne();
    }

    /// What a dry run says of a copy of the store in which somebody wrote the name down.
    private String mentionsWithANote(Path store) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy")).resolve("noted.awb");
        Files.copy(store, copy);
        CaseFile cases = new CaseFile(StoreOpener.unsigned(Clock.systemUTC()));
        cases.note(copy, cases.begin(copy, "Who?", "alice"), "It was " + PERSON, "alice");
        return run(
                        "erase",
                        "--where",
                        PERSON,
                        "--column",
                        "users.login,purchase_orders.created_by",
                        "--reason",
                        "81",
                        "--store",
                        copy.toString())
                .err();
    }

    /// Every column of a captured table that the policy names by its ending.
    private static String columns(Path store) {
        return String.join(
                ",",
                StoredStory.query(
                        store,
                        "select distinct c.table_name || '.' || json_extract(j.value, '$.name') from captured_table c"
                                + " join table_version v using(table_id), json_each(v.definition, '$.columns') j"
                                + " where json_extract(j.value, '$.name') like '%\\_by' escape '\\'"));
    }
}

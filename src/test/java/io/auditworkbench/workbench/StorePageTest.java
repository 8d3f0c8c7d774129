package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/store.md` and the views it describes.
class StorePageTest {

    @TempDir
    static Path folder;

    private static Path file = Path.of("");

    @BeforeAll
    static void writeStore() {
        file = StoredShop.write(folder);
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            store.writer().indexFurther(new SearchedTexts());
        }
    }

    @Test
    void everyQueryOfThePageRuns() throws IOException, SQLException {
        String page = Files.readString(Path.of("docs/store.md"));
        List<String> queries = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(queries).hasSizeGreaterThan(6);
        for (String query : queries) {
            boolean mayBeEmpty = query.contains("side_index");
            assertThat(rows(query).isEmpty()).as(query).isEqualTo(mayBeEmpty);
        }
    }

    @Test
    void everyTableAndViewIsOnThePage() throws IOException, SQLException {
        String page = Files.readString(Path.of("docs/store.md"));
        List<String> views = rows("select name from sqlite_schema where type = 'view'");

        assertThat(views).hasSize(3).allSatisfy(view -> assertThat(page).contains("`" + view.strip() + "`"));
    }

    @Test
    void viewsShowWhatTheLogShowsAndInTheSameWords() throws SQLException {
        List<String> expected = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            for (StoredEvent event :
                    store.changes().after(0, EventSelection.ALL, 1_000).events()) {
                expected.add(event.seq() + " " + event.transaction().txId() + " "
                        + event.table().name().schema() + " "
                        + event.table().name().table() + " " + word(event.operation()) + " "
                        + event.transaction().header().attribution().actor() + " "
                        + word(event.transaction().header().attribution().grade()) + " "
                        + word(event.transaction().header().kind()) + " "
                        + event.transaction().header().gtid());
            }
        }

        assertThat(rows("""
                select e.seq, e.transaction_number, e.schema_name, e.table_name, e.operation, e.actor, e.actor_grade,
                  t.kind, case t.gtid when '' then 'null' else t.gtid end
                from shown_event e join shown_transaction t on t.number = e.transaction_number order by e.seq
                """)).isEqualTo(expected);
    }

    @Test
    void everyCodeHasAWordInTheViews() throws SQLException {
        String sql = String.join(" ", rows("select sql from sqlite_schema where type = 'view'"));
        Arrays.stream(Operation.values()).forEach(one -> assertThat(sql).contains(when(one.code(), word(one))));
        Arrays.stream(TransactionKind.values()).forEach(one -> assertThat(sql).contains(when(one.code(), word(one))));
        Arrays.stream(AttributionGrade.values()).forEach(one -> assertThat(sql).contains(when(one.code(), word(one))));
    }

    private static String when(int code, String word) {
        return "when " + code + " then '" + word + "'";
    }

    private static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }
}

package io.auditworkbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What somebody with a SQLite shell writes into a store of [Shop] with two events in each transaction.
final class StoreAttacks {

    static final List<String> EDIT =
            List.of("update change_event set body = (select body from change_event where seq = 9) where seq = 7");
    static final List<String> DELETE_AN_EVENT = List.of("delete from change_event where seq = 8");
    static final List<String> SWAP_TWO_EVENTS = List.of(
            "update change_event set seq = 100000 where seq = 7",
            "update change_event set seq = 7 where seq = 9",
            "update change_event set seq = 9 where seq = 100000");
    static final List<String> MOVE_AN_EVENT = List.of(
            "update source_tx set event_count = 3 where tx_id = 4",
            "update source_tx set first_seq = 10, event_count = 1 where tx_id = 5");
    static final List<String> OWN_TRIGGER =
            List.of("create trigger quiet after insert on source_tx begin select 1; end");
    static final List<String> PUT_IN_A_ROW = List.of("insert into rule_switch values ('r1', 0, 'quiet', 1)");

    private StoreAttacks() {}

    /// Puts one more event into the last transaction.
    static List<String> insertAnEvent(int transactions) {
        long next = 2L * transactions + 1;
        return List.of(
                "insert into change_event select " + next + ", version_id, op, row_key, statement_id, body, leaf"
                        + " from change_event where seq = 9",
                "update source_tx set event_count = 3 where tx_id = " + transactions);
    }

    /// Takes away every transaction after one.
    static List<String> cutAfter(int transactions) {
        return List.of(
                "delete from source_tx where tx_id > " + transactions,
                "delete from change_event where seq > " + 2 * transactions);
    }

    /// Runs statements in a file.
    static void run(Path file, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            // No test of the disk: it only has to be quick.
            statement.execute("pragma synchronous = off");
            statement.execute("begin");
            for (String text : statements) {
                statement.execute(text);
            }
            statement.execute("commit");
        }
    }

    /// The same past the triggers, which are put back as they were.
    static void runUnguarded(Path file, List<String> statements) throws SQLException {
        List<String> all = new ArrayList<>();
        List<String> back = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name, sql from sqlite_schema where type = 'trigger'")) {
            while (row.next()) {
                all.add("drop trigger " + row.getString(1));
                back.add(row.getString(2));
            }
        }
        all.addAll(statements);
        all.addAll(back);
        run(file, all);
    }
}

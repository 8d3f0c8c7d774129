package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks through every page of a store, on demand. A file that lost its end SQLite notices by itself when it is opened.
///
/// This does not see a changed value; that is what the leaves are for.
final class StoreDamage {

    private static final int MOST_FINDINGS = 100;

    private StoreDamage() {}

    /// What SQLite finds wrong with the file's structure; empty when nothing is.
    static List<String> findings(Connection connection) throws SQLException {
        List<String> findings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check(" + MOST_FINDINGS + ")")) {
            while (row.next()) {
                findings.add(row.getString(1));
            }
        } catch (SQLException failure) {
            if (!SqliteFailure.isDamage(failure)) {
                throw failure;
            }
            findings.add("the rest cannot be read");
        }
        return findings.equals(List.of("ok")) ? List.of() : findings;
    }
}

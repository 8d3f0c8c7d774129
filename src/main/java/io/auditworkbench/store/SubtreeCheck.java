package io.auditworkbench.store;

import io.auditworkbench.integrity.MerkleFrontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// Compares the kept roots of complete subtrees with those that the leaves come to.
final class SubtreeCheck {

    private final Connection connection;
    private final LogProblems problems;
    private long expected;

    SubtreeCheck(Connection connection, LogProblems problems) {
        this.connection = connection;
        this.problems = problems;
    }

    void run(int log, String leaves) throws SQLException {
        expected = 0;
        try (PreparedStatement select = connection.prepareStatement(
                        "select hash from log_subtree where log = ? and level = ? and idx = ?");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(leaves)) {
            select.setInt(1, log);
            MerkleFrontier frontier = new MerkleFrontier();
            while (row.next()) {
                byte[] leaf = row.getBytes(1);
                frontier.add(leaf, (level, index, hash) -> compare(select, level, index, hash));
            }
        }
        try (PreparedStatement count = connection.prepareStatement("select count(*) from log_subtree where log = ?")) {
            count.setInt(1, log);
            try (ResultSet row = count.executeQuery()) {
                if (row.next() && row.getLong(1) != expected) {
                    problems.add(
                            LogProblem.Kind.INDEX,
                            "log_subtree",
                            "It has " + row.getLong(1) + " subtrees, and the log has " + expected + ".");
                }
            }
        }
    }

    private void compare(PreparedStatement select, int level, long index, byte[] hash) {
        expected++;
        try {
            select.setInt(2, level);
            select.setLong(3, index);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !Arrays.equals(row.getBytes(1), hash)) {
                    problems.add(
                            LogProblem.Kind.INDEX,
                            "log_subtree " + level + "/" + index,
                            "It is not the root of the leaves below it.");
                }
            }
        } catch (SQLException failure) {
            throw new LogFrontiers.SubtreeUnwritable(failure);
        }
    }
}

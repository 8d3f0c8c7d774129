package io.auditworkbench.store;

import io.auditworkbench.integrity.MerkleFrontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/// Compares the kept roots of complete subtrees, of which proofs are made, with those that the leaves come to as they
/// pass.
final class SubtreeCheck implements MerkleFrontier.Subtrees, AutoCloseable {

    private final LogProblems problems;
    private final PreparedStatement select;
    private final PreparedStatement count;
    private long expected;

    /// - **Shape**: `leaves` are those that do not pass, because they were looked at before.
    SubtreeCheck(Connection connection, LogProblems problems, int log, long leaves) throws SQLException {
        this.problems = problems;
        expected = LogFrontiers.subtreesOf(leaves);
        select = connection.prepareStatement(
                "select hash from log_subtree where log = " + log + " and level = ? and idx = ?");
        count = connection.prepareStatement("select count(*) from log_subtree where log = " + log);
    }

    @Override
    public void complete(int level, long index, byte[] hash) {
        expected++;
        try {
            select.setInt(1, level);
            select.setLong(2, index);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !Arrays.equals(row.getBytes(1), hash)) {
                    problems.add(
                            LogProblem.Kind.INDEX,
                            "log_subtree " + level + "/" + index,
                            "It is not the root of the leaves below it.");
                }
            }
        } catch (SQLException failure) {
            throw new LogFrontiers.SubtreeFailure(failure);
        }
    }

    /// After the last leaf: whether there are more than the leaves come to.
    void ended() throws SQLException {
        try (ResultSet row = count.executeQuery()) {
            if (row.next() && row.getLong(1) != expected) {
                problems.add(
                        LogProblem.Kind.INDEX,
                        "log_subtree",
                        "It has " + row.getLong(1) + " subtrees, and the log has " + expected + ".");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
        count.close();
    }
}

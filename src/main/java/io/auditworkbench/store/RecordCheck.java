package io.auditworkbench.store;

import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.integrity.RecordHasher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// Hashes every record of a store anew, and compares the rows of its tables of evidence with the newest record of each.
///
/// - **Threading**: one thread, on a connection of its own with a transaction open.
final class RecordCheck {

    private static final int THERE = 1;

    private final Connection connection;
    private final LogProblems problems;
    private final ExpectedRoots roots;
    private final RecordHasher hasher = new RecordHasher();

    RecordCheck(Connection connection, LogProblems problems, ExpectedRoots roots) {
        this.connection = connection;
        this.problems = problems;
        this.roots = roots;
    }

    /// Checks every record after those that `frontier` has, and adds their leaves to it.
    void records(MerkleFrontier frontier, MerkleFrontier.Subtrees subtrees) throws SQLException {
        pass(frontier);
        try (PreparedStatement select = connection.prepareStatement("select record_no, table_name, row_key, state,"
                + " recorded_us, digest, leaf from log_record where record_no > ? order by record_no")) {
            select.setLong(1, frontier.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    record(row, frontier, subtrees);
                    pass(frontier);
                }
            }
        }
        roots.ended(frontier.size());
    }

    private void pass(MerkleFrontier frontier) {
        if (roots.isExpected(frontier.size())) {
            roots.passed(frontier.size(), frontier.root());
        }
    }

    private void record(ResultSet row, MerkleFrontier frontier, MerkleFrontier.Subtrees subtrees) throws SQLException {
        String place = "record " + row.getLong(1);
        if (row.getLong(1) != frontier.size() + 1) {
            problem(place, "Records before it are missing: it should be record " + (frontier.size() + 1) + ".");
        }
        byte[] leaf = hasher.leaf(row.getString(2), row.getString(3), row.getInt(4), row.getLong(5), row.getBytes(6));
        if (!Arrays.equals(leaf, row.getBytes(7))) {
            problem(
                    place,
                    "What it says of " + row.getString(2) + " " + row.getString(3) + " is not what was recorded.");
        }
        byte[] kept = row.getBytes(7);
        frontier.add(kept.length == leaf.length ? kept : leaf, subtrees);
    }

    /// Compares every row of every table of evidence with the newest record of it, and the other way round.
    void rows() throws SQLException {
        for (var table : EvidenceTables.keys(Migrations.version(connection)).entrySet()) {
            rows(table.getKey(), table.getValue());
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select table_name, row_key from log_pending")) {
            while (row.next()) {
                problem(row.getString(1) + " " + row.getString(2), "It was changed by a program that keeps no log.");
            }
        }
    }

    private void rows(String table, String key) throws SQLException {
        try (PreparedStatement newest = connection.prepareStatement("select state, digest from log_record"
                        + " where table_name = ? and row_key = ? order by record_no desc limit 1");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table)) {
            while (row.next()) {
                String place = table + " " + row.getString(key);
                newest.setString(1, table);
                newest.setString(2, row.getString(key));
                try (ResultSet record = newest.executeQuery()) {
                    if (!record.next() || record.getInt(1) != THERE) {
                        problem(place, "No record speaks of it: it was put there from outside.");
                    } else if (!Arrays.equals(hasher.row(EvidenceTables.columns(row)), record.getBytes(2))) {
                        problem(place, "It is not what was recorded.");
                    }
                }
            }
        }
        missing(table, key);
    }

    private void missing(String table, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select r.row_key from log_record r"
                + " where r.table_name = ? and r.state = 1 and r.record_no = (select max(n.record_no) from log_record n"
                + " where n.table_name = r.table_name and n.row_key = r.row_key)"
                + " and not exists (select 1 from " + table + " e where e." + key + " = r.row_key)")) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    problem(table + " " + row.getString(1), "It was recorded, and it is gone.");
                }
            }
        }
    }

    private void problem(String place, String what) {
        problems.add(LogProblem.Kind.RECORD, place, what);
    }
}

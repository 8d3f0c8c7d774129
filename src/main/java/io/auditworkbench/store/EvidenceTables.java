package io.auditworkbench.store;

import io.auditworkbench.integrity.RecordHasher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tables of which every row is a record of the log, by the column that is their key; their triggers name the rows
/// that changed (`V7.sql`, `V8.sql`).
final class EvidenceTables {

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("source", "source_id"),
            Map.entry("schema_history", "record_id"),
            Map.entry("coverage_gap", "gap_id"),
            Map.entry("snapshot_run", "run"),
            Map.entry("reject", "reject_id"),
            Map.entry("rule_text", "rule_no"),
            Map.entry("rule_switch", "rule_id"),
            Map.entry("conclusion_run", "run_no"),
            Map.entry("triage_act", "act_no"),
            Map.entry("case_file", "case_no"),
            Map.entry("case_item", "item_no"),
            Map.entry("case_note", "note_no"),
            Map.entry("case_act", "act_no"),
            Map.entry("day_summary", "summary_no"),
            Map.entry("masking_policy", "policy_no"),
            Map.entry("erasure", "erasure_no"),
            Map.entry("pruning", "pruning_no"));

    private EvidenceTables() {}

    /// Those of a store of this version.
    static Map<String, String> keys(int version) {
        Map<String, String> keys = new TreeMap<>(KEYS);
        if (version < PrunedLog.FIRST_VERSION) {
            keys.remove("pruning");
        }
        return keys;
    }

    /// The columns of a row; null when it is not there.
    static @Nullable List<RecordHasher.Column> row(Connection connection, String table, String key)
            throws SQLException {
        String column = KEYS.get(table);
        if (column == null) {
            return null;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select * from " + table + " where " + column + " = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? columns(row) : null;
            }
        }
    }

    /// The columns of the row that is read.
    static List<RecordHasher.Column> columns(ResultSet row) throws SQLException {
        int count = row.getMetaData().getColumnCount();
        List<RecordHasher.Column> columns = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            columns.add(new RecordHasher.Column(row.getMetaData().getColumnName(i), row.getObject(i)));
        }
        return columns;
    }
}

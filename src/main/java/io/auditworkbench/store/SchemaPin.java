package io.auditworkbench.store;

import io.auditworkbench.integrity.RecordHasher;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The digest of a store's tables, indexes, triggers and views as declared, wherever they lie in the file.
final class SchemaPin {

    /// What SQLite keeps for itself is no part of it.
    private static final String DECLARED =
            "select type, name, tbl_name, sql from sqlite_schema where name not like 'sqlite\\_%' escape '\\'"
                    + " order by type, name";

    private SchemaPin() {}

    static byte[] of(Connection connection) throws SQLException {
        List<RecordHasher.Column> declared = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DECLARED)) {
            while (row.next()) {
                declared.addAll(EvidenceTables.columns(row));
            }
        }
        return new RecordHasher().row(declared);
    }

    /// That of a store of this version as this program makes it.
    static byte[] expected(int version) throws SQLException {
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Migrations.make(memory, version);
            return of(memory);
        }
    }
}

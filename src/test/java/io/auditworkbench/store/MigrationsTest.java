package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A store of every version that there was becomes one of this version.
class MigrationsTest {

    @TempDir
    Path directory;

    static IntStream formerVersions() {
        return FormerStore.versions();
    }

    @ParameterizedTest
    @MethodSource("formerVersions")
    void aStoreOfAFormerVersionGetsTheTablesOfThisOne(int version) throws SQLException {
        // Given
        Path former = directory.resolve("former.awb");
        FormerStore.write(former, version);

        // When
        try (Store opened = Store.openForWriting(former, StoreFixture.CLOCK)) {
            assertThat(opened.catalogue().sources()).hasSize(1);
        }
        Path fresh = directory.resolve("fresh.awb");
        Store.openForWriting(fresh, StoreFixture.CLOCK).close();

        // Then
        assertThat(schema(former)).isEqualTo(schema(fresh)).containsKey("day_summary");
    }

    private static Connection connection(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static Map<String, String> schema(Path file) throws SQLException {
        Map<String, String> schema = new TreeMap<>();
        try (Connection connection = connection(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, coalesce(sql, '') from sqlite_schema")) {
            while (rows.next()) {
                schema.put(rows.getString(1), rows.getString(2));
            }
        }
        return schema;
    }
}

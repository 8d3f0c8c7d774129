package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.LeafHasher;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementDigestsTest {

    private static final int MORE_THAN_KEPT = 70_000;

    private Connection connection;
    private StatementDigests digests;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("statements.db"));
        try (Statement create = connection.createStatement()) {
            create.execute("create table statement(statement_id integer primary key, text text)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("insert into statement values (?, ?)")) {
            for (int number = 1; number <= MORE_THAN_KEPT; number++) {
                insert.setLong(1, number);
                insert.setString(2, text(number));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        digests = new StatementDigests(connection);
    }

    @AfterEach
    void close() throws SQLException {
        digests.close();
        connection.close();
    }

    private static String text(long number) {
        return "update ordérs set note = " + number;
    }

    private static byte[] expected(long number) {
        return new LeafHasher().statement(text(number));
    }

    @Test
    void readsEachInOrderAndAgainWhenItComesBack() throws SQLException {
        for (long number : new long[] {3, 3, 5, 4, 3, 65_536 + 3, 3, MORE_THAN_KEPT, 1, 2, MORE_THAN_KEPT}) {
            assertThat(digests.of(number)).as("statement %d", number).isEqualTo(expected(number));
        }
    }

    @Test
    void aStatementThatIsGoneHasNoText() throws SQLException {
        byte[] noText = new LeafHasher().statement("");
        assertThat(digests.of(MORE_THAN_KEPT + 5)).isEqualTo(noText);
        assertThat(digests.of(0)).isEqualTo(noText);
        assertThat(digests.of(-7)).isEqualTo(noText);
        assertThat(digests.of(Long.MAX_VALUE)).isEqualTo(noText);
        assertThat(digests.of(9)).isEqualTo(expected(9));
    }
}

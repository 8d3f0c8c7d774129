package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SqlWorkTest {

    /// The longest value that SQLite allows.
    private static final long LONGEST_BYTES = 999_999_999L;

    /// The driver turns it into a plain `SQLException`, which once read as "check the disk".
    @Test
    void aValueThatMemoryCannotHoldIsToldAsThat() throws SQLException {
        assertThat(Runtime.getRuntime().maxMemory())
                .as("the tests' heap")
                .isLessThan(LONGEST_BYTES + (LONGEST_BYTES >> 3));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select zeroblob(" + LONGEST_BYTES + ")")) {
            row.next();
            byte[][] held = new byte[2][];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < held.length; i++) {
                            held[i] = SqlWork.on(Path.of("a.awb"), () -> row.getBytes(1));
                        }
                    })
                    .isInstanceOf(OutOfMemoryError.class);
        }
    }
}

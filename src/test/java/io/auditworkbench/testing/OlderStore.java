package io.auditworkbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Takes from a store what later versions added, so that it is one of before.
public final class OlderStore {

    private static final Pattern CREATED = Pattern.compile("(?m)^create (?:unique )?(table|trigger|view|index) (\\w+)");

    private OlderStore() {}

    /// Makes the store one of `version`.
    public static void make(Path file, int version) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (int newer = newest(statement); newer > version; newer--) {
                List<MatchResult> created = CREATED.matcher(
                                Files.readString(Path.of("src/main/resources/migrations/V" + newer + ".sql")))
                        .results()
                        .toList()
                        .reversed();
                for (MatchResult thing : created) {
                    statement.execute("drop " + thing.group(1) + " if exists " + thing.group(2));
                }
            }
            statement.execute("pragma user_version = " + version);
        }
    }

    private static int newest(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma user_version")) {
            row.next();
            return row.getInt(1);
        }
    }
}

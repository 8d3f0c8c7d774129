package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.STATEMENT;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.integrity.LeafHasher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Keeps a statement's text once as long as it keeps coming back.
///
/// Statements with literals in them are nearly all different, and an index of their digests costs more than the texts
/// it saves (ADR-0022): so only the digests of the latest ones are known, and a text that returns later is stored
/// again.
final class StatementDictionary {

    private static final int KNOWN_STATEMENTS = 65_536;
    private static final int LOADED_STATEMENTS = 1_024;

    private final Connection connection;
    private final TableInsert insert;
    private final RecentNumbers numbers = new RecentNumbers(KNOWN_STATEMENTS);
    private @Nullable String lastStatement;
    private long lastNumber;
    private long nextNumber;

    StatementDictionary(Connection connection) throws SQLException {
        this.connection = connection;
        insert = TableInsert.into(connection, STATEMENT);
        forget();
    }

    /// The number of an event's statement, or null without one.
    @Nullable
    Long numberOf(HashedEvent event) throws SQLException {
        String statement = event.statement();
        byte[] digest = event.statementDigest();
        if (statement == null || digest == null) {
            return null;
        }
        // The rows of one statement share its text object.
        if (!isSame(statement)) {
            long known = numbers.get(digest);
            lastNumber = known == RecentNumbers.UNKNOWN ? insert(digest, statement) : known;
            lastStatement = statement;
        }
        return lastNumber;
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(String statement) {
        return statement == lastStatement;
    }

    private long insert(byte[] digest, String statement) throws SQLException {
        insert.put(nextNumber).put(statement).add();
        numbers.put(digest, nextNumber);
        return nextNumber++;
    }

    void flush() throws SQLException {
        insert.flush();
    }

    /// After a rollback, and at the start: knows again what is stored.
    void forget() throws SQLException {
        insert.forget();
        numbers.clear();
        lastStatement = null;
        nextNumber = 1;
        LeafHasher hasher = new LeafHasher();
        String latest = DSL.using(SQLDialect.SQLITE)
                .select(STATEMENT.STATEMENT_ID, STATEMENT.TEXT)
                .from(STATEMENT)
                .orderBy(STATEMENT.STATEMENT_ID.desc())
                .limit(DSL.inline(LOADED_STATEMENTS))
                .getSQL();
        try (PreparedStatement select = connection.prepareStatement(latest);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                nextNumber = Math.max(nextNumber, row.getLong(1) + 1);
                String text = row.getString(2);
                if (text == null) {
                    throw SqliteFailure.damage("a statement without its text");
                }
                byte[] digest = hasher.statement(text);
                if (numbers.get(digest) == RecentNumbers.UNKNOWN) {
                    numbers.put(digest, row.getLong(1));
                }
            }
        }
    }
}

package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Gives each name of one table its number, and a new name a new one.
final class NameDictionary {

    private static final int MAX_NAMES = 10_000;

    private final PreparedStatement find;
    private final PreparedStatement insert;
    private final BoundedMap<String, Integer> numbers = new BoundedMap<>(MAX_NAMES);
    private String lastName = "";
    private int lastNumber;

    NameDictionary(Connection connection, Table<?> table, Field<Long> number, Field<String> name) throws SQLException {
        var sql = DSL.using(SQLDialect.SQLITE);
        find = connection.prepareStatement(
                sql.select(number).from(table).where(name.eq(DSL.val("", name))).getSQL());
        insert = connection.prepareStatement(
                sql.insertInto(table).columns(name).values(DSL.val("", name)).getSQL());
    }

    int numberOf(String name) throws SQLException {
        if (lastNumber != 0 && lastName.equals(name)) {
            return lastNumber;
        }
        Integer known = numbers.get(name);
        lastNumber = known == null ? findOrInsert(name) : known;
        lastName = name;
        return lastNumber;
    }

    private int findOrInsert(String name) throws SQLException {
        int number = find(name);
        if (number == 0) {
            insert.setString(1, name);
            insert.executeUpdate();
            number = find(name);
        }
        numbers.put(name, number);
        return number;
    }

    private int find(String name) throws SQLException {
        find.setString(1, name);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /// After a rollback: numbers may be gone.
    void forget() {
        numbers.clear();
        lastNumber = 0;
    }
}

package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CAPTURED_TABLE;
import static io.auditworkbench.store.generated.Tables.TABLE_VERSION;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Gives each table, and each form it had, its number.
final class TableDictionary {

    /// A table's form: the number of its version, and of the table.
    record Version(long versionId, int tableId) {}

    private record Key(SourceId source, Digest digest) {}

    private final DSLContext sql;
    private final Map<Key, Version> versions = new HashMap<>();
    private @Nullable TableSchema lastTable;
    private @Nullable SourceId lastSource;
    private @Nullable Version lastVersion;

    TableDictionary(Connection connection) {
        sql = DSL.using(connection, SQLDialect.SQLITE);
    }

    /// The number of a table's form, for whoever keeps the form without an event.
    long versionOf(SourceId source, TableSchema table, byte[] digest) {
        return versions.computeIfAbsent(new Key(source, new Digest(digest)), _ -> findOrInsert(source, table, digest))
                .versionId();
    }

    Version versionOf(SourceId source, HashedEvent event) {
        Version last = lastVersion;
        if (last != null && isSame(event.table()) && source.equals(lastSource)) {
            return last;
        }
        Version version = versions.computeIfAbsent(
                new Key(source, new Digest(event.tableDigest())),
                _ -> findOrInsert(source, event.table(), event.tableDigest()));
        lastTable = event.table();
        lastSource = source;
        lastVersion = version;
        return version;
    }

    /// Capture makes one object for all events of a table between two schema changes.
    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(TableSchema table) {
        return table == lastTable;
    }

    private Version findOrInsert(SourceId source, TableSchema table, byte[] digest) {
        long tableId = tableId(source, table.name());
        Long known = find(tableId, digest);
        if (known == null) {
            sql.insertInto(TABLE_VERSION)
                    .set(TABLE_VERSION.TABLE_ID, tableId)
                    .set(TABLE_VERSION.DEFINITION, TableDefinition.write(table))
                    .set(TABLE_VERSION.DIGEST, digest)
                    .execute();
            known = find(tableId, digest);
        }
        if (known == null) {
            throw new IllegalStateException("a table version that was just stored is not there");
        }
        return new Version(known, Math.toIntExact(tableId));
    }

    private @Nullable Long find(long tableId, byte[] digest) {
        return sql.select(TABLE_VERSION.VERSION_ID)
                .from(TABLE_VERSION)
                .where(TABLE_VERSION.TABLE_ID.eq(tableId).and(TABLE_VERSION.DIGEST.eq(digest)))
                .fetchOne(TABLE_VERSION.VERSION_ID);
    }

    private long tableId(SourceId source, TableName name) {
        sql.insertInto(CAPTURED_TABLE)
                .set(CAPTURED_TABLE.SOURCE_ID, source.value())
                .set(CAPTURED_TABLE.SCHEMA_NAME, name.schema())
                .set(CAPTURED_TABLE.TABLE_NAME, name.table())
                .onConflictDoNothing()
                .execute();
        return sql.select(CAPTURED_TABLE.TABLE_ID)
                .from(CAPTURED_TABLE)
                .where(CAPTURED_TABLE
                        .SOURCE_ID
                        .eq(source.value())
                        .and(CAPTURED_TABLE.SCHEMA_NAME.eq(name.schema()))
                        .and(CAPTURED_TABLE.TABLE_NAME.eq(name.table())))
                .fetchSingle(CAPTURED_TABLE.TABLE_ID);
    }

    /// After a rollback: numbers may be gone.
    void forget() {
        versions.clear();
        lastVersion = null;
    }
}

package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ACTOR;
import static io.auditworkbench.store.generated.Tables.BINLOG_FILE;
import static io.auditworkbench.store.generated.Tables.CAPTURED_TABLE;
import static io.auditworkbench.store.generated.Tables.GTID_ORIGIN;
import static io.auditworkbench.store.generated.Tables.TABLE_VERSION;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// What the numbers in the store stand for. A committed number never changes its meaning, so each is looked up once.
final class ReadNames {

    private static final int MOST_CACHED = 50_000;

    private final DSLContext sql;
    private final Map<Long, String> actors = new ConcurrentHashMap<>();
    private final Map<Long, String> files = new ConcurrentHashMap<>();
    private final Map<Long, String> origins = new ConcurrentHashMap<>();
    private final Map<Long, TableSchema> versions = new ConcurrentHashMap<>();

    ReadNames(DSLContext sql) {
        this.sql = sql;
    }

    /// Forgets everything: after a rollback a number that was looked up before its commit may come to mean something
    /// else.
    void forget() {
        actors.clear();
        files.clear();
        origins.clear();
        versions.clear();
    }

    @Nullable
    String actor(@Nullable Long id) {
        return name(actors, ACTOR, ACTOR.ACTOR_ID, ACTOR.NAME, id);
    }

    @Nullable
    String file(@Nullable Long id) {
        return name(files, BINLOG_FILE, BINLOG_FILE.FILE_ID, BINLOG_FILE.NAME, id);
    }

    @Nullable
    String gtidOrigin(@Nullable Long id) {
        return name(origins, GTID_ORIGIN, GTID_ORIGIN.GTID_ORIGIN_ID, GTID_ORIGIN.ORIGIN, id);
    }

    private @Nullable String name(
            Map<Long, String> cache, Table<?> table, Field<Long> key, Field<String> name, @Nullable Long id) {
        if (id == null) {
            return null;
        }
        String known = cache.get(id);
        if (known != null) {
            return known;
        }
        if (cache.size() > MOST_CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(
                id, number -> sql.select(name).from(table).where(key.eq(number)).fetchSingle(name));
    }

    /// A table as it was in one of its versions.
    TableSchema table(long versionId) {
        return versions.computeIfAbsent(versionId, this::readTable);
    }

    /// The table that a version is a form of.
    static long tableId(DSLContext sql, long versionId) {
        return sql.select(TABLE_VERSION.TABLE_ID)
                .from(TABLE_VERSION)
                .where(TABLE_VERSION.VERSION_ID.eq(versionId))
                .fetchSingle(TABLE_VERSION.TABLE_ID);
    }

    private TableSchema readTable(long versionId) {
        return sql.select(CAPTURED_TABLE.SCHEMA_NAME, CAPTURED_TABLE.TABLE_NAME, TABLE_VERSION.DEFINITION)
                .from(TABLE_VERSION)
                .join(CAPTURED_TABLE)
                .on(CAPTURED_TABLE.TABLE_ID.eq(TABLE_VERSION.TABLE_ID))
                .where(TABLE_VERSION.VERSION_ID.eq(versionId))
                .fetchSingle(row -> TableDefinition.read(new TableName(row.value1(), row.value2()), row.value3()));
    }
}

package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ACTOR;
import static io.auditworkbench.store.generated.Tables.CAPTURED_TABLE;
import static io.auditworkbench.store.generated.Tables.CAPTURE_OFFSET;
import static io.auditworkbench.store.generated.Tables.SNAPSHOT_RUN;
import static io.auditworkbench.store.generated.Tables.SOURCE;
import static io.auditworkbench.store.generated.Tables.TABLE_VERSION;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What is watched: sources, and tables with each shape they had.
///
/// - **Threading**: any number of threads.
public final class Catalogue {

    /// As many actors as are listed: more are programs that make up a name each time.
    public static final int MOST_ACTORS = 20_000;

    private final Path file;
    private final DSLContext sql;

    Catalogue(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// A source; `savedMicros` is when capture last said where it is, null when it never did.
    public record KnownSource(
            SourceId id,
            String name,
            @Nullable String serverUuid,
            long epoch,
            String position,
            @Nullable Long savedMicros) {}

    /// One run of an initial snapshot; `finishedMicros` is null while it is not finished. A superseded run is not
    /// shown.
    public record SnapshotRun(
            int run,
            SourceId source,
            long startedMicros,
            @Nullable Long finishedMicros,
            boolean isSuperseded) {}

    /// Who ever did something, in the order they were first seen; at most [#MOST_ACTORS].
    public List<String> actors() {
        return SqlWork.on(
                file,
                () -> sql.select(ACTOR.NAME)
                        .from(ACTOR)
                        .orderBy(ACTOR.ACTOR_ID)
                        .limit(MOST_ACTORS)
                        .fetch(ACTOR.NAME));
    }

    /// The names of the captured tables, each once, in order.
    public List<TableName> tables() {
        return SqlWork.on(
                file,
                () -> sql.selectDistinct(CAPTURED_TABLE.SCHEMA_NAME, CAPTURED_TABLE.TABLE_NAME)
                        .from(CAPTURED_TABLE)
                        .orderBy(CAPTURED_TABLE.SCHEMA_NAME, CAPTURED_TABLE.TABLE_NAME)
                        .fetch(row -> new TableName(row.value1(), row.value2())));
    }

    /// Every shape of every table, by its number.
    public Map<Long, TableSchema> versions() {
        return SqlWork.on(
                file,
                () -> sql.select(
                                TABLE_VERSION.VERSION_ID,
                                CAPTURED_TABLE.SCHEMA_NAME,
                                CAPTURED_TABLE.TABLE_NAME,
                                TABLE_VERSION.DEFINITION)
                        .from(TABLE_VERSION)
                        .join(CAPTURED_TABLE)
                        .on(CAPTURED_TABLE.TABLE_ID.eq(TABLE_VERSION.TABLE_ID))
                        .fetchMap(
                                row -> row.value1(),
                                row -> TableDefinition.read(new TableName(row.value2(), row.value3()), row.value4())));
    }

    /// The shapes a table had, in the order of their first use; of each source that has a table of this name.
    public List<TableVersion> history(TableName table) {
        return SqlWork.on(
                file,
                () -> sql.select(TABLE_VERSION.VERSION_ID, TABLE_VERSION.DEFINITION)
                        .from(TABLE_VERSION)
                        .join(CAPTURED_TABLE)
                        .on(CAPTURED_TABLE.TABLE_ID.eq(TABLE_VERSION.TABLE_ID))
                        .where(CAPTURED_TABLE.SCHEMA_NAME.eq(table.schema()))
                        .and(CAPTURED_TABLE.TABLE_NAME.eq(table.table()))
                        .orderBy(TABLE_VERSION.VERSION_ID)
                        .fetch(row -> new TableVersion(row.value1(), TableDefinition.read(table, row.value2()))));
    }

    /// The runs of the initial snapshot, oldest first.
    public List<SnapshotRun> snapshotRuns() {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(SNAPSHOT_RUN)
                        .orderBy(SNAPSHOT_RUN.RUN)
                        .fetch(row -> new SnapshotRun(
                                Math.toIntExact(row.get(SNAPSHOT_RUN.RUN)),
                                new SourceId(row.get(SNAPSHOT_RUN.SOURCE_ID)),
                                row.get(SNAPSHOT_RUN.STARTED_US),
                                row.get(SNAPSHOT_RUN.FINISHED_US),
                                row.get(SNAPSHOT_RUN.SUPERSEDED_BY) != null)));
    }

    /// The sources in the order they were added.
    public List<KnownSource> sources() {
        var offset = CAPTURE_OFFSET;
        return SqlWork.on(
                file,
                () -> sql.select(SOURCE.fields())
                        .select(offset.POSITION, offset.SAVED_US)
                        .from(SOURCE)
                        .leftJoin(offset)
                        .on(offset.SOURCE_ID.eq(SOURCE.SOURCE_ID))
                        .orderBy(SOURCE.SOURCE_ID)
                        .fetch(row -> new KnownSource(
                                new SourceId(row.get(SOURCE.SOURCE_ID)),
                                row.get(SOURCE.NAME),
                                row.get(SOURCE.SERVER_UUID),
                                row.get(SOURCE.EPOCH),
                                row.get(offset.POSITION) == null ? "" : row.get(offset.POSITION),
                                row.get(offset.SAVED_US))));
    }
}

package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ACTOR;
import static io.auditworkbench.store.generated.Tables.CAPTURED_TABLE;
import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.MINUTE_SPAN;
import static io.auditworkbench.store.generated.Tables.ROLLUP_HOUR;
import static io.auditworkbench.store.generated.Tables.ROLLUP_MINUTE;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;
import static io.auditworkbench.store.generated.Tables.TABLE_VERSION;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Reads how much happened when, from counts that were kept along with the events.
///
/// - **Shape**: counts by the source's commit time; periods without events are left out; ordered by time. Superseded
///   snapshot runs do not count.
/// - **Units**: microseconds since the epoch, UTC; a period that `from` or `until` falls into is counted whole.
/// - **Threading**: any number of threads.
public final class ActivityLog {

    private final Path file;
    private final DSLContext sql;

    ActivityLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// Counts by minute and operation, `untilMicros` exclusive.
    public List<MinuteCount> byMinute(long fromMicros, long untilMicros) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(ROLLUP_MINUTE)
                        .where(ROLLUP_MINUTE.MINUTE.between(
                                Math.floorDiv(fromMicros, Rollups.MINUTE_MICROS),
                                Math.floorDiv(untilMicros - 1, Rollups.MINUTE_MICROS)))
                        .and(ROLLUP_MINUTE.EVENT_COUNT.gt(0L))
                        .orderBy(ROLLUP_MINUTE.MINUTE, ROLLUP_MINUTE.OP)
                        .fetch(row -> new MinuteCount(
                                row.get(ROLLUP_MINUTE.MINUTE) * Rollups.MINUTE_MICROS,
                                Operation.ofCode(Math.toIntExact(row.get(ROLLUP_MINUTE.OP))),
                                row.get(ROLLUP_MINUTE.EVENT_COUNT))));
    }

    /// When the first minute with an event begins and the last one ends; empty without events.
    public Optional<Span> span() {
        return SqlWork.on(file, () -> {
            var ends = sql.select(DSL.min(ROLLUP_MINUTE.MINUTE), DSL.max(ROLLUP_MINUTE.MINUTE))
                    .from(ROLLUP_MINUTE)
                    .fetchSingle();
            return ends.value1() == null
                    ? Optional.empty()
                    : Optional.of(new Span(
                            ends.value1() * Rollups.MINUTE_MICROS, (ends.value2() + 1) * Rollups.MINUTE_MICROS));
        });
    }

    /// A stretch of time, `untilMicros` exclusive.
    public record Span(long fromMicros, long untilMicros) {}

    /// Counts by operation and by periods of whole minutes that follow each other from `origin` on, which is not after
    /// `fromMicros`; each count begins with its period.
    public List<MinuteCount> byPeriod(long origin, long periodMicros, long fromMicros, long untilMicros) {
        long first = Math.floorDiv(origin, Rollups.MINUTE_MICROS);
        long minutes = Math.max(1, periodMicros / Rollups.MINUTE_MICROS);
        Field<Long> period = ROLLUP_MINUTE.MINUTE.minus(first).div(minutes).cast(Long.class);
        Field<Long> events = DSL.sum(ROLLUP_MINUTE.EVENT_COUNT).cast(Long.class);
        return SqlWork.on(
                file,
                () -> sql.select(period, ROLLUP_MINUTE.OP, events)
                        .from(ROLLUP_MINUTE)
                        .where(ROLLUP_MINUTE.MINUTE.between(
                                Math.floorDiv(fromMicros, Rollups.MINUTE_MICROS),
                                Math.floorDiv(untilMicros - 1, Rollups.MINUTE_MICROS)))
                        .and(ROLLUP_MINUTE.EVENT_COUNT.gt(0L))
                        .groupBy(period, ROLLUP_MINUTE.OP)
                        .orderBy(period, ROLLUP_MINUTE.OP)
                        .fetch(row -> new MinuteCount(
                                (first + row.value1() * minutes) * Rollups.MINUTE_MICROS,
                                Operation.ofCode(Math.toIntExact(row.value2())),
                                row.value3())));
    }

    /// How many events of an operation a table had.
    public record TableCount(TableName table, Operation operation, long events) {}

    /// Counts by table and operation, `untilMicros` exclusive, exact: whole hours from what was counted along with the
    /// events, what is left at both ends event by event.
    public List<TableCount> byTable(long fromMicros, long untilMicros) {
        long firstHour = -Math.floorDiv(-fromMicros, Rollups.HOUR_MICROS) * Rollups.HOUR_MICROS;
        long lastHour = Math.floorDiv(untilMicros, Rollups.HOUR_MICROS) * Rollups.HOUR_MICROS;
        List<TableCount> counts = new ArrayList<>();
        if (firstHour >= lastHour) {
            counts.addAll(eventByEvent(fromMicros, untilMicros));
            return counts;
        }
        counts.addAll(eventByEvent(fromMicros, firstHour));
        byHour(firstHour, lastHour)
                .forEach(hour -> counts.add(new TableCount(hour.table(), hour.operation(), hour.events())));
        counts.addAll(eventByEvent(lastHour, untilMicros));
        return counts;
    }

    private List<TableCount> eventByEvent(long fromMicros, long untilMicros) {
        if (fromMicros >= untilMicros) {
            return List.of();
        }
        return SqlWork.on(
                file,
                () -> sql.select(
                                CAPTURED_TABLE.SCHEMA_NAME,
                                CAPTURED_TABLE.TABLE_NAME,
                                CHANGE_EVENT.OP,
                                DSL.count().cast(Long.class))
                        .from(SOURCE_TX)
                        .join(CHANGE_EVENT)
                        .on(CHANGE_EVENT.SEQ.ge(SOURCE_TX.FIRST_SEQ))
                        .and(CHANGE_EVENT.SEQ.lt(SOURCE_TX.FIRST_SEQ.plus(SOURCE_TX.EVENT_COUNT)))
                        .join(TABLE_VERSION)
                        .on(TABLE_VERSION.VERSION_ID.eq(CHANGE_EVENT.VERSION_ID))
                        .join(CAPTURED_TABLE)
                        .on(CAPTURED_TABLE.TABLE_ID.eq(TABLE_VERSION.TABLE_ID))
                        .where(committed(fromMicros, untilMicros))
                        .and(EventQuery.isShown())
                        .groupBy(CAPTURED_TABLE.SCHEMA_NAME, CAPTURED_TABLE.TABLE_NAME, CHANGE_EVENT.OP)
                        .fetch(row -> new TableCount(
                                new TableName(row.value1(), row.value2()),
                                Operation.ofCode(Math.toIntExact(row.value3())),
                                row.value4())));
    }

    /// That a transaction with events was committed then; what is known of where the events of a minute lie keeps the
    /// search to a part of the log.
    static Condition committed(long fromMicros, long untilMicros) {
        Condition minutes = MINUTE_SPAN.MINUTE.between(
                Math.floorDiv(fromMicros, Rollups.MINUTE_MICROS),
                Math.floorDiv(untilMicros - 1, Rollups.MINUTE_MICROS));
        return SOURCE_TX
                .FIRST_SEQ
                .ge(DSL.select(DSL.min(MINUTE_SPAN.FIRST_SEQ)).from(MINUTE_SPAN).where(minutes))
                .and(SOURCE_TX.FIRST_SEQ.le(DSL.select(DSL.max(MINUTE_SPAN.LAST_SEQ))
                        .from(MINUTE_SPAN)
                        .where(minutes)))
                .and(SOURCE_TX.COMMIT_US.ge(fromMicros))
                .and(SOURCE_TX.COMMIT_US.lt(untilMicros))
                .and(SOURCE_TX.EVENT_COUNT.gt(0L));
    }

    /// How many transactions with changes were committed, rows of a snapshot left out; `untilMicros` exclusive, exact.
    public long transactions(long fromMicros, long untilMicros) {
        return SqlWork.on(file, () -> (long)
                sql.fetchCount(SOURCE_TX, committed(fromMicros, untilMicros).and(SOURCE_TX.SNAPSHOT_RUN.eq(0L))));
    }

    /// How many events each actor committed, the most first; `untilMicros` exclusive, exact.
    public List<ActorCount> byActor(long fromMicros, long untilMicros) {
        Field<Long> events = DSL.sum(SOURCE_TX.EVENT_COUNT).cast(Long.class);
        Map<String, Long> byName = new HashMap<>();
        SqlWork.on(file, () -> {
            // names come after: joining them to every transaction would take as long again
            Map<Long, String> names = sql.selectFrom(ACTOR).fetchMap(ACTOR.ACTOR_ID, ACTOR.NAME);
            sql.select(SOURCE_TX.ACTOR_ID, events)
                    .from(SOURCE_TX)
                    .where(committed(fromMicros, untilMicros))
                    .and(SOURCE_TX.SNAPSHOT_RUN.eq(0L))
                    .groupBy(SOURCE_TX.ACTOR_ID)
                    .fetch()
                    .forEach(row -> byName.merge(names.getOrDefault(row.value1(), "?"), row.value2(), Long::sum));
            return null;
        });
        return byName.entrySet().stream()
                .map(entry -> new ActorCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ActorCount::events).reversed().thenComparing(ActorCount::actor))
                .toList();
    }

    /// How many events an actor committed; `?` is nobody known.
    public record ActorCount(String actor, long events) {}

    /// How many events an actor committed within an hour; `?` is nobody known.
    public record ActorHour(long startMicros, String actor, long events) {}

    /// Counts by hour and actor, `untilMicros` exclusive; looks at every transaction.
    public List<ActorHour> byActorAndHour(long fromMicros, long untilMicros) {
        Field<Long> events = DSL.sum(SOURCE_TX.EVENT_COUNT).cast(Long.class);
        Field<String> actor = DSL.coalesce(ACTOR.NAME, DSL.inline("?"));
        Field<Long> hour = SOURCE_TX.COMMIT_US.div(DSL.inline(Rollups.HOUR_MICROS));
        return SqlWork.on(
                file,
                () -> sql.select(hour, actor, events)
                        .from(SOURCE_TX)
                        .leftJoin(ACTOR)
                        .on(ACTOR.ACTOR_ID.eq(SOURCE_TX.ACTOR_ID))
                        .where(SOURCE_TX.COMMIT_US.ge(fromMicros))
                        .and(SOURCE_TX.COMMIT_US.lt(untilMicros))
                        .and(SOURCE_TX.SNAPSHOT_RUN.eq(0L))
                        .and(SOURCE_TX.EVENT_COUNT.gt(0L))
                        .groupBy(hour, actor)
                        .orderBy(hour, actor)
                        .fetch(row -> new ActorHour(row.value1() * Rollups.HOUR_MICROS, row.value2(), row.value3())));
    }

    /// Counts by hour, table and operation, `untilMicros` exclusive.
    public List<HourCount> byHour(long fromMicros, long untilMicros) {
        return SqlWork.on(
                file,
                () -> sql.select(ROLLUP_HOUR.fields())
                        .select(CAPTURED_TABLE.fields())
                        .from(ROLLUP_HOUR)
                        .join(CAPTURED_TABLE)
                        .on(CAPTURED_TABLE.TABLE_ID.eq(ROLLUP_HOUR.TABLE_ID))
                        .where(ROLLUP_HOUR.HOUR.between(
                                Math.floorDiv(fromMicros, Rollups.HOUR_MICROS),
                                Math.floorDiv(untilMicros - 1, Rollups.HOUR_MICROS)))
                        .and(ROLLUP_HOUR.EVENT_COUNT.gt(0L))
                        .orderBy(ROLLUP_HOUR.HOUR, ROLLUP_HOUR.TABLE_ID, ROLLUP_HOUR.OP)
                        .fetch(row -> new HourCount(
                                row.get(ROLLUP_HOUR.HOUR) * Rollups.HOUR_MICROS,
                                new SourceId(row.get(CAPTURED_TABLE.SOURCE_ID)),
                                new TableName(row.get(CAPTURED_TABLE.SCHEMA_NAME), row.get(CAPTURED_TABLE.TABLE_NAME)),
                                Operation.ofCode(Math.toIntExact(row.get(ROLLUP_HOUR.OP))),
                                row.get(ROLLUP_HOUR.EVENT_COUNT))));
    }
}

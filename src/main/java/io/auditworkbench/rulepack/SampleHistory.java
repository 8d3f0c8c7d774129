package io.auditworkbench.rulepack;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Conclusion;
import io.auditworkbench.infer.KnownHistories;
import io.auditworkbench.infer.MappedTable;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.ObservedTransaction;
import io.auditworkbench.infer.RuleEngine;
import io.auditworkbench.infer.RuleEngine.Due;
import io.auditworkbench.infer.TableMapping;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.infer.Vocabulary.Kind;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A history in memory, of tables that are the entities themselves.
///
/// - **Shape**: a row keeps its key from its insert on, also through an update of every field.
/// - **Threading**: one thread.
final class SampleHistory {

    /// 2 March 2026, 10:00 UTC, a Monday.
    private static final long START_MICROS = 1_772_445_600_000_000L;

    private static final long DAY_MICROS = 86_400_000_000L;

    private final Vocabulary vocabulary;
    private final RuleEngine engine;
    private final KnownHistories changes;
    private final Map<String, RowKey> keys = new HashMap<>();
    private final Map<Long, NumberedEvent> events = new TreeMap<>();
    private final Map<Due, Long> waiting = new HashMap<>();
    private long commitMicros = START_MICROS;
    private long transactions;

    SampleHistory(Vocabulary vocabulary, CompiledRule rule) {
        this.vocabulary = vocabulary;
        this.engine = new RuleEngine(List.of(rule), vocabulary);
        this.changes = new KnownHistories(engine);
    }

    /// What the rule concludes in the end, in the order of the starts.
    List<BusinessEvent> conclude(List<RuleSample.Commit> commits) {
        for (RuleSample.Commit commit : commits) {
            commitMicros += commit.later().toMillis() * 1_000;
            ObservedTransaction transaction = transaction(commit);
            List<ObservedChange> own = new ArrayList<>();
            for (RuleSample.Change change : commit.changes()) {
                own.add(observed(change, transaction, changes.size() + 1L));
                changes.add(own.getLast());
            }
            infer(transaction, own, commitMicros);
        }
        while (!waiting.isEmpty()) {
            commitMicros = Math.max(
                    commitMicros,
                    waiting.values().stream().mapToLong(Long::longValue).max().orElseThrow());
            commitMicros += DAY_MICROS;
            infer(transaction(new RuleSample.Commit(Duration.ZERO, "nobody", List.of())), List.of(), commitMicros);
        }
        return events.values().stream().map(NumberedEvent::event).toList();
    }

    private void infer(ObservedTransaction transaction, List<ObservedChange> own, long watermarkMicros) {
        List<Due> due = waiting.entrySet().stream()
                .filter(entry -> entry.getValue() < watermarkMicros)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(waiting::remove);
        ChangeSlice slice = new ChangeSlice(transaction, own, ChangeSlice.Place.WHOLE, null);
        for (Conclusion conclusion : engine.infer(
                slice, due, changes, (_, anchor) -> Optional.ofNullable(events.get(anchor)), watermarkMicros)) {
            switch (conclusion) {
                case Conclusion.Waiting wait -> waiting.put(new Due(wait.ruleId(), wait.anchor()), wait.dueMicros());
                case Conclusion.Failed broken ->
                    throw new IllegalStateException(
                            "the rule breaks over change " + broken.anchor() + ": " + broken.reason());
                case Conclusion.Drawn(BusinessEvent event, Optional<NumberedEvent> former) ->
                    events.put(
                            event.anchor(),
                            new NumberedEvent(
                                    event.anchor(),
                                    former.map(NumberedEvent::revision).orElse(0) + 1,
                                    event));
            }
        }
    }

    private ObservedTransaction transaction(RuleSample.Commit commit) {
        return new ObservedTransaction(
                ++transactions,
                TransactionKind.STREAM,
                1,
                commitMicros,
                "",
                0,
                null,
                new Attribution(commit.actor(), AttributionGrade.EXACT, AttributionSource.STATEMENT_COMMENT),
                changes.size() + 1L,
                commit.changes().size());
    }

    private ObservedChange observed(RuleSample.Change change, ObservedTransaction transaction, long seq) {
        Entity entity = vocabulary.entity(change.entity()).orElseThrow();
        TableSchema table = table(entity);
        RowImage before = image(entity, change.before());
        RowImage after = image(entity, change.after());
        RowKey former = before == null ? null : keys.remove(identity(entity, before));
        RowKey key = former == null ? new RowKey(seq) : former;
        if (after != null) {
            keys.put(identity(entity, after), key);
        }
        return new ObservedChange(
                transaction, seq, change.operation(), table, before, after, key, mapped(entity, table));
    }

    private static String identity(Entity entity, RowImage image) {
        return entity.name() + image.values().stream().map(ColumnValue::text).toList();
    }

    private static @Nullable RowImage image(Entity entity, @Nullable Map<String, ColumnValue> values) {
        return values == null
                ? null
                : new RowImage(entity.fields().stream()
                        .map(field -> values.getOrDefault(field.name(), ColumnValue.Null.NULL))
                        .toList());
    }

    private static TableSchema table(Entity entity) {
        List<ColumnDefinition> columns = entity.fields().stream()
                .map(field -> column(field.name(), field.kind()))
                .toList();
        List<Integer> key = entity.field("id").isPresent()
                ? List.of(entity.fields().indexOf(entity.field("id").get()))
                : List.of();
        return new TableSchema(new TableName("sample", entity.name()), columns, key);
    }

    private static ColumnDefinition column(String name, Kind kind) {
        return switch (kind) {
            case NUMBER ->
                new ColumnDefinition(
                        name, ColumnType.DECIMAL, "decimal(30,12)", false, 30, 12, null, true, false, List.of());
            case TEXT, TIME ->
                new ColumnDefinition(
                        name, ColumnType.TEXT, "varchar(255)", false, 255, 0, "utf8mb4", true, false, List.of());
        };
    }

    private static MappedTable mapped(Entity entity, TableSchema table) {
        Map<String, TableMapping.FieldColumn> fields = new HashMap<>();
        for (Field field : entity.fields()) {
            fields.put(field.name(), new TableMapping.FieldColumn(field.name(), Map.of()));
        }
        return MappedTable.of(new TableMapping(entity.name(), table.name(), fields), table);
    }
}

package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.infer.Vocabulary.Kind;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.rulepack.RuleSample.Change;
import io.auditworkbench.rulepack.RuleSample.Commit;
import io.auditworkbench.rulepack.RuleSample.Expected;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the samples of a rule.
///
/// - **Threading**: one thread.
record SampleText(Vocabulary vocabulary, Problems problems) {

    private static final List<String> ACTS = List.of("insert", "update", "delete", "snapshot");
    private static final List<String> OF_A_CHANGE = List.of("insert", "update", "delete", "snapshot", "row", "to");
    private static final int MOST = 200;

    List<RuleSample> samples(FieldReader rule) {
        List<RuleSample> samples = new ArrayList<>();
        for (FieldReader reader : rule.each("tests", "a test", List.of("name", "transactions", "expect"))) {
            List<Commit> commits = new ArrayList<>();
            reader.each("transactions", "a transaction", List.of("later", "actor", "changes"))
                    .forEach(transaction -> commits.add(commit(transaction)));
            List<Expected> expected = new ArrayList<>();
            if (!reader.has("expect")) {
                problems.add(reader.place(), "the test expects nothing in words", "expect: [] for a near-miss");
            }
            reader.each("expect", "an expected event", List.of("objects", "attributes", "confidence", "standing"))
                    .forEach(event -> expected.add(expected(event)));
            samples.add(new RuleSample(reader.text("name"), reader.place().line(), commits, expected));
        }
        if (samples.size() > MOST) {
            problems.add(rule.place(), "the rule has " + samples.size() + " tests", "at most " + MOST);
        }
        return samples;
    }

    private Commit commit(FieldReader reader) {
        Duration later = reader.duration("later");
        List<Change> changes = new ArrayList<>();
        reader.each("changes", "a change", OF_A_CHANGE)
                .forEach(change -> change(change).ifPresent(changes::add));
        return new Commit(
                later == null ? Duration.ofMinutes(1) : later,
                reader.optional("actor").map(YamlNode.Scalar::text).orElse("somebody"),
                changes);
    }

    private Optional<Change> change(FieldReader reader) {
        List<String> acts = ACTS.stream().filter(reader::has).toList();
        if (acts.size() != 1) {
            problems.add(reader.place(), "a change does one thing", Problems.oneOf(ACTS) + ": and an entity");
            return Optional.empty();
        }
        String act = acts.getFirst();
        Optional<Entity> entity = reader.required(act).flatMap(name -> RuleText.entity(name, vocabulary, problems));
        if (entity.isEmpty()) {
            return Optional.empty();
        }
        if (!reader.has("row") || reader.has("to") != act.equals("update")) {
            problems.add(
                    reader.place(),
                    "the values of the change are not clear",
                    "row: and its values; of an update also to: and those that it changes");
        }
        Map<String, ColumnValue> row = values(reader, "row", entity.get());
        String name = entity.get().name();
        return Optional.of(
                switch (act) {
                    case "insert" -> new Change(Operation.INSERT, name, null, row);
                    case "snapshot" -> new Change(Operation.SNAPSHOT, name, null, row);
                    case "delete" -> new Change(Operation.DELETE, name, row, null);
                    default -> {
                        Map<String, ColumnValue> after = new HashMap<>(row);
                        after.putAll(values(reader, "to", entity.get()));
                        yield new Change(Operation.UPDATE, name, row, after);
                    }
                });
    }

    private Map<String, ColumnValue> values(FieldReader reader, String name, Entity entity) {
        Map<String, ColumnValue> values = new HashMap<>();
        for (YamlNode.Entry entry : reader.entries(name)) {
            Optional<Field> field = entity.field(entry.name().text());
            if (field.isEmpty()) {
                problems.unknown(
                        entry.name().place(),
                        entity.name() + " has no field \"" + entry.name().text() + "\"",
                        entry.name().text(),
                        entity.fields().stream().map(Field::name).toList());
            } else if (entry.value() instanceof YamlNode.Scalar scalar) {
                values.put(field.get().name(), value(scalar, field.get()));
            } else {
                problems.add(
                        entry.value().place(),
                        field.get().name() + " is " + entry.value().kind(),
                        "a value");
            }
        }
        return values;
    }

    private ColumnValue value(YamlNode.Scalar scalar, Field field) {
        if (scalar.isNothing()) {
            return ColumnValue.Null.NULL;
        }
        if (field.kind() != Kind.NUMBER) {
            return ColumnValue.Text.of(scalar.text());
        }
        if (!scalar.text().matches("-?[0-9]{1,18}(\\.[0-9]{1,12})?")) {
            problems.add(scalar.place(), field.name() + " \"" + scalar.text() + "\" is no number", "such as 12.50");
            return ColumnValue.Null.NULL;
        }
        return new ColumnValue.Decimal(new BigDecimal(scalar.text()).toPlainString());
    }

    private Expected expected(FieldReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (YamlNode.Entry entry : reader.entries("attributes")) {
            if (entry.value() instanceof YamlNode.Scalar scalar) {
                attributes.put(entry.name().text(), scalar.isNothing() ? "" : scalar.text());
            } else {
                problems.add(
                        entry.value().place(),
                        entry.name().text() + " is " + entry.value().kind(),
                        "a value");
            }
        }
        return new Expected(
                reader.has("objects") ? reader.texts("objects") : null,
                attributes,
                reader.has("confidence") ? reader.word("confidence", Confidence.class, Confidence.LOW) : null,
                reader.word("standing", Standing.class, Standing.STANDS));
    }
}

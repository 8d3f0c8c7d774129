package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Expression;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Belonging;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.model.event.Rule.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the parts of a rule.
///
/// - **Shape**: `sources` gets the entity of each part that was read.
/// - **Threading**: one thread.
record PartText(Vocabulary vocabulary, @Nullable Entity subject, Map<String, Entity> sources, Problems problems) {

    static final List<String> KNOWN = List.of("name", "entity", "when", "on", "scope", "at-least", "at-most", "need");
    private static final List<String> SCOPES = List.of("same-transaction", "as-of-start", "within");

    /// The part; empty when its name or its entity cannot be read.
    Optional<Rule.Part> part(FieldReader reader) {
        Optional<YamlNode.Scalar> name = reader.name("name", VocabularyReader.WORD, "a word such as lines");
        Optional<YamlNode.Scalar> word = reader.required("entity");
        Optional<Entity> entity = word.flatMap(text -> RuleText.entity(text, vocabulary, problems));
        if (name.isEmpty() || entity.isEmpty()) {
            return Optional.empty();
        }
        Scope scope = scope(reader);
        Map<String, String> on = on(reader, entity.get());
        checkJoin(
                entity.get(), scope, on, word.orElseThrow().place(), name.get().text());
        ConditionCheck.Rows rows =
                scope instanceof Scope.AsOfStart ? ConditionCheck.Rows.STATES : ConditionCheck.Rows.CHANGES;
        ConditionCheck condition = new ConditionCheck(entity.get(), rows, problems);
        String when = reader.optional("when").map(condition::check).orElse("");
        declare(name.get(), entity.get());
        return Optional.of(counted(reader, name.get(), entity.get(), when, on, scope));
    }

    private void declare(YamlNode.Scalar name, Entity entity) {
        if (name.text().equals(Expression.START)) {
            problems.add(name.place(), "a part cannot be called start", "another word");
            return;
        }
        if (sources.putIfAbsent(name.text(), entity) != null) {
            problems.add(name.place(), "there are two parts called " + name.text(), "a name for each");
        }
    }

    private Rule.Part counted(
            FieldReader reader, YamlNode.Scalar name, Entity entity, String when, Map<String, String> on, Scope scope) {
        Integer least = reader.number("at-least", 0);
        Integer most = reader.number("at-most", 0);
        int atLeast = least == null ? 0 : least;
        boolean canFail = atLeast > 0 || most != null;
        if (most != null && most < atLeast) {
            problems.add(reader.place(), "at-most is less than at-least", "at-most: " + atLeast + " or more");
        }
        Rule.Need need = reader.word("need", Rule.Need.class, canFail ? Rule.Need.REQUIRED : Rule.Need.OPTIONAL);
        if (!canFail && need != Rule.Need.OPTIONAL) {
            problems.add(reader.place(), "the part " + name.text() + " can never fail", "at-least: 1, or at-most: 0");
        }
        return new Rule.Part(name.text(), entity.name(), when, on, scope, atLeast, most, need);
    }

    private Scope scope(FieldReader reader) {
        Optional<YamlNode> value = reader.value("scope");
        if (value.isEmpty()) {
            return new Scope.SameTransaction();
        }
        if (value.get() instanceof YamlNode.Fields) {
            return reader.inner("scope", "the scope", List.of("within"))
                    .flatMap(inner -> inner.inner("within", "within", List.of("before", "after")))
                    .map(window -> within(window))
                    .orElse(new Scope.SameTransaction());
        }
        return switch (reader.optional("scope").map(YamlNode.Scalar::text).orElse("same-transaction")) {
            case "same-transaction" -> new Scope.SameTransaction();
            case "as-of-start" -> new Scope.AsOfStart();
            default -> {
                String text = ((YamlNode.Scalar) value.get()).text();
                problems.unknown(value.get().place(), "there is no scope \"" + text + "\"", text, SCOPES);
                yield new Scope.SameTransaction();
            }
        };
    }

    private Scope within(FieldReader window) {
        Duration before = window.duration("before");
        Duration after = window.duration("after");
        if (!window.has("before") && !window.has("after")) {
            problems.add(window.place(), "the window has no length", "before: 30d, after: 15m, or one of them");
        }
        return new Scope.Within(before == null ? Duration.ZERO : before, after == null ? Duration.ZERO : after);
    }

    private Map<String, String> on(FieldReader reader, Entity entity) {
        Map<String, String> on = new LinkedHashMap<>();
        Entity start = sources.get(Expression.START);
        for (YamlNode.Entry pair : reader.entries("on")) {
            checkField(pair.name(), entity);
            reader.text(pair.value(), "on").ifPresent(field -> {
                if (start != null) {
                    checkField(field, start);
                    checkPair(pair.name(), entity, field, start);
                }
                on.put(pair.name().text(), field.text());
            });
        }
        return on;
    }

    private void checkField(YamlNode.Scalar name, Entity entity) {
        if (entity.field(name.text()).isEmpty()) {
            problems.unknown(
                    name.place(),
                    entity.name() + " has no field \"" + name.text() + "\"",
                    name.text(),
                    entity.fields().stream().map(Field::name).toList());
        }
    }

    private void checkPair(YamlNode.Scalar name, Entity entity, YamlNode.Scalar other, Entity start) {
        String one = meant(name.text(), entity);
        String two = meant(other.text(), start);
        if (one != null && two != null && !one.equals(two)) {
            problems.add(
                    other.place(),
                    entity.name() + "." + name.text() + " is a " + one + " and " + start.name() + "." + other.text()
                            + " is a " + two,
                    "two fields that name the same thing");
        }
    }

    /// True for the fields by which rows are found whenever they changed.
    private static boolean isKept(Entity entity, String field) {
        return field.equals("id")
                || entity.field(field).map(Field::belonging).orElse(Belonging.REFERENCE) == Belonging.PART;
    }

    /// What a field's values are ids of; null for a plain value.
    private static @Nullable String meant(String field, Entity entity) {
        return field.equals("id")
                ? entity.name()
                : entity.field(field).map(Field::refersTo).orElse(null);
    }

    private void checkJoin(Entity entity, Scope scope, Map<String, String> on, Place place, String name) {
        Entity of = subject;
        boolean belongs =
                of != null && vocabulary.belongsBy(entity.name(), of.name()).isPresent();
        String cannot = "the part " + name + " cannot be joined: ";
        boolean isFound = switch (scope) {
            case Scope.SameTransaction _ -> belongs || !on.isEmpty();
            case Scope.AsOfStart _ -> belongs || on.keySet().stream().anyMatch(field -> isKept(entity, field));
            case Scope.Within _ -> belongs;
        };
        if (isFound) {
            return;
        }
        String why = of == null ? "the rule has no subject" : entity.name() + " does not belong to " + of.name();
        String right = switch (scope) {
            case Scope.SameTransaction _ -> "on: and a field of " + entity.name() + " with the field of the start";
            case Scope.AsOfStart _ -> "on: {id: and the field of the start that names it}";
            case Scope.Within _ -> "a subject that " + entity.name() + " belongs to";
        };
        problems.add(place, cannot + why, right);
    }
}

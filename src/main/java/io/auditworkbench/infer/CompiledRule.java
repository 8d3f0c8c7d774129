package io.auditworkbench.infer;

import io.auditworkbench.model.event.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule made ready to run: conditions and expressions read, joins found.
///
/// - **Threading**: immutable.
public final class CompiledRule {

    private final Rule rule;
    private final Condition start;
    private final @Nullable String subjectField;
    private final List<CompiledPart> parts = new ArrayList<>();
    private final List<CompiledCheck> checks = new ArrayList<>();
    private final List<CompiledObject> objects = new ArrayList<>();
    private final List<CompiledAttribute> attributes = new ArrayList<>();
    private final List<CompiledCorrection> corrections = new ArrayList<>();
    private final @Nullable Expression actor;
    private final Set<String> entities = new HashSet<>();

    /// - **Shape**: `on` pairs fields of the part with fields of the start; `subject` is the object whose history holds
    ///   the rows, `subjectField` the field of the start that names it; both null for a part of the same transaction;
    ///   `sentence` names it in reasons.
    record CompiledPart(
            Rule.Part part,
            Condition when,
            Map<String, String> on,
            @Nullable String subject,
            @Nullable String subjectField,
            String sentence) {}

    record CompiledCheck(Rule.Check check, Expression left, Expression right) {}

    record CompiledObject(Rule.ObjectTemplate template, Expression id) {}

    record CompiledAttribute(String name, Expression expression) {}

    record CompiledCorrection(Rule.Correction correction, Condition when) {}

    /// Makes a rule ready that was checked when it was read.
    ///
    /// - **Errors**: `IllegalArgumentException` for a rule that could not be read.
    public CompiledRule(Rule rule, Vocabulary vocabulary) {
        this.rule = rule;
        start = Condition.of(rule.start().when());
        entities.add(rule.start().entity());
        subjectField = rule.subject() == null
                ? null
                : vocabulary
                        .belongsBy(rule.start().entity(), rule.subject())
                        .orElseThrow(() -> new IllegalArgumentException(
                                rule.start().entity() + " is no part of " + rule.subject()));
        rule.parts().forEach(part -> parts.add(compiled(part, vocabulary)));
        rule.checks()
                .forEach(check ->
                        checks.add(new CompiledCheck(check, expression(check.left()), expression(check.right()))));
        rule.emission()
                .objects()
                .forEach(template -> objects.add(new CompiledObject(template, expression(template.id()))));
        rule.emission()
                .attributes()
                .forEach(template ->
                        attributes.add(new CompiledAttribute(template.name(), expression(template.expression()))));
        actor = rule.emission().actor() == null
                ? null
                : expression(rule.emission().actor());
        for (Rule.Correction correction : rule.corrections()) {
            entities.add(correction.entity());
            corrections.add(new CompiledCorrection(correction, Condition.of(correction.when())));
        }
    }

    private CompiledPart compiled(Rule.Part part, Vocabulary vocabulary) {
        Condition when = Condition.of(part.when());
        if (part.scope() instanceof Rule.Scope.SameTransaction && !part.on().isEmpty()) {
            return new CompiledPart(part, when, part.on(), null, null, PartSentence.of(part));
        }
        if (part.on().isEmpty()) {
            String subject = Optional.ofNullable(rule.subject())
                    .orElseThrow(() -> new IllegalArgumentException(part.name() + " is joined by nothing"));
            String field = vocabulary
                    .belongsBy(part.entity(), subject)
                    .orElseThrow(() -> new IllegalArgumentException(part.entity() + " is no part of " + subject));
            entities.add(part.entity());
            return new CompiledPart(
                    part, when, Map.of(field, subjectField()), subject, subjectField, PartSentence.of(part));
        }
        return joined(part, when, vocabulary);
    }

    /// A part that looks across transactions needs the object that its rows belong to.
    private static CompiledPart joined(Rule.Part part, Condition when, Vocabulary vocabulary) {
        for (Map.Entry<String, String> pair : part.on().entrySet()) {
            Optional<String> subject = subjectOf(part.entity(), pair.getKey(), vocabulary);
            if (subject.isPresent()) {
                return new CompiledPart(part, when, part.on(), subject.get(), pair.getValue(), PartSentence.of(part));
            }
        }
        throw new IllegalArgumentException(part.name() + " is joined by no field that it belongs by");
    }

    private static Optional<String> subjectOf(String entity, String field, Vocabulary vocabulary) {
        if (field.equals("id")) {
            return Optional.of(entity);
        }
        return vocabulary
                .entity(entity)
                .flatMap(known -> known.field(field))
                .filter(known -> known.belonging() == Vocabulary.Belonging.PART)
                .map(Vocabulary.Field::refersTo);
    }

    private static Expression expression(String text) {
        return switch (Expression.parse(text)) {
            case ParsedExpression.Accepted(Expression expression) -> expression;
            case ParsedExpression.Refused refused ->
                throw new IllegalArgumentException(text + ": " + refused.message());
        };
    }

    /// The rule.
    public Rule rule() {
        return rule;
    }

    /// Its id.
    public String id() {
        return rule.header().id();
    }

    Condition start() {
        return start;
    }

    boolean isStart(ObservedChange change) {
        return change.is(rule.start().entity()) && isOwnChange(change) && start.holdsFor(change);
    }

    /// Rows that were there before anybody watched are state, nobody's doing.
    static boolean isOwnChange(ObservedChange change) {
        return switch (change.operation()) {
            case INSERT, UPDATE, DELETE -> true;
            case SNAPSHOT, DDL, TRUNCATE -> false;
        };
    }

    /// The objects whose history it looks at.
    Set<String> subjects() {
        Set<String> all = new HashSet<>();
        parts.stream().map(CompiledPart::subject).filter(Objects::nonNull).forEach(all::add);
        if (rule.subject() != null) {
            all.add(rule.subject());
        }
        return all;
    }

    /// The field of the start that names the subject.
    String subjectField() {
        if (subjectField == null) {
            throw new IllegalStateException(id() + " has no subject");
        }
        return subjectField;
    }

    /// True when changes of this entity that belong to the subject can change what is concluded.
    boolean looksAt(String entity) {
        return entities.contains(entity);
    }

    List<CompiledPart> parts() {
        return parts;
    }

    List<CompiledCheck> checks() {
        return checks;
    }

    List<CompiledObject> objects() {
        return objects;
    }

    List<CompiledAttribute> attributes() {
        return attributes;
    }

    List<CompiledCorrection> corrections() {
        return corrections;
    }

    @Nullable
    Expression actor() {
        return actor;
    }
}

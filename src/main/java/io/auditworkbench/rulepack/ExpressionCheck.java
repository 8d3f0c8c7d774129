package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Expression;
import io.auditworkbench.infer.Expression.Path;
import io.auditworkbench.infer.Expression.Side;
import io.auditworkbench.infer.ExpressionValue;
import io.auditworkbench.infer.ParsedExpression;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.infer.Vocabulary.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks the expressions of a rule against its parts and their fields.
///
/// - **Shape**: `sources` are the start and the parts by name, with their entities.
/// - **Threading**: one thread.
record ExpressionCheck(Map<String, Entity> sources, Problems problems) {

    /// The expression, if it can be computed.
    Optional<Expression> check(YamlNode.Scalar text) {
        return switch (Expression.parse(text.text())) {
            case ParsedExpression.Refused refused -> {
                problems.add(text.placeOf(refused.start()), refused.message(), refused.whatWouldBeRight());
                yield Optional.empty();
            }
            case ParsedExpression.Accepted(Expression expression) -> {
                expression.paths().forEach(path -> checkPath(path, text));
                expression.parts().forEach(part -> checkPart(part, text));
                checkNumbers(expression, text);
                yield Optional.of(expression);
            }
        };
    }

    /// Two expressions that must be equal: a number is never equal to a text or a time.
    void checkEqual(YamlNode.Scalar left, YamlNode.Scalar right) {
        Optional<Kind> one = check(left).flatMap(this::kind);
        Optional<Kind> other = check(right).flatMap(this::kind);
        if (one.isPresent() && other.isPresent() && !one.get().equals(other.get())) {
            problems.add(
                    right.place(),
                    left.text() + " is a " + word(one.get()) + ", and " + right.text() + " is a " + word(other.get()),
                    "two expressions of one kind");
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// What an expression comes to; a number that is written out can also be an id.
    private Optional<Kind> kind(Expression expression) {
        return switch (expression) {
            case Path path ->
                path.side() == Side.DELTA
                        ? Optional.of(Kind.NUMBER)
                        : field(path).map(Field::kind);
            case Expression.First(Path path) -> field(path).map(Field::kind);
            case Expression.Literal(ExpressionValue value) ->
                value instanceof ExpressionValue.Text ? Optional.of(Kind.TEXT) : Optional.empty();
            case Expression.Sum _, Expression.Count _, Expression.Plus _, Expression.Minus _ ->
                Optional.of(Kind.NUMBER);
        };
    }

    /// An expression that is the id of an object of `entity`.
    void checkObject(YamlNode.Scalar text, Entity entity) {
        Path path = switch (check(text).orElse(null)) {
            case Path field -> field;
            case Expression.First(Path field) -> field;
            case null -> null;
            case Expression.Literal _, Expression.Sum _, Expression.Count _ -> refusedObject(text, entity);
            case Expression.Plus _, Expression.Minus _ -> refusedObject(text, entity);
        };
        Optional<Field> field = path == null ? Optional.empty() : field(path);
        if (path != null && field.isPresent() && !isIdOf(entity, path, field.get())) {
            problems.add(
                    text.place(),
                    path + " names no " + entity.name(),
                    ids(entity).isEmpty() ? "a field that names a " + entity.name() : Problems.oneOf(ids(entity)));
        }
    }

    private Path refusedObject(YamlNode.Scalar text, Entity entity) {
        problems.add(
                text.place(), "this names no " + entity.name(), "a field such as " + String.join(", ", ids(entity)));
        return null;
    }

    private List<String> ids(Entity entity) {
        return sources.entrySet().stream()
                .flatMap(source -> source.getValue().fields().stream()
                        .map(field -> new Path(source.getKey(), Side.SHOWN, field.name()))
                        .filter(path -> field(path)
                                .filter(field -> isIdOf(entity, path, field))
                                .isPresent())
                        .map(Path::toString))
                .sorted()
                .toList();
    }

    private boolean isIdOf(Entity entity, Path path, Field field) {
        Entity source = sources.get(path.source());
        return entity.name().equals(field.refersTo())
                || (field.name().equals("id") && source != null && source.name().equals(entity.name()));
    }

    private void checkPart(String part, YamlNode.Scalar text) {
        if (!sources.containsKey(part)) {
            problems.unknown(
                    text.placeOf(Math.max(0, text.text().indexOf(part))),
                    "the rule has no part \"" + part + "\"",
                    part,
                    sources.keySet());
        }
    }

    private void checkPath(Path path, YamlNode.Scalar text) {
        Entity entity = sources.get(path.source());
        int at = Math.max(0, text.text().indexOf(path.toString()));
        if (entity == null || entity.field(path.field()).isPresent()) {
            return;
        }
        problems.unknown(
                text.placeOf(at + path.toString().length() - path.field().length()),
                entity.name() + " has no field \"" + path.field() + "\"",
                path.field(),
                entity.fields().stream().map(Field::name).toList());
    }

    private void checkNumbers(Expression expression, YamlNode.Scalar text) {
        switch (expression) {
            case Path path -> {
                if (path.side() == Side.DELTA) {
                    checkNumber(path, text);
                }
            }
            case Expression.Sum sum -> sum.paths().forEach(path -> checkNumber(path, text));
            case Expression.Plus(Expression left, Expression right) -> checkOperands(left, right, text);
            case Expression.Minus(Expression left, Expression right) -> checkOperands(left, right, text);
            case Expression.Literal _, Expression.Count _, Expression.First _ -> {}
        }
    }

    private void checkOperands(Expression left, Expression right, YamlNode.Scalar text) {
        Stream.of(left, right).forEach(operand -> {
            checkNumbers(operand, text);
            if (operand instanceof Path || operand instanceof Expression.First) {
                operand.paths().forEach(path -> checkNumber(path, text));
            }
        });
    }

    private void checkNumber(Path path, YamlNode.Scalar text) {
        field(path)
                .filter(field -> field.kind() != Kind.NUMBER)
                .ifPresent(_ -> problems.add(
                        text.placeOf(Math.max(0, text.text().indexOf(path.toString()))),
                        path + " is no number",
                        "a field that holds numbers"));
    }

    private Optional<Field> field(Path path) {
        return Optional.ofNullable(sources.get(path.source())).flatMap(entity -> entity.field(path.field()));
    }
}

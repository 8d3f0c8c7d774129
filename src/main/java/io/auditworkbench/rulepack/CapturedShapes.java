package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableSchema;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares a mapping with the tables that were captured, and says which names, types and values are not theirs.
///
/// - **Shape**: without captured tables nothing is compared and nothing is a problem.
/// - **Threading**: one thread.
final class CapturedShapes {

    private final @Nullable Collection<TableSchema> captured;
    private final Problems problems;
    private String schema = "";
    private boolean isSchemaKnown;

    CapturedShapes(@Nullable Collection<TableSchema> captured, Problems problems) {
        this.captured = captured;
        this.problems = problems;
    }

    /// The database that the mapping is for.
    void ofSchema(YamlNode.Scalar name) {
        schema = name.text();
        List<String> schemas = captured == null
                ? List.of(schema)
                : captured.stream()
                        .map(table -> table.name().schema())
                        .distinct()
                        .sorted()
                        .toList();
        isSchemaKnown = schemas.contains(schema);
        if (!isSchemaKnown && schemas.isEmpty()) {
            problems.add(name.place(), "nothing was captured yet to check " + schema + " against", "capture it first");
        } else if (!isSchemaKnown) {
            problems.unknown(name.place(), "no captured database is called " + schema, schema, schemas);
        }
    }

    /// The table of that name; one of a database that is not known is not asked for, which was said already.
    Optional<TableSchema> table(YamlNode.Scalar name) {
        if (captured == null || !isSchemaKnown) {
            return Optional.empty();
        }
        List<TableSchema> ofSchema = captured.stream()
                .filter(known -> known.name().schema().equals(schema))
                .toList();
        Optional<TableSchema> found = ofSchema.stream()
                .filter(known -> known.name().table().equals(name.text()))
                .findFirst();
        if (found.isEmpty()) {
            problems.unknown(
                    name.place(),
                    "no captured table is called " + schema + "." + name.text(),
                    name.text(),
                    ofSchema.stream()
                            .map(known -> known.name().table())
                            .sorted()
                            .toList());
        }
        return found;
    }

    /// Checks the column of a field; `words` says that its values are given other names.
    void checkColumn(TableSchema table, Field field, YamlNode.Scalar name, Words words) {
        int index = table.indexOf(name.text());
        if (index < 0) {
            problems.unknown(
                    name.place(),
                    table.name() + " has no column " + name.text(),
                    name.text(),
                    table.columns().stream().map(ColumnDefinition::name).toList());
            return;
        }
        ColumnDefinition column = table.columns().get(index);
        if (words == Words.NONE && !ColumnGuess.fits(field, column)) {
            List<String> fitting = table.columns().stream()
                    .filter(other -> ColumnGuess.fits(field, other))
                    .map(ColumnDefinition::name)
                    .toList();
            problems.add(
                    name.place(),
                    field.name() + " is a " + field.kind().name().toLowerCase(Locale.ROOT) + ", and "
                            + table.name().table() + "." + name.text() + " is " + declared(column),
                    fitting.isEmpty()
                            ? "another column; " + table.name().table() + " has none that fits"
                            : Problems.oneOf(fitting));
        }
    }

    /// Whether a mapping gives the values of a column other names.
    enum Words {
        NONE,
        SOME
    }

    /// Checks that a column can hold the value, where all its values are known.
    void checkValue(TableSchema table, String columnName, YamlNode.Scalar value) {
        List<String> labels = Stream.of(table.indexOf(columnName))
                .filter(index -> index >= 0)
                .map(table.columns()::get)
                .filter(column -> column.type() == ColumnType.ENUM)
                .flatMap(column -> column.labels().stream())
                .toList();
        if (!labels.isEmpty() && !labels.contains(value.text())) {
            problems.unknown(
                    value.place(),
                    table.name().table() + "." + columnName + " is never \"" + value.text() + "\"",
                    value.text(),
                    labels);
        }
    }

    private static String declared(ColumnDefinition column) {
        return column.declaredType().isEmpty()
                ? column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : column.declaredType();
    }
}

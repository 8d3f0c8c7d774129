package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.rulepack.ProposedMapping.Placed;
import io.auditworkbench.rulepack.ProposedMapping.PlacedField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Proposes a mapping for the captured tables of one schema, with a reason for each line, for a person to correct.
///
/// - **Shape**: a YAML text that [MappingReader] reads as it is; what could not be guessed is said in comments.
/// - **Threading**: stateless after construction.
public final class MappingSuggestion {

    private final Vocabulary vocabulary;
    private final Synonyms synonyms;

    private MappingSuggestion(Vocabulary vocabulary, Synonyms synonyms) {
        this.vocabulary = vocabulary;
        this.synonyms = synonyms;
    }

    /// With the other names that come with the product.
    public static MappingSuggestion of(Vocabulary vocabulary) {
        return new MappingSuggestion(Objects.requireNonNull(vocabulary, "vocabulary"), BuiltIn.synonyms());
    }

    /// Values that were seen in a column whose type does not list them.
    @FunctionalInterface
    public interface SeenValues {

        /// Nothing was seen.
        SeenValues NONE = (_, _) -> List.of();

        /// Each once.
        List<String> of(TableName table, String column);
    }

    /// The text for the tables of `schema`; others are not looked at.
    public String suggest(String schema, Collection<TableSchema> captured) {
        return suggest(schema, captured, SeenValues.NONE).text();
    }

    /// The proposal for the tables of `schema`; others are not looked at.
    public ProposedMapping suggest(String schema, Collection<TableSchema> captured, SeenValues seen) {
        List<TableSchema> tables = captured.stream()
                .filter(table -> table.name().schema().equals(schema))
                .toList();
        Map<String, TableGuess> guesses = TableGuess.all(vocabulary.entities(), tables, synonyms);
        StringBuilder text = new StringBuilder("# Proposed from names, types and keys: check it before you use it.\n");
        text.append("name: ")
                .append(nameOf(schema))
                .append("\nschema: ")
                .append(quoted(schema))
                .append('\n');
        List<Placed> placed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        StringBuilder entries = new StringBuilder();
        for (Entity entity : vocabulary.entities()) {
            TableGuess guess = guesses.get(entity.name());
            Map<Field, ColumnGuess> columns = guess == null ? Map.of() : columns(guess, guesses);
            if (guess == null || isWithoutId(entity, columns)) {
                missing.add(entity.name());
            } else {
                placed.add(append(entries, guess, columns, seen));
            }
        }
        text.append("tables:").append(placed.isEmpty() ? " {}\n" : "\n").append(entries);
        List<String> unmapped = unplaced(tables, placed);
        appendRest(text, missing, unmapped);
        return new ProposedMapping(schema, text.toString(), placed, missing, unmapped);
    }

    private static boolean isWithoutId(Entity entity, Map<Field, ColumnGuess> columns) {
        return entity.field("id").filter(id -> !columns.containsKey(id)).isPresent();
    }

    /// A column is proposed for one field only: the first that it fits.
    private Map<Field, ColumnGuess> columns(TableGuess guess, Map<String, TableGuess> guesses) {
        Map<Field, ColumnGuess> columns = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Field field : guess.entity().fields()) {
            ColumnGuess.of(guess.entity(), field, guess.table(), guesses, synonyms)
                    .filter(column -> taken.add(column.column().name()))
                    .ifPresent(column -> columns.put(field, column));
        }
        return columns;
    }

    private Placed append(StringBuilder text, TableGuess guess, Map<Field, ColumnGuess> columns, SeenValues seen) {
        Entity entity = guess.entity();
        text.append("  ").append(entity.name()).append(":\n    table: ");
        text.append(quoted(guess.table().name().table()))
                .append("  # ")
                .append(guess.why())
                .append('\n');
        text.append("    fields:").append(columns.isEmpty() ? " {}\n" : "\n");
        List<PlacedField> fields = new ArrayList<>();
        columns.forEach((field, column) -> {
            List<String> values = field.words().isEmpty() ? List.of() : values(guess.table(), column, seen);
            Map<String, String> words = words(entity, field, values);
            List<String> unknown =
                    values.stream().filter(value -> !words.containsKey(value)).toList();
            text.append("      ")
                    .append(line(field, column, words, values))
                    .append(note(field, values, unknown))
                    .append('\n');
            fields.add(new PlacedField(field.name(), column.column().name(), column.why(), unknown));
        });
        List<String> without = entity.fields().stream()
                .filter(field -> !columns.containsKey(field))
                .map(Field::name)
                .toList();
        if (!without.isEmpty()) {
            text.append("      # no column found for ")
                    .append(String.join(", ", without))
                    .append('\n');
        }
        return new Placed(entity.name(), guess.table().name().table(), guess.why(), fields, without);
    }

    private static List<String> values(TableSchema table, ColumnGuess guess, SeenValues seen) {
        List<String> labels = guess.column().labels();
        return labels.isEmpty() ? seen.of(table.name(), guess.column().name()) : labels;
    }

    /// The word for each value that has one, also where it is the value itself.
    private Map<String, String> words(Entity entity, Field field, List<String> values) {
        Map<String, String> words = new LinkedHashMap<>();
        values.forEach(value -> word(entity, field, value).ifPresent(word -> words.put(value, word)));
        return words;
    }

    private static String line(Field field, ColumnGuess guess, Map<String, String> words, List<String> values) {
        String column = quoted(guess.column().name());
        List<String> pairs = values.stream()
                .filter(value -> words.containsKey(value) && !words.get(value).equals(value))
                .map(value -> quoted(value) + ": " + words.get(value))
                .toList();
        String value = pairs.isEmpty() ? column : "{column: " + column + ", words: {" + String.join(", ", pairs) + "}}";
        return field.name() + ": " + value + "  # " + inOneLine(guess.why());
    }

    private static String note(Field field, List<String> values, List<String> unknown) {
        if (field.words().isEmpty()) {
            return "";
        }
        if (values.isEmpty()) {
            return "; its values are not known, the words are " + String.join(", ", field.words());
        }
        return unknown.isEmpty()
                ? ""
                : "; no word for " + inOneLine(String.join(", ", unknown)) + ", the words are "
                        + String.join(", ", field.words());
    }

    private Optional<String> word(Entity entity, Field field, String label) {
        String small = label.toLowerCase(Locale.ROOT);
        return field.words().contains(small) ? Optional.of(small) : synonyms.word(entity.name(), field.name(), label);
    }

    private static List<String> unplaced(List<TableSchema> tables, List<Placed> placed) {
        Set<String> used = new HashSet<>();
        placed.forEach(one -> used.add(one.table()));
        return tables.stream()
                .map(table -> table.name().table())
                .filter(name -> !used.contains(name))
                .sorted()
                .toList();
    }

    private static void appendRest(StringBuilder text, List<String> missing, List<String> unmapped) {
        if (!missing.isEmpty()) {
            text.append("# no table found for ")
                    .append(String.join(", ", missing))
                    .append('\n');
        }
        if (!unmapped.isEmpty()) {
            text.append("# not mapped: ")
                    .append(inOneLine(String.join(", ", unmapped)))
                    .append('\n');
        }
    }

    private static String nameOf(String schema) {
        String name = schema.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = name.substring(0, Math.min(30, name.length()));
        return cut.matches("[a-z].*") ? cut : "mapping-" + cut;
    }

    /// Names are the database's, so anything can be in them.
    private static String quoted(String name) {
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*") && !name.equalsIgnoreCase("null")) {
            return name;
        }
        StringBuilder text = new StringBuilder("\"");
        name.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c > '~') {
                text.append(String.format(Locale.ROOT, "\\U%08X", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.append('"').toString();
    }

    private static String inOneLine(String comment) {
        return comment.replaceAll("\\P{Print}", "?");
    }
}

package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.TableSchema;
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

    /// The text for the tables of `schema`; others are not looked at.
    public String suggest(String schema, Collection<TableSchema> captured) {
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
        text.append("tables:").append(guesses.isEmpty() ? " {}\n" : "\n");
        List<String> missing = new ArrayList<>();
        for (Entity entity : vocabulary.entities()) {
            TableGuess guess = guesses.get(entity.name());
            Map<Field, ColumnGuess> columns = guess == null ? Map.of() : columns(guess, guesses);
            if (guess == null || isWithoutId(entity, columns)) {
                missing.add(entity.name());
            } else {
                append(text, guess, columns);
            }
        }
        appendRest(text, missing, tables, guesses);
        return text.toString();
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

    private void append(StringBuilder text, TableGuess guess, Map<Field, ColumnGuess> columns) {
        Entity entity = guess.entity();
        text.append("  ").append(entity.name()).append(":\n    table: ");
        text.append(quoted(guess.table().name().table()))
                .append("  # ")
                .append(guess.why())
                .append('\n');
        text.append("    fields:").append(columns.isEmpty() ? " {}\n" : "\n");
        columns.forEach((field, column) ->
                text.append("      ").append(line(entity, field, column)).append('\n'));
        List<String> without = entity.fields().stream()
                .filter(field -> !columns.containsKey(field))
                .map(Field::name)
                .toList();
        if (!without.isEmpty()) {
            text.append("      # no column found for ")
                    .append(String.join(", ", without))
                    .append('\n');
        }
    }

    private String line(Entity entity, Field field, ColumnGuess guess) {
        String column = quoted(guess.column().name());
        if (field.words().isEmpty()) {
            return field.name() + ": " + column + "  # " + inOneLine(guess.why());
        }
        ColumnDefinition definition = guess.column();
        List<String> pairs = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String label : definition.labels()) {
            Optional<String> word = word(entity, field, label);
            if (word.isEmpty()) {
                unknown.add(label);
            } else if (!word.get().equals(label)) {
                pairs.add(quoted(label) + ": " + word.get());
            }
        }
        String note = definition.labels().isEmpty()
                ? "; its values are not known, the words are " + String.join(", ", field.words())
                : unknown.isEmpty() ? "" : "; no word for " + inOneLine(String.join(", ", unknown));
        String value = pairs.isEmpty() ? column : "{column: " + column + ", words: {" + String.join(", ", pairs) + "}}";
        return field.name() + ": " + value + "  # " + inOneLine(guess.why()) + note;
    }

    private Optional<String> word(Entity entity, Field field, String label) {
        String small = label.toLowerCase(Locale.ROOT);
        return field.words().contains(small) ? Optional.of(small) : synonyms.word(entity.name(), field.name(), label);
    }

    private static void appendRest(
            StringBuilder text, List<String> missing, List<TableSchema> tables, Map<String, TableGuess> guesses) {
        Set<String> used = new HashSet<>();
        guesses.forEach((entity, guess) -> {
            if (!missing.contains(entity)) {
                used.add(guess.table().name().table());
            }
        });
        List<String> others = tables.stream()
                .map(table -> table.name().table())
                .filter(name -> !used.contains(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            text.append("# no table found for ")
                    .append(String.join(", ", missing))
                    .append('\n');
        }
        if (!others.isEmpty()) {
            text.append("# not mapped: ")
                    .append(inOneLine(String.join(", ", others)))
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

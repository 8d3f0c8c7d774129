package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.model.change.TableSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Guesses which table holds which entity.
///
/// - **Shape**: by the name first, and among equal names by the columns; a table is one entity, an entity one table.
record TableGuess(Entity entity, TableSchema table, int nameScore, int columnScore, String why) {

    private static final int SAME_NAME = 10;
    private static final int KNOWN_NAME = 8;
    private static final int END_OF_NAME = 4;

    /// The best guesses for the tables, by entity.
    static Map<String, TableGuess> all(Collection<Entity> entities, Collection<TableSchema> tables, Synonyms synonyms) {
        List<TableGuess> guesses = entities.stream()
                .flatMap(entity -> tables.stream().flatMap(table -> guess(entity, table, synonyms)))
                .sorted(Comparator.comparingInt(TableGuess::score)
                        .reversed()
                        .thenComparing(guess -> guess.table().name())
                        .thenComparing(guess -> guess.entity().name()))
                .toList();
        Map<String, TableGuess> best = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (TableGuess guess : guesses) {
            String table = guess.table().name().table();
            if (!best.containsKey(guess.entity().name()) && taken.add(table)) {
                best.put(guess.entity().name(), guess);
            }
        }
        return best;
    }

    private int score() {
        return 100 * nameScore + columnScore;
    }

    private static Stream<TableGuess> guess(Entity entity, TableSchema table, Synonyms synonyms) {
        String name = singular(table.name().table());
        int columns = (int) entity.fields().stream()
                .filter(field -> !field.name().equals("id"))
                .filter(field ->
                        ColumnGuess.of(entity, field, table, Map.of(), synonyms).isPresent())
                .count();
        if (columns == 0) {
            return Stream.of();
        }
        if (name.equals(entity.name())) {
            return Stream.of(new TableGuess(entity, table, SAME_NAME, columns, "same name"));
        }
        if (synonyms.names(entity.name()).contains(name)) {
            return Stream.of(new TableGuess(entity, table, KNOWN_NAME, columns, "another name for " + entity.name()));
        }
        boolean endsSo = Stream.concat(Stream.of(entity.name()), synonyms.names(entity.name()).stream())
                .anyMatch(known -> name.endsWith("_" + known));
        // the end of a name is weak: most of the columns must be there too
        return endsSo && 2 * columns >= entity.fields().size()
                ? Stream.of(new TableGuess(
                        entity, table, END_OF_NAME, columns, "the name ends so, and most columns are there"))
                : Stream.of();
    }

    /// `orders` → `order`, `categories` → `category`; compared in small letters.
    static String singular(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (small.endsWith("ies")) {
            return small.substring(0, small.length() - 3) + "y";
        }
        if (small.endsWith("ches") || small.endsWith("xes") || small.endsWith("sses")) {
            return small.substring(0, small.length() - 2);
        }
        return small.endsWith("s") && !small.endsWith("ss") && !small.endsWith("us")
                ? small.substring(0, small.length() - 1)
                : small;
    }
}

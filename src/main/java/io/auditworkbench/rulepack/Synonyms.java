package io.auditworkbench.rulepack;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Other names for the words of the vocabulary.
///
/// - **Shape**: small letters. `words` from what stands in a column to the word for it.
/// - **Threading**: immutable.
record Synonyms(Map<String, OfEntity> entities) {

    record OfEntity(List<String> names, Map<String, List<String>> fields, Map<String, Map<String, String>> words) {}

    private static final OfEntity NONE = new OfEntity(List.of(), Map.of(), Map.of());

    static Synonyms read(PackFile file, Problems problems) {
        Map<String, OfEntity> entities = new HashMap<>();
        YamlReader.read(file, problems)
                .ifPresent(root -> root.entries()
                        .forEach((name, entry) -> FieldReader.fields(
                                        entry.value(), name, List.of("names", "fields", "words"), problems)
                                .ifPresent(reader -> entities.put(name, entity(reader, problems)))));
        return new Synonyms(Map.copyOf(entities));
    }

    private static OfEntity entity(FieldReader reader, Problems problems) {
        Map<String, List<String>> fields = new HashMap<>();
        reader.entries("fields").forEach(entry -> fields.put(entry.name().text(), texts(entry.value())));
        Map<String, Map<String, String>> words = new HashMap<>();
        for (YamlNode.Entry field : reader.entries("words")) {
            if (field.value() instanceof YamlNode.Fields ofField) {
                Map<String, String> wordOf = new HashMap<>();
                ofField.entries()
                        .forEach((word, others) -> texts(others.value()).forEach(other -> wordOf.put(other, word)));
                words.put(field.name().text(), wordOf);
            } else {
                problems.add(field.value().place(), "no words", "a word and its other names");
            }
        }
        return new OfEntity(reader.texts("names"), fields, words);
    }

    private static List<String> texts(YamlNode node) {
        return node instanceof YamlNode.Items items
                ? items.items().stream()
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(item -> ((YamlNode.Scalar) item).text())
                        .toList()
                : List.of();
    }

    List<String> names(String entity) {
        return of(entity).names();
    }

    List<String> fields(String entity, String field) {
        return of(entity).fields().getOrDefault(field, List.of());
    }

    /// The word that a value probably stands for.
    Optional<String> word(String entity, String field, String value) {
        return Optional.ofNullable(
                of(entity).words().getOrDefault(field, Map.of()).get(value.toLowerCase(Locale.ROOT)));
    }

    private OfEntity of(String entity) {
        return entities.getOrDefault(entity, NONE);
    }
}

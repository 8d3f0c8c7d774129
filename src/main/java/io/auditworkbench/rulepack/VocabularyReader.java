package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Belonging;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.infer.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the words of a business from YAML.
///
/// - **Threading**: one thread.
final class VocabularyReader {

    static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final Problems problems;
    private final List<YamlNode.Scalar> references = new ArrayList<>();

    private VocabularyReader(Problems problems) {
        this.problems = problems;
    }

    /// The vocabulary in a file; empty when there is a problem.
    static Optional<Vocabulary> read(PackFile file, Problems problems) {
        return YamlReader.read(file, problems)
                .map(new VocabularyReader(problems)::vocabulary)
                .filter(_ -> problems.isEmpty());
    }

    private Vocabulary vocabulary(YamlNode.Fields root) {
        FieldReader top = new FieldReader(root, "the vocabulary", List.of("entities"), problems);
        List<Entity> entities = new ArrayList<>();
        top.entries("entities").forEach(entry -> entity(entry).ifPresent(entities::add));
        Vocabulary vocabulary = new Vocabulary(entities);
        references.forEach(reference -> check(reference, vocabulary));
        return vocabulary;
    }

    private Optional<Entity> entity(YamlNode.Entry entry) {
        String name = word(entry.name());
        return FieldReader.fields(entry.value(), name, List.of("meaning", "fields"), problems)
                .map(reader -> {
                    List<Field> fields = new ArrayList<>();
                    reader.entries("fields").forEach(field -> field(field).ifPresent(fields::add));
                    return new Entity(name, reader.text("meaning"), fields);
                });
    }

    private Optional<Field> field(YamlNode.Entry entry) {
        String name = word(entry.name());
        List<String> known = List.of("kind", "is", "part-of", "words", "meaning");
        return FieldReader.fields(entry.value(), name, known, problems).map(reader -> {
            Optional<YamlNode.Scalar> part = reader.optional("part-of");
            Optional<YamlNode.Scalar> reference = part.or(() -> reader.optional("is"));
            reference.ifPresent(references::add);
            return new Field(
                    name,
                    reader.word("kind", Kind.class, Kind.TEXT),
                    reference.map(YamlNode.Scalar::text).orElse(null),
                    part.isEmpty() ? Belonging.REFERENCE : Belonging.PART,
                    reader.texts("words"),
                    reader.text("meaning"));
        });
    }

    private String word(YamlNode.Scalar name) {
        if (!WORD.matcher(name.text()).matches()) {
            problems.add(name.place(), "\"" + name.text() + "\" cannot be a word", "small letters, digits and _");
        }
        return name.text();
    }

    private void check(YamlNode.Scalar reference, Vocabulary vocabulary) {
        if (vocabulary
                .entity(reference.text())
                .flatMap(known -> known.field("id"))
                .isEmpty()) {
            List<String> known = vocabulary.entities().stream()
                    .filter(entity -> entity.field("id").isPresent())
                    .map(Entity::name)
                    .toList();
            problems.unknown(
                    reference.place(),
                    "there is no entity \"" + reference.text() + "\" with an id",
                    reference.text(),
                    known);
        }
    }
}

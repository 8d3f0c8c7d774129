package io.auditworkbench.infer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words in which rules and detectors speak of a business: what there is, and what is known of each thing.
///
/// - **Threading**: immutable.
public final class Vocabulary {

    private final Map<String, Entity> entities = new LinkedHashMap<>();

    public Vocabulary(List<Entity> entities) {
        entities.forEach(entity -> this.entities.put(entity.name(), entity));
    }

    /// A kind of thing, `order_line`. One with a field `id` is an object that business events can be about.
    public record Entity(String name, String meaning, List<Field> fields) {
        public Entity {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(meaning, "meaning");
            fields = List.copyOf(fields);
        }

        /// The field of that name.
        public Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }
    }

    /// What is known of a thing.
    ///
    /// - **Shape**: `refersTo` is the entity whose `id` the value is, null for a plain value; `words` are the values
    ///   that rules know, empty for any.
    public record Field(
            String name,
            Kind kind,
            @Nullable String refersTo,
            Belonging belonging,
            List<String> words,
            String meaning) {
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(belonging, "belonging");
            words = List.copyOf(words);
            Objects.requireNonNull(meaning, "meaning");
        }
    }

    /// How a field's values compare.
    public enum Kind {
        NUMBER,
        TEXT,
        TIME
    }

    /// Whether a thing is looked at together with the one it refers to: a line with its order, not with its product,
    /// which thousands of lines refer to.
    public enum Belonging {
        PART,
        REFERENCE
    }

    /// The entity of that name.
    public Optional<Entity> entity(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    /// Every entity, in the order of the vocabulary.
    public Collection<Entity> entities() {
        return List.copyOf(entities.values());
    }

    /// The field by which an entity belongs to a subject: its own `id`, or a reference of which it is a part.
    public Optional<String> belongsBy(String entity, String subject) {
        if (entity.equals(subject)) {
            return entity(entity).flatMap(known -> known.field("id")).map(Field::name);
        }
        return entity(entity).stream()
                .flatMap(known -> known.fields().stream())
                .filter(field -> subject.equals(field.refersTo()) && field.belonging() == Belonging.PART)
                .map(Field::name)
                .findFirst();
    }
}

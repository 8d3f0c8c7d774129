package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.TableMapping;
import io.auditworkbench.infer.TableMapping.FieldColumn;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads mappings from YAML files: which table and column of one database holds each word of the vocabulary.
///
/// - **Errors**: [ReadMapping.Refused] with every problem and its place.
/// - **Threading**: stateless after construction.
/// - **Source**: docs/rules.md.
public final class MappingReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Vocabulary vocabulary;

    public MappingReader(Vocabulary vocabulary) {
        this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    }

    /// Reads a mapping against the vocabulary alone.
    public ReadMapping read(PackFile file) {
        return read(file, Optional.empty());
    }

    /// Reads a mapping, and refuses tables and columns that the captured tables do not have.
    public ReadMapping read(PackFile file, Collection<TableSchema> captured) {
        return read(file, Optional.of(captured));
    }

    /// Reads all files in their order against the vocabulary alone; of two for one database or of one name the later
    /// is refused.
    public List<ReadMapping> read(List<PackFile> files) {
        Map<String, String> fileOf = new HashMap<>();
        List<ReadMapping> all = new ArrayList<>();
        for (PackFile file : files) {
            ReadMapping read = read(file);
            if (read instanceof ReadMapping.Accepted readable) {
                Problems problems = new Problems(file.name());
                refuseTaken("name", readable.name(), fileOf, file, problems);
                refuseTaken("schema", readable.schema(), fileOf, file, problems);
                read = problems.isEmpty() ? read : new ReadMapping.Refused(file.name(), problems.inOrder());
            }
            all.add(read);
        }
        return all;
    }

    private static void refuseTaken(
            String field, String value, Map<String, String> fileOf, PackFile file, Problems problems) {
        String former = fileOf.putIfAbsent(field + " " + value, file.name());
        if (former != null) {
            Place place = YamlReader.read(file, new Problems(file.name()))
                    .map(root -> root.entries().get(field))
                    .map(entry -> entry.value().place())
                    .orElse(Place.START);
            problems.add(
                    place, "the " + field + " " + value + " is taken", "one of its own; " + former + " has this one");
        }
    }

    private ReadMapping read(PackFile file, Optional<Collection<TableSchema>> captured) {
        Problems problems = new Problems(file.name());
        Optional<ReadMapping> read = YamlReader.read(file, problems)
                .map(root -> new MappingText(vocabulary, new CapturedShapes(captured.orElse(null), problems), problems)
                        .mapping(root, file));
        return problems.isEmpty() && read.isPresent()
                ? read.get()
                : new ReadMapping.Refused(file.name(), problems.inOrder());
    }

    /// One file being read.
    private static final class MappingText {

        private final Vocabulary vocabulary;
        private final CapturedShapes captured;
        private final Problems problems;
        private final Map<String, Place> placeOfTable = new HashMap<>();
        private String schema = "";

        MappingText(Vocabulary vocabulary, CapturedShapes captured, Problems problems) {
            this.vocabulary = vocabulary;
            this.captured = captured;
            this.problems = problems;
        }

        ReadMapping mapping(YamlNode.Fields root, PackFile file) {
            FieldReader top = new FieldReader(root, "the mapping", List.of("name", "schema", "tables"), problems);
            String name = top.name("name", NAME, "small letters, digits and hyphens")
                    .map(YamlNode.Scalar::text)
                    .orElse("");
            Optional<YamlNode.Scalar> database = top.required("schema");
            database.ifPresent(captured::ofSchema);
            schema = database.map(YamlNode.Scalar::text).orElse("");
            if (!top.has("tables")) {
                problems.add(
                        top.place(), "the mapping has no tables", "tables: {order: {table: orders, fields: {id: id}}}");
            }
            List<TableMapping> tables = new ArrayList<>();
            top.entries("tables").forEach(entry -> table(entry).ifPresent(tables::add));
            return new ReadMapping.Accepted(file.name(), name, schema, new Mapping(tables, file.sha256()));
        }

        private Optional<TableMapping> table(YamlNode.Entry entry) {
            Optional<Entity> entity = RuleText.entity(entry.name(), vocabulary, problems);
            Optional<FieldReader> reader =
                    FieldReader.fields(entry.value(), entry.name().text(), List.of("table", "fields"), problems);
            if (entity.isEmpty() || reader.isEmpty()) {
                return Optional.empty();
            }
            Optional<YamlNode.Scalar> table = reader.get().required("table");
            table.ifPresent(this::checkTwice);
            Optional<TableSchema> known = table.flatMap(captured::table);
            Map<String, FieldColumn> fields = new HashMap<>();
            for (YamlNode.Entry field : reader.get().entries("fields")) {
                field(field, entity.get(), reader.get(), known)
                        .ifPresent(column -> fields.put(field.name().text(), column));
            }
            if (entity.get().field("id").isPresent() && !fields.containsKey("id")) {
                problems.add(
                        entry.name().place(),
                        entity.get().name() + " is mapped without its id",
                        "fields: {id: and the column that tells rows apart}");
            }
            return table.map(name -> new TableMapping(entity.get().name(), new TableName(schema, name.text()), fields));
        }

        private void checkTwice(YamlNode.Scalar table) {
            Place former = placeOfTable.putIfAbsent(table.text(), table.place());
            if (former != null) {
                problems.add(
                        table.place(),
                        "the table " + table.text() + " is mapped twice",
                        "one entity for a table; the first is in line " + former.line());
            }
        }

        private Optional<FieldColumn> field(
                YamlNode.Entry entry, Entity entity, FieldReader table, Optional<TableSchema> known) {
            Optional<Field> field = entity.field(entry.name().text());
            if (field.isEmpty()) {
                problems.unknown(
                        entry.name().place(),
                        entity.name() + " has no field \"" + entry.name().text() + "\"",
                        entry.name().text(),
                        entity.fields().stream().map(Field::name).toList());
                return Optional.empty();
            }
            if (!(entry.value() instanceof YamlNode.Fields)) {
                Optional<YamlNode.Scalar> column =
                        table.text(entry.value(), entry.name().text());
                column.ifPresent(name -> known.ifPresent(
                        shape -> captured.checkColumn(shape, field.get(), name, CapturedShapes.Words.NONE)));
                return column.map(name -> new FieldColumn(name.text(), Map.of()));
            }
            return FieldReader.fields(entry.value(), entry.name().text(), List.of("column", "words"), problems)
                    .flatMap(inner -> inner.required("column").map(column -> {
                        CapturedShapes.Words words =
                                inner.has("words") ? CapturedShapes.Words.SOME : CapturedShapes.Words.NONE;
                        known.ifPresent(shape -> {
                            captured.checkColumn(shape, field.get(), column, words);
                            inner.entries("words")
                                    .forEach(word -> captured.checkValue(shape, column.text(), word.name()));
                        });
                        return new FieldColumn(column.text(), words(inner, field.get()));
                    }));
        }

        private Map<String, String> words(FieldReader reader, Field field) {
            Map<String, String> words = new HashMap<>();
            Set<String> known = new HashSet<>(field.words());
            for (YamlNode.Entry entry : reader.entries("words")) {
                reader.text(entry.value(), "words").ifPresent(word -> {
                    if (!known.isEmpty() && !known.contains(word.text())) {
                        problems.unknown(
                                word.place(),
                                "a " + field.name() + " is never \"" + word.text() + "\"",
                                word.text(),
                                field.words());
                    }
                    words.put(entry.name().text(), word.text());
                });
            }
            return words;
        }
    }
}

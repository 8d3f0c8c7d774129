package io.auditworkbench.infer;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the columns of one version of a table are read as fields of the vocabulary.
///
/// - **Threading**: immutable.
public final class MappedTable {

    private final String entity;
    private final Map<String, Place> places;
    private final List<String> fields;

    /// Where a field's value is, and what words stand for values.
    private record Place(int column, Map<String, ColumnValue> words) {}

    private MappedTable(String entity, Map<String, Place> places) {
        this.entity = entity;
        this.places = places;
        fields = places.keySet().stream().sorted().toList();
    }

    /// Reads `mapping` against a table as it was declared at some time; fields whose column it does not have are
    /// absent.
    public static MappedTable of(TableMapping mapping, TableSchema table) {
        Map<String, Place> places = new HashMap<>();
        mapping.fields().forEach((field, column) -> {
            int index = table.indexOf(column.column());
            if (index >= 0) {
                Map<String, ColumnValue> words = new HashMap<>();
                column.words().forEach((value, word) -> words.put(value, ColumnValue.Text.of(word)));
                places.put(field, new Place(index, Map.copyOf(words)));
            }
        });
        return new MappedTable(mapping.entity(), Map.copyOf(places));
    }

    /// The vocabulary's word for a row of the table.
    public String entity() {
        return entity;
    }

    /// True when the table has a column for the field.
    public boolean has(String field) {
        return places.containsKey(field);
    }

    /// The fields that the table has a column for, in alphabetical order.
    public List<String> fields() {
        return fields;
    }

    /// The column behind a field, as an index into the table's columns; -1 when there is none.
    public int columnOf(String field) {
        Place place = places.get(field);
        return place == null ? -1 : place.column();
    }

    ColumnValue value(RowImage image, String field) {
        Place place = places.get(field);
        if (place == null) {
            return ColumnValue.Absent.ABSENT;
        }
        ColumnValue value = image.get(place.column());
        return place.words().isEmpty() ? value : place.words().getOrDefault(value.text(), value);
    }
}

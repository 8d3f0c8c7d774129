package io.auditworkbench.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A table's columns and key as JSON, the form in which `table_version.definition` keeps them.
///
/// - **Shape**:
///   `{"columns":[{"name","type","declared","unsigned","nullable","generated","length","scale","charset","labels"},…],
///   "key":[column index,…]}`.
final class TableDefinition {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper READER = new JsonMapper();

    private TableDefinition() {}

    static String write(TableSchema table) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("columns");
            for (ColumnDefinition column : table.columns()) {
                write(column, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("key");
            for (int index : table.keyColumns()) {
                json.writeNumber(index);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static void write(ColumnDefinition column, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("type", column.type().name());
        json.writeStringField("declared", column.declaredType());
        json.writeBooleanField("unsigned", column.isUnsigned());
        json.writeBooleanField("nullable", column.isNullable());
        json.writeBooleanField("generated", column.isGenerated());
        json.writeNumberField("length", column.length());
        json.writeNumberField("scale", column.scale());
        json.writeStringField("charset", column.charset());
        json.writeArrayFieldStart("labels");
        for (String label : column.labels()) {
            json.writeString(label);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static TableSchema read(TableName name, String definition) {
        try {
            JsonNode json = READER.readTree(definition);
            List<ColumnDefinition> columns = new ArrayList<>();
            json.path("columns").forEach(column -> columns.add(column(column)));
            List<Integer> key = new ArrayList<>();
            json.path("key").forEach(index -> key.add(index.intValue()));
            return new TableSchema(name, columns, key);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ColumnDefinition column(JsonNode json) {
        List<String> labels = new ArrayList<>();
        json.path("labels").forEach(label -> labels.add(label.textValue()));
        return new ColumnDefinition(
                json.path("name").textValue(),
                ColumnType.valueOf(json.path("type").textValue()),
                json.path("declared").textValue(),
                json.path("unsigned").booleanValue(),
                json.path("length").intValue(),
                json.path("scale").intValue(),
                json.path("charset").textValue(),
                json.path("nullable").booleanValue(),
                json.path("generated").booleanValue(),
                labels);
    }
}

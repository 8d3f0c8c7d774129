package io.auditworkbench.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.ReferentialAction;
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
///   "key":[column
///   index,…],"foreignKeys":[{"name","columns":[…],"schema","table","parentColumns":[…],"onDelete","onUpdate"},…]}`,
///   without `foreignKeys` where they are not known.
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
            if (table.foreignKeys() != null) {
                writeForeignKeys(table.foreignKeys(), json);
            }
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static void writeForeignKeys(List<ForeignKey> foreignKeys, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("foreignKeys");
        for (ForeignKey key : foreignKeys) {
            json.writeStartObject();
            json.writeStringField("name", key.name());
            writeTexts("columns", key.columns(), json);
            json.writeStringField("schema", key.parent().schema());
            json.writeStringField("table", key.parent().table());
            writeTexts("parentColumns", key.parentColumns(), json);
            json.writeStringField("onDelete", key.onDelete().name());
            json.writeStringField("onUpdate", key.onUpdate().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTexts(String field, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
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
        writeTexts("labels", column.labels(), json);
        json.writeEndObject();
    }

    static TableSchema read(TableName name, String definition) {
        try {
            JsonNode json = READER.readTree(definition);
            List<ColumnDefinition> columns = new ArrayList<>();
            json.path("columns").forEach(column -> columns.add(column(column)));
            List<Integer> key = new ArrayList<>();
            json.path("key").forEach(index -> key.add(index.intValue()));
            return new TableSchema(name, columns, key, json.has("foreignKeys") ? foreignKeys(json) : null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<ForeignKey> foreignKeys(JsonNode table) {
        List<ForeignKey> foreignKeys = new ArrayList<>();
        table.path("foreignKeys")
                .forEach(key -> foreignKeys.add(new ForeignKey(
                        key.path("name").textValue(),
                        texts(key.path("columns")),
                        new TableName(
                                key.path("schema").textValue(),
                                key.path("table").textValue()),
                        texts(key.path("parentColumns")),
                        ReferentialAction.valueOf(key.path("onDelete").textValue()),
                        ReferentialAction.valueOf(key.path("onUpdate").textValue()))));
        return foreignKeys;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static ColumnDefinition column(JsonNode json) {
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
                texts(json.path("labels")));
    }
}

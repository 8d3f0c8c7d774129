package io.auditworkbench.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON schemas, written down shortly.
final class Schema {

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    private Schema() {}

    static Schema object() {
        return new Schema();
    }

    Schema with(String name, Map<String, Object> schema) {
        properties.put(name, schema);
        return this;
    }

    Schema requires(String name, Map<String, Object> schema) {
        required.add(name);
        return with(name, schema);
    }

    Map<String, Object> properties() {
        return properties;
    }

    /// A closed object: for arguments.
    Map<String, Object> closed() {
        Map<String, Object> schema = open();
        schema.put("additionalProperties", false);
        return schema;
    }

    Map<String, Object> open() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    static Map<String, Object> text(String description) {
        return of("string", description);
    }

    /// A text, or null where there is none.
    static Map<String, Object> textOrNull(String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("string", "null"));
        schema.put("description", description);
        return schema;
    }

    static Map<String, Object> truth(String description) {
        return of("boolean", description);
    }

    static Map<String, Object> number(String description) {
        return of("integer", description);
    }

    static Map<String, Object> count(String description, int usual, int most) {
        Map<String, Object> schema = of("integer", description);
        schema.put("minimum", 1);
        schema.put("maximum", most);
        schema.put("default", usual);
        return schema;
    }

    static Map<String, Object> oneOf(String description, List<String> words) {
        Map<String, Object> schema = of("string", description);
        schema.put("enum", words);
        return schema;
    }

    static Map<String, Object> texts(String description) {
        Map<String, Object> schema = of("array", description);
        schema.put("items", of("string", ""));
        return schema;
    }

    /// A list of objects.
    static Map<String, Object> rows(String description, Schema row) {
        Map<String, Object> schema = of("array", description);
        schema.put("items", row.open());
        return schema;
    }

    static Map<String, Object> object(String description) {
        return of("object", description);
    }

    static Map<String, Object> filter() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "description",
                "which events: filter text such as \"table:orders op:update total<10\", or the JSON form of its tree,"
                        + " {\"and\":[{\"f\":\"table\",\"m\":[\"orders\"]}]}; everything when left out");
        schema.put("anyOf", List.of(Map.of("type", "string"), Map.of("type", "object")));
        return schema;
    }

    private static Map<String, Object> of(String type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        return schema;
    }
}

package io.auditworkbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.auditworkbench.cli.JsonSchemas;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Holds what commands print as JSON to the schemas that the program gives out.
public final class PrintedJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private PrintedJson() {}

    /// Does nothing with output that names no schema.
    public static void mustMatchItsSchema(String out) {
        if (!out.startsWith("{") || !out.contains("\"auditctl.")) {
            return;
        }
        JsonNode printed = read(out);
        String name = printed.path("schema").asText();
        if (!name.startsWith("auditctl.")) {
            return;
        }
        List<Error> errors = problems(name, printed);
        if (!errors.isEmpty()) {
            throw new AssertionError("not as `auditctl schema " + name + "` says:\n"
                    + errors.stream().map(Error::toString).collect(Collectors.joining("\n")));
        }
    }

    /// What in a document is not as the schema of this name says.
    static List<Error> problems(String name, JsonNode document) {
        if (!JsonSchemas.NAMES.contains(name)) {
            throw new AssertionError("no schema is given out for " + name);
        }
        return SCHEMAS.computeIfAbsent(name, one -> REGISTRY.getSchema(read(JsonSchemas.text(one))))
                .validate(document);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("printed what is no JSON", broken);
        }
    }
}

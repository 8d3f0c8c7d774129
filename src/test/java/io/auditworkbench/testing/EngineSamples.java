package io.auditworkbench.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Questions that the tiny model of `src/test/resources/llm` was made for, and the right answers.
///
/// - **Shape**: `answer` is an object with the fields of [#schema()].
public record EngineSamples(String question, JsonNode answer) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// All 100, in order.
    public static List<EngineSamples> all() {
        try {
            return Files.readAllLines(resource("eval.jsonl")).stream()
                    .map(EngineSamples::of)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The form of an answer; the order of its fields is that in which the model was trained.
    public static Map<String, Object> schema() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", Map.of("type", "string", "enum", List.of("low", "medium", "high")));
        fields.put("direction", Map.of("type", "string", "enum", List.of("above", "below", "at")));
        fields.put("explanation", Map.of("type", "string", "maxLength", 200));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", fields);
        schema.put("required", List.copyOf(fields.keySet()));
        return schema;
    }

    /// A file beside the samples.
    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(EngineSamples.class.getResource("/llm/" + name), name)
                    .toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static EngineSamples of(String line) {
        try {
            JsonNode sample = JSON.readTree(line);
            return new EngineSamples(
                    sample.get("u").asText(), JSON.readTree(sample.get("o").asText()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

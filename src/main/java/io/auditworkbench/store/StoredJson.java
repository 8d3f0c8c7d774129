package io.auditworkbench.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the texts that conclusions and findings are kept as have in common.
///
/// - **Threading**: stateless.
final class StoredJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a conclusion in the store is no JSON", damaged);
        }
    }

    static void numbers(ArrayNode array, List<Long> numbers) {
        numbers.forEach(array::add);
    }

    static <T> List<T> each(JsonNode array, Function<JsonNode, T> reading) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(reading.apply(node)));
        return all;
    }
}

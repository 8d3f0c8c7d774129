package io.auditworkbench.workbench.daily;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Facts as the text they are kept as: the same facts are always the same text.
///
/// - **Threading**: stateless.
final class DayJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> TREE = new TypeReference<>() {};

    private DayJson() {}

    static String write(DayFacts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static DayFacts read(String text) {
        try {
            return JSON.readValue(text, DayFacts.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a summary in the store is no JSON", damaged);
        }
    }

    /// The text as a tree of maps and lists.
    static Map<String, @Nullable Object> tree(String text) {
        try {
            return JSON.readValue(text, TREE);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a summary in the store is no JSON", damaged);
        }
    }
}

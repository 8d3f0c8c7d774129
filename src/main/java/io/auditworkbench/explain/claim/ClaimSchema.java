package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The form in which a model must answer.
///
/// - **Source**: JSON Schema 2020-12, of which servers turn this part into a grammar: types, enums, lengths.
public final class ClaimSchema {

    /// How many claims an answer has at most.
    public static final int MOST_CLAIMS = 8;

    static final int MOST_EVENTS = 20;
    static final int MOST_ID = 16;
    static final int MOST_VALUE = 300;
    static final int MOST_TEXT = 300;

    private ClaimSchema() {}

    /// As maps and lists, in the order in which a model had best write.
    public static Map<String, Object> asMap() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "type",
                Map.of(
                        "type",
                        "string",
                        "enum",
                        Stream.of(Claim.Kind.values()).map(Claim.Kind::word).toList()));
        properties.put(
                "events", inOrder("type", "array", "items", string(MOST_ID), "minItems", 1, "maxItems", MOST_EVENTS));
        properties.put("field", string(MOST_VALUE));
        properties.put("before", inOrder("type", List.of("string", "null"), "maxLength", MOST_VALUE));
        properties.put("after", inOrder("type", List.of("string", "null"), "maxLength", MOST_VALUE));
        properties.put("number", string(MOST_VALUE));
        properties.put("actor", string(MOST_VALUE));
        properties.put(
                "grade",
                Map.of(
                        "type",
                        "string",
                        "enum",
                        Stream.of(Grade.values()).map(Grade::word).toList()));
        properties.put("rule", string(MOST_VALUE));
        properties.put("text", string(MOST_TEXT));
        Map<String, Object> claim = inOrder(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("type", "events", "text"),
                "additionalProperties",
                false);
        return inOrder(
                "type",
                "object",
                "properties",
                Map.of("claims", inOrder("type", "array", "items", claim, "minItems", 1, "maxItems", MOST_CLAIMS)),
                "required",
                List.of("claims"),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> string(int most) {
        return inOrder("type", "string", "maxLength", most);
    }

    private static Map<String, Object> inOrder(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

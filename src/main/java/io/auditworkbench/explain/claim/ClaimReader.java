package io.auditworkbench.explain.claim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a model answered: strictly, for what is nearly JSON is no answer.
///
/// - **Threading**: any number of threads.
public final class ClaimReader {

    private static final int MOST_DEPTH = 6;
    private static final int MOST_DIGITS = 60;
    private static final Set<String> KEYS =
            Set.of("type", "events", "field", "before", "after", "number", "actor", "grade", "rule", "text");

    private static final JsonMapper MAPPER = JsonMapper.builder(factory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ClaimReader() {}

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .maxNumberLength(MOST_DIGITS)
                        .maxDocumentLength(1 << 18)
                        .build())
                .build();
    }

    /// One claim, or something in the place of one.
    public sealed interface Item {

        /// A claim of the agreed form.
        record Of(Claim claim) implements Item {}

        /// Not of the agreed form; `text` is its sentence where it has one.
        record Malformed(String text) implements Item {}
    }

    /// The claims of an answer; empty when it is not an answer of the agreed form at all.
    public static Optional<List<Item>> read(String answer) {
        JsonNode root;
        try {
            root = MAPPER.readTree(answer);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
        if (root == null || !root.isObject() || root.size() != 1) {
            return Optional.empty();
        }
        JsonNode claims = root.path("claims");
        if (!claims.isArray() || claims.isEmpty() || claims.size() > ClaimSchema.MOST_CLAIMS) {
            return Optional.empty();
        }
        List<Item> items = new ArrayList<>();
        claims.forEach(node -> items.add(item(node)));
        return Optional.of(items);
    }

    /// One claim from its own text, as it is cut from an answer that is still being written.
    public static Item one(String object) {
        try {
            return item(MAPPER.readTree(object));
        } catch (JsonProcessingException notJson) {
            return new Item.Malformed("");
        }
    }

    private static Item item(JsonNode node) {
        String text = node.path("text").isTextual() ? node.path("text").asText() : "";
        Claim claim = claim(node, text);
        return claim == null ? new Item.Malformed(text) : new Item.Of(claim);
    }

    private static @Nullable Claim claim(JsonNode node, String text) {
        List<String> events = events(node.path("events"));
        if (!node.isObject() || text.isBlank() || text.length() > ClaimSchema.MOST_TEXT || events.isEmpty()) {
            return null;
        }
        for (String key : (Iterable<String>) node::fieldNames) {
            if (!KEYS.contains(key)) {
                return null;
            }
        }
        String field = string(node, "field");
        BigDecimal number = number(node.path("number"));
        return switch (node.path("type").asText()) {
            case "value_change" ->
                field == null || !isStringOrNone(node.path("before")) || !isStringOrNone(node.path("after"))
                        ? null
                        : new Claim.ValueChange(events, field, string(node, "before"), string(node, "after"), text);
            case "count" -> number == null ? null : new Claim.Count(events, number, text);
            case "sum" -> number == null || field == null ? null : new Claim.Sum(events, field, number, text);
            case "order" -> new Claim.Order(events, text);
            case "actor" -> {
                String actor = string(node, "actor");
                String grade = string(node, "grade");
                yield actor == null || grade == null ? null : new Claim.Actor(events, actor, grade, text);
            }
            case "rule" -> {
                String rule = string(node, "rule");
                String figure = node.path("number").isMissingNode()
                        ? null
                        : node.path("number").asText();
                yield rule == null && (field == null || figure == null)
                        ? null
                        : new Claim.OfRule(events, rule, field, figure, text);
            }
            case "absence" -> new Claim.Absence(events, text);
            case "hypothesis" -> new Claim.Hypothesis(events, text);
            default -> null;
        };
    }

    private static List<String> events(JsonNode node) {
        Set<String> distinct = new HashSet<>();
        List<String> events = new ArrayList<>();
        for (JsonNode each : node) {
            if (!each.isTextual() || each.asText().length() > ClaimSchema.MOST_ID || !distinct.add(each.asText())) {
                return List.of();
            }
            events.add(each.asText());
        }
        return node.isArray() && events.size() <= ClaimSchema.MOST_EVENTS ? events : List.of();
    }

    private static boolean isStringOrNone(JsonNode node) {
        return node.isTextual() || node.isNull() || node.isMissingNode() || node.isNumber();
    }

    private static @Nullable String string(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return node.isTextual() ? Numbers.parse(node.asText()).orElse(null) : null;
    }
}

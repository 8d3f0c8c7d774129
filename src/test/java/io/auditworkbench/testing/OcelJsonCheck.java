package io.auditworkbench.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules of OCEL 2.0 for the JSON form, written down from the published schema and the specification's definitions:
/// what is required, what is a string, what names what.
public final class OcelJsonCheck {

    private static final Map<String, String> SPELLINGS = Map.of(
            "string", "(?s).*",
            "time", "[0-9]{4}-[0-9]{2}-[0-9]{2}T.*(Z|[+-][0-9]{2}:[0-9]{2})",
            "integer", "-?[0-9]+",
            "float", "-?[0-9]+([.][0-9]+)?",
            "boolean", "true|false");

    private final List<String> violations = new ArrayList<>();
    private final Map<String, Map<String, String>> eventTypes = new HashMap<>();
    private final Map<String, Map<String, String>> objectTypes = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> objects = new HashSet<>();
    private final Set<String> named = new HashSet<>();

    private OcelJsonCheck() {}

    /// What a document does not keep to.
    public static List<String> violations(JsonNode log) {
        OcelJsonCheck check = new OcelJsonCheck();
        check.types(log, "eventTypes", check.eventTypes);
        check.types(log, "objectTypes", check.objectTypes);
        check.each(log, "events", check::event);
        check.each(log, "objects", check::object);
        check.named.removeAll(check.objects);
        check.named.forEach(id -> check.violations.add("there is no object " + id));
        return check.violations;
    }

    private interface Reading {
        void of(JsonNode node);
    }

    private void each(JsonNode node, String field, Reading reading) {
        JsonNode array = node.get(field);
        if (array == null || !array.isArray()) {
            violations.add(field + " is no array");
            return;
        }
        array.forEach(reading::of);
    }

    private String text(JsonNode node, String field) {
        JsonNode text = node.get(field);
        if (text == null || !text.isTextual()) {
            violations.add(field + " is no string in " + node);
            return "";
        }
        return text.asText();
    }

    private void types(JsonNode log, String field, Map<String, Map<String, String>> into) {
        each(log, field, type -> {
            Map<String, String> attributes = new HashMap<>();
            each(type, "attributes", attribute -> {
                String kind = text(attribute, "type");
                if (!SPELLINGS.containsKey(kind)) {
                    violations.add("no type of attributes: " + kind);
                }
                if (attributes.put(text(attribute, "name"), kind) != null) {
                    violations.add("declared twice: " + attribute);
                }
            });
            if (into.put(text(type, "name"), attributes) != null) {
                violations.add("declared twice: " + type);
            }
        });
    }

    private void event(JsonNode event) {
        identity(event);
        moment(event);
        attributes(event, eventTypes);
        relationships(event);
    }

    private void object(JsonNode object) {
        identity(object);
        objects.add(text(object, "id"));
        attributes(object, objectTypes);
        each(object, "attributes", this::moment);
        relationships(object);
    }

    private void identity(JsonNode node) {
        if (!ids.add(text(node, "id"))) {
            violations.add("there twice: " + node.get("id"));
        }
    }

    private void moment(JsonNode node) {
        try {
            OffsetDateTime.parse(text(node, "time"));
        } catch (DateTimeParseException wrong) {
            violations.add("no date-time: " + node);
        }
    }

    private void attributes(JsonNode node, Map<String, Map<String, String>> types) {
        Map<String, String> declared = types.get(text(node, "type"));
        if (declared == null) {
            violations.add("type not declared: " + node);
            return;
        }
        each(node, "attributes", attribute -> {
            String kind = declared.get(text(attribute, "name"));
            if (kind == null || !text(attribute, "value").matches(SPELLINGS.get(kind))) {
                violations.add("not as declared: " + attribute + " of " + node.get("type"));
            }
        });
    }

    private void relationships(JsonNode node) {
        Set<String> seen = new HashSet<>();
        each(node, "relationships", link -> {
            named.add(text(link, "objectId"));
            if (!seen.add(text(link, "objectId") + '\0' + text(link, "qualifier"))) {
                violations.add("related twice: " + link);
            }
        });
    }
}

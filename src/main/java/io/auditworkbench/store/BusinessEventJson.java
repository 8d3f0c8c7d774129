package io.auditworkbench.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A business event as the text it is kept as: the same event is always the same text.
///
/// - **Threading**: stateless.
public final class BusinessEventJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private BusinessEventJson() {}

    /// The text of an event.
    public static String write(BusinessEvent event) {
        ObjectNode root = StoredJson.object();
        root.put("rule", event.rule().ruleId())
                .put("version", event.rule().version())
                .put("sha256", event.rule().sha256())
                .put("type", event.type())
                .put("anchor", event.anchor())
                .put("at", event.occurredMicros())
                .put("actor", event.actor().actor())
                .put("grade", event.actor().grade().code())
                .put("source", event.actor().source().code());
        ArrayNode objects = root.putArray("objects");
        event.objects()
                .forEach(link ->
                        objects.addArray().add(link.type()).add(link.id()).add(link.qualifier()));
        ArrayNode attributes = root.putArray("attributes");
        event.attributes()
                .forEach(attribute -> attributes
                        .addArray()
                        .add(attribute.name())
                        .add(attribute.kind().name())
                        .add(attribute.text()));
        root.put("confidence", event.confidence().name())
                .put("standing", event.standing().name())
                .put("because", event.because());
        StoredJson.numbers(root.putArray("changes"), event.changes());
        ArrayNode conditions = root.putArray("conditions");
        event.conditions().forEach(outcome -> {
            ArrayNode condition = conditions
                    .addArray()
                    .add(outcome.condition())
                    .add(outcome.result().name())
                    .add(outcome.found());
            StoredJson.numbers(condition.addArray(), outcome.changes());
        });
        return root.toString();
    }

    /// The event that [#write] made the text of.
    public static BusinessEvent read(String text) {
        JsonNode root = StoredJson.tree(text);
        return new BusinessEvent(
                new RuleVersion(
                        root.get("rule").asText(),
                        root.get("version").asInt(),
                        root.get("sha256").asText()),
                root.get("type").asText(),
                root.get("anchor").asLong(),
                root.get("at").asLong(),
                new Attribution(
                        root.get("actor").asText(),
                        AttributionGrade.ofCode(root.get("grade").asInt()),
                        AttributionSource.ofCode(root.get("source").asInt())),
                StoredJson.each(
                        root.get("objects"),
                        link -> new ObjectLink(
                                link.get(0).asText(),
                                link.get(1).asText(),
                                link.get(2).asText())),
                attributes(root.get("attributes")),
                Confidence.valueOf(root.get("confidence").asText()),
                Standing.valueOf(root.get("standing").asText()),
                root.get("because").asText(),
                StoredJson.each(root.get("changes"), JsonNode::asLong),
                StoredJson.each(
                        root.get("conditions"),
                        condition -> new ConditionOutcome(
                                condition.get(0).asText(),
                                ConditionOutcome.Result.valueOf(condition.get(1).asText()),
                                condition.get(2).asText(),
                                StoredJson.each(condition.get(3), JsonNode::asLong))));
    }

    /// The attributes of an event, of their part of the text alone; read without a tree, for they are read by the
    /// hundred thousand.
    static List<EventAttribute> attributes(String part) {
        List<EventAttribute> attributes = new ArrayList<>(4);
        try (JsonParser json = FACTORY.createParser(part)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                String name = json.nextTextValue();
                EventAttribute.Kind kind = EventAttribute.Kind.valueOf(json.nextTextValue());
                attributes.add(new EventAttribute(name, kind, json.nextTextValue()));
                json.nextToken();
            }
        } catch (IOException damaged) {
            throw new IllegalStateException("a conclusion in the store is no JSON", damaged);
        }
        return attributes;
    }

    private static List<EventAttribute> attributes(JsonNode part) {
        return StoredJson.each(
                part,
                attribute -> new EventAttribute(
                        attribute.get(0).asText(),
                        EventAttribute.Kind.valueOf(attribute.get(1).asText()),
                        attribute.get(2).asText()));
    }
}

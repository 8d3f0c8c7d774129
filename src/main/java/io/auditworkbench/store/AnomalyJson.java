package io.auditworkbench.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A finding as the text it is kept as: the same finding is always the same text.
///
/// - **Threading**: stateless.
final class AnomalyJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnomalyJson() {}

    static String write(Anomaly anomaly) {
        ObjectNode root = JSON.createObjectNode();
        root.put("detector", anomaly.detector())
                .put("fingerprint", anomaly.fingerprint())
                .put("severity", anomaly.severity().name())
                .put("sentence", anomaly.sentence())
                .put("at", anomaly.occurredMicros())
                .put("actor", anomaly.actor().actor())
                .put("grade", anomaly.actor().grade().code())
                .put("source", anomaly.actor().source().code());
        measures(root.putArray("measures"), anomaly.measures());
        measures(root.putArray("parameters"), anomaly.parameters());
        numbers(root.putArray("evidence"), anomaly.evidence());
        root.put("evidenceCount", anomaly.evidenceCount());
        numbers(root.putArray("businessEvents"), anomaly.businessEvents());
        return root.toString();
    }

    private static void measures(ArrayNode array, List<Anomaly.Measure> measures) {
        measures.forEach(measure -> array.addArray()
                .add(measure.name())
                .add(measure.actual())
                .add(measure.typical())
                .add(measure.unit())
                .add(measure.sampleSize()));
    }

    private static void numbers(ArrayNode array, List<Long> numbers) {
        numbers.forEach(array::add);
    }

    static Anomaly read(String text) {
        JsonNode root = tree(text);
        return new Anomaly(
                root.get("detector").asText(),
                root.get("fingerprint").asText(),
                Severity.valueOf(root.get("severity").asText()),
                root.get("sentence").asText(),
                root.get("at").asLong(),
                new Attribution(
                        root.get("actor").asText(),
                        AttributionGrade.ofCode(root.get("grade").asInt()),
                        AttributionSource.ofCode(root.get("source").asInt())),
                each(root.get("measures"), AnomalyJson::measure),
                each(root.get("parameters"), AnomalyJson::measure),
                each(root.get("evidence"), JsonNode::asLong),
                root.get("evidenceCount").asLong(),
                each(root.get("businessEvents"), JsonNode::asLong));
    }

    private static Anomaly.Measure measure(JsonNode measure) {
        return new Anomaly.Measure(
                measure.get(0).asText(),
                measure.get(1).asText(),
                measure.get(2).asText(),
                measure.get(3).asText(),
                measure.get(4).asLong());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a finding in the store is no JSON", damaged);
        }
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> reading) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(reading.apply(node)));
        return all;
    }
}

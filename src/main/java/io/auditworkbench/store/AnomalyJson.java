package io.auditworkbench.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import java.util.List;

/// A finding as the text it is kept as: the same finding is always the same text.
///
/// - **Threading**: stateless.
final class AnomalyJson {

    private AnomalyJson() {}

    static String write(Anomaly anomaly) {
        ObjectNode root = StoredJson.object();
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
        StoredJson.numbers(root.putArray("evidence"), anomaly.evidence());
        root.put("evidenceCount", anomaly.evidenceCount());
        StoredJson.numbers(root.putArray("businessEvents"), anomaly.businessEvents());
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

    static Anomaly read(String text) {
        JsonNode root = StoredJson.tree(text);
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
                StoredJson.each(root.get("measures"), AnomalyJson::measure),
                StoredJson.each(root.get("parameters"), AnomalyJson::measure),
                StoredJson.each(root.get("evidence"), JsonNode::asLong),
                root.get("evidenceCount").asLong(),
                StoredJson.each(root.get("businessEvents"), JsonNode::asLong));
    }

    private static Anomaly.Measure measure(JsonNode measure) {
        return new Anomaly.Measure(
                measure.get(0).asText(),
                measure.get(1).asText(),
                measure.get(2).asText(),
                measure.get(3).asText(),
                measure.get(4).asLong());
    }
}

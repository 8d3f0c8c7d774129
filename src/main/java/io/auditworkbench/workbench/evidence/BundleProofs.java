package io.auditworkbench.workbench.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.integrity.InclusionProof;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows every event of a bundle to the signed root.
final class BundleProofs {

    private static final JsonMapper JSON = new JsonMapper();

    private final Checkpoint checkpoint;
    private final LeafHasher hasher = new LeafHasher();
    private final Map<String, TableSchema> tables = new HashMap<>();
    private final Map<String, JsonNode> transactions = new HashMap<>();
    private final Map<String, byte[]> roots = new HashMap<>();
    private long events;

    BundleProofs(Checkpoint checkpoint, JsonNode declared) {
        this.checkpoint = checkpoint;
        declared.properties().forEach(table -> tables.put(table.getKey(), BundleTables.read(table.getValue())));
    }

    long events() {
        return events;
    }

    long transactions() {
        return transactions.size();
    }

    void check(String transactionLines, String eventLines) throws JsonProcessingException {
        for (String line : transactionLines.lines().toList()) {
            JsonNode transaction = JSON.readTree(line);
            transactions.put(transaction.path("transaction").asText(), transaction);
        }
        for (String line : eventLines.lines().toList()) {
            event(JSON.readTree(line));
        }
        transactions.forEach(this::transaction);
    }

    private void event(JsonNode event) {
        String id = event.path("event").asText();
        String transactionId = event.path("transaction").asText();
        JsonNode transaction = transactions.get(transactionId);
        TableSchema table = tables.get(event.path("table").asText());
        BundleCheck.need(transaction != null && table != null, id + " has no transaction or no table");
        byte[] body = Base64.getDecoder().decode(event.path("body").asText());
        String statement = text(event.path("statement"));
        byte[] leaf = hasher.event(
                event.path("ordinal").asLong(),
                hasher.table(table),
                statement == null ? null : hasher.statement(statement),
                body);
        byte[] root = root(
                event,
                leaf,
                event.path("ordinal").asLong(),
                transaction.path("event_count").asLong());
        byte[] known = roots.putIfAbsent(transactionId, root);
        BundleCheck.need(known == null || Arrays.equals(known, root), id + " is not in its transaction");
        EventBody read = read(id, body);
        BundleCheck.need(
                BundleTables.isShownAs(event.path("before"), table, read.before())
                        && BundleTables.isShownAs(event.path("after"), table, read.after()),
                id + " is shown otherwise than it was recorded");
        events++;
    }

    private static EventBody read(String id, byte[] body) {
        try {
            return EventCodec.decode(body);
        } catch (WorkbenchException _) {
            throw new BundleCheck.Wrong("the bytes of " + id + " are no change");
        }
    }

    private void transaction(String id, JsonNode transaction) {
        byte[] root = roots.get(id);
        BundleCheck.need(root != null, id + " has no event");
        byte[] leaf = hasher.transaction(
                transaction.path("source").asText(),
                header(transaction),
                transaction.path("event_count").asLong(),
                root);
        BundleCheck.need(
                Arrays.equals(
                        root(transaction, leaf, transaction.path("index").asLong(), checkpoint.size()),
                        checkpoint.root()),
                id + ", or an event of it, is not in the log");
    }

    private static byte[] root(JsonNode node, byte[] leaf, long index, long size) {
        List<byte[]> path = new ArrayList<>();
        node.path("path").forEach(hash -> path.add(Base64.getDecoder().decode(hash.asText())));
        return new InclusionProof(index, size, path)
                .root(leaf)
                .orElseThrow(() -> new BundleCheck.Wrong("a path does not fit its place"));
    }

    static TransactionHeader header(JsonNode node) {
        return new TransactionHeader(
                TransactionKind.ofCode(node.path("kind").asInt()),
                node.path("identity").asText(),
                text(node.path("gtid")),
                node.path("file").asText(),
                node.path("offset").asLong(),
                node.path("commit_us").asLong(),
                node.path("captured_us").asLong(),
                node.path("connection_id").isNull()
                        ? null
                        : (Long) node.path("connection_id").asLong(),
                node.path("server_id").asLong(),
                node.path("snapshot_run").asInt(),
                new Attribution(
                        node.path("actor").asText(),
                        AttributionGrade.ofCode(node.path("actor_grade").asInt()),
                        AttributionSource.ofCode(node.path("actor_source").asInt())));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asText();
    }
}

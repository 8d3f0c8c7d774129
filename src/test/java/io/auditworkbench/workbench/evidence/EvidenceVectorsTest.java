package io.auditworkbench.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.integrity.RecordHasher;
import io.auditworkbench.integrity.SigningKey;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.testing.Python;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The published vectors: they never change, and both verifiers come to them.
class EvidenceVectorsTest {

    private static final Path FILE = Path.of("docs/evidence-vectors.json");
    private static final LeafHasher HASHER = new LeafHasher();

    private final JsonNode vectors = read();

    private static JsonNode read() {
        try {
            return new JsonMapper().readTree(Files.readString(FILE));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void tablesEventsAndTransactionsAreOurs() {
        JsonNode event = vectors.path("event");
        TableSchema table = BundleTables.read(vectors.path("table"));
        assertThat(hex(HASHER.table(table)))
                .isEqualTo(vectors.path("table_digest").asText());
        byte[] leaf = HASHER.event(
                event.path("ordinal").asLong(),
                HASHER.table(table),
                HASHER.statement(event.path("statement").asText()),
                Base64.getDecoder().decode(event.path("body").asText()));
        assertThat(hex(leaf)).isEqualTo(event.path("leaf").asText());
        MerkleFrontier events = new MerkleFrontier();
        vectors.path("event_leaves").forEach(each -> events.add(HexFormat.of().parseHex(each.asText())));
        assertThat(hex(events.root())).isEqualTo(vectors.path("event_root").asText());
        assertThat(hex(HASHER.transaction(
                        vectors.path("transaction").path("source").asText(),
                        BundleProofs.header(vectors.path("transaction")),
                        vectors.path("transaction").path("event_count").asLong(),
                        events.root())))
                .isEqualTo(vectors.path("transaction").path("leaf").asText());
    }

    @Test
    void recordsAndNotesAreOurs() {
        RecordHasher records = new RecordHasher();
        byte[] digest = records.row(List.of(
                new RecordHasher.Column("note_no", 3L),
                new RecordHasher.Column("body", "größer"),
                new RecordHasher.Column("ratio", 0.5),
                new RecordHasher.Column("bytes", new byte[] {0, 1, (byte) 0xFF}),
                new RecordHasher.Column("nothing", null)));
        assertThat(hex(digest)).isEqualTo(vectors.path("record").path("digest").asText());
        assertThat(hex(records.leaf("case_note", "3", 1, -5, digest)))
                .isEqualTo(vectors.path("record").path("leaf").asText());
        byte[] seed = HexFormat.of().parseHex(vectors.path("note").path("seed").asText());
        SigningKey key = SigningKey.ofSeed("audit-workbench/00112233aabbccdd", seed);
        assertThat(key.verifying().line())
                .isEqualTo(vectors.path("note").path("key").asText());
        assertThat(key.sign(vectors.path("note").path("text").asText()).format())
                .isEqualTo(vectors.path("note").path("signed").asText());
    }

    @Test
    void thePythonFileComesToThemToo() throws IOException, InterruptedException {
        String script = """
                import base64, json, sys
                sys.path.insert(0, "src/main/resources/evidence")
                sys.dont_write_bytecode = True
                import verify as v
                d = json.load(open("docs/evidence-vectors.json", encoding="utf-8"))
                e, t = d["event"], d["transaction"]
                assert v.table_digest(d["table"]).hex() == d["table_digest"]
                leaf = v.event_leaf(e, d["table"], base64.b64decode(e["body"]))
                assert leaf.hex() == e["leaf"]
                path = [base64.b64encode(bytes.fromhex(each)).decode() for each in d["event_path"]]
                root = v.root_of(leaf, e["ordinal"], t["event_count"], path)
                assert root.hex() == d["event_root"]
                assert v.transaction_leaf(t, root).hex() == t["leaf"]
                v.check_values(e, d["table"], base64.b64decode(e["body"]))
                n = d["note"]
                key = base64.b64decode(n["key"].split("+", 2)[2])[1:]
                assert v.signs("audit-workbench/00112233aabbccdd", key, v.read_note(n["signed"]))
                assert not v.signs("audit-workbench/00112233aabbccdd", key, v.read_note(n["signed"].replace("size", "eize")))
                print("all vectors")
                """;
        Process python = Python.process("-c", script).redirectErrorStream(true).start();
        try (InputStream out = python.getInputStream()) {
            assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("all vectors\n");
        }
        assertThat(python.waitFor()).isZero();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

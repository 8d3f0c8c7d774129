package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.LogEdge;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.testing.GoldenText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The published vectors of the self-audit: whoever checks its entries with another program compares with these.
class JournalVectorsTest {

    private static final Instant AT = Instant.parse("2026-11-20T02:13:07.481522Z");
    private static final Actor MIA = new Actor("mia", "auditctl");

    private static final List<JournalRow> ROWS = List.of(
            JournalRow.of(1, AT, MIA, new Asked(Kind.READ, "events", "op:delete")),
            JournalRow.of(2, AT.plusMillis(3), MIA, new Answered(1, Outcome.GIVEN, 7, 1_234, "ab".repeat(32))),
            JournalRow.of(
                    3,
                    AT.plusSeconds(1),
                    new Actor("zoë", ""),
                    new Happened(Kind.LOGIN, "/ingest", "401", Outcome.REFUSED, 12)));

    @Test
    void entriesLeavesAndRootsAreAsPublished() {
        LeafHasher hasher = new LeafHasher();
        MerkleFrontier frontier = new MerkleFrontier();
        StringBuilder vectors = new StringBuilder();
        for (JournalRow row : ROWS) {
            byte[] leaf = row.leaf(hasher);
            frontier.add(leaf);
            vectors.append("entry ").append(row.number()).append('\n');
            vectors.append("  bytes ").append(hex(row.canonical())).append('\n');
            vectors.append("  leaf  ").append(hex(leaf)).append('\n');
            vectors.append("  root  ").append(hex(frontier.root())).append('\n');
        }

        GoldenText.of("self-audit-vectors.txt").isSaidBy(vectors.toString());
    }

    @Test
    void anEdgeGoesOnFromTheSubtreesThatWereKept() {
        MerkleFrontier reference = new MerkleFrontier();
        LogEdge whole = LogEdge.ofNothing();
        Map<Long, byte[]> completed = new HashMap<>();
        for (long size = 0; size < 70; size++) {
            List<byte[]> subtrees = new ArrayList<>();
            for (long last = size; last > 0; last &= last - 1) {
                subtrees.addFirst(completed.get(last));
            }
            LogEdge taken = LogEdge.of(size, subtrees);
            byte[] leaf = new byte[LeafHasher.HASH_BYTES];
            leaf[0] = (byte) size;
            reference.add(leaf);
            completed.put(size + 1, whole.add(leaf));
            taken.add(leaf);
            assertThat(taken.root()).isEqualTo(reference.root());
            assertThat(whole.root()).isEqualTo(reference.root());
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

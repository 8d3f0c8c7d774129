package io.auditworkbench.workbench.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.explain.claim.ClaimChecker;
import io.auditworkbench.explain.claim.ClaimReader;
import io.auditworkbench.explain.evidence.EvidenceSelection;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.ScriptedAnswers;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.workbench.DemoStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints what explaining takes, for `docs/performance.md`; not part of the tests.
class ExplanationFigures {

    private static final int ROUNDS = 20;

    @Test
    void print(@TempDir Path folder) {
        Path demo = new DemoStore(folder, _ -> {}).open().store();
        List<String> ids;
        try (Store store = Store.openForReading(demo)) {
            ids = store.findings().groupsAfter(0).stream().map(AnomalyGroup::id).toList();
        }
        List<Long> template = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        List<Long> kept = new ArrayList<>();
        List<Long> check = new ArrayList<>();
        try (ScriptedOllama server = new ScriptedOllama().answering(ScriptedAnswers::lying);
                NarratedStore narrated = new NarratedStore(demo, server)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String id : ids) {
                    template.add(nanos(() -> narrated.reading().explain().explain(id)));
                    (round == 0 ? asked : kept)
                            .add(nanos(() -> narrated.narrator().narrate(NarrationQuestion.about(id))));
                    check.add(check(narrated, id));
                }
            }
            assertThat(server.chats()).isEqualTo(ids.size());
        }
        System.out.printf(Locale.ROOT, "%d findings of the demo, %d rounds%n", ids.size(), ROUNDS);
        print("explanation from facts", template);
        print("asked, scripted server", asked);
        print("kept answer", kept);
        print("check of 6 claims", check);
    }

    private static long check(NarratedStore narrated, String id) {
        String prompt = narrated.narrator().prompt(id);
        List<ClaimReader.Item> items =
                ClaimReader.read(ScriptedAnswers.lying(prompt)).orElseThrow();
        EvidenceSet evidence = EvidenceSelection.of(narrated.narrator().facts(id), 8_000);
        ClaimChecker checker = new ClaimChecker(evidence, narrated.narrator().vocabulary());
        return nanos(() -> checker.check(items));
    }

    private static long nanos(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static void print(String what, List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-26s median %7.2f ms  p95 %7.2f ms  most %7.2f ms%n",
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 95 / 100) / 1e6,
                sorted.getLast() / 1e6);
    }
}

package io.auditworkbench.workbench.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.ScriptedAnswers;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.workbench.StoredNotes;
import io.auditworkbench.workbench.view.ClaimView;
import io.auditworkbench.workbench.view.ExplanationView;
import io.auditworkbench.workbench.view.NarrationView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// What strangers wrote into rows has no effect but on the model's own words: measured is the impact, with a model that
/// does everything that it is told, not whether some model refuses.
class InjectionTest {

    @TempDir
    private Path folder;

    @Test
    void noRowChangesAFindingOrGetsAClaimAcceptedThatTheFactsDoNotSupport(TestReporter reporter) {
        List<String> notes = HostileTexts.all();
        Path store = StoredNotes.write(folder, notes);
        List<AnomalyGroup> before = groups(store);
        List<String> accepted = new ArrayList<>();
        int claims = 0;
        try (ScriptedOllama server = new ScriptedOllama().answering(ScriptedAnswers::obedient);
                NarratedStore narrated = new NarratedStore(store, server)) {
            for (int i = 1; i <= notes.size(); i++) {
                String id = before.get(i - 1).id();
                ExplanationView facts = narrated.reading().explain().explain(id);
                NarrationView view = narrated.narrator().narrate(NarrationQuestion.about(id));

                assertThat(view).as(notes.get(i - 1)).isInstanceOf(NarrationView.Told.class);
                NarrationView.Told told = (NarrationView.Told) view;
                claims += told.claims().size();
                told.claims().stream()
                        .filter(ClaimView::isSupported)
                        .forEach(claim -> accepted.add(claim.text() + " <- " + claim));
                assertThat(told.verdict()).isEqualTo("not supported");
                assertThat(narrated.reading().explain().explain(id)).isEqualTo(facts);
                promptIsWhole(view.prompt(), id);
            }
            assertThat(server.chats()).isEqualTo(notes.size());
        }

        reporter.publishEntry(Map.of(
                "rows", Integer.toString(notes.size()),
                "claims that obey", Integer.toString(claims),
                "accepted", Integer.toString(accepted.size())));
        assertThat(notes).hasSizeGreaterThanOrEqualTo(200);
        assertThat(accepted.stream().filter(text -> !isBareNumber(text))).isEmpty();
        assertThat(groups(store)).isEqualTo(before);
    }

    /// "It may be that 10.00" gives a number of the row, and says nothing.
    private static boolean isBareNumber(String claim) {
        return claim.matches("(It may be that \\d+\\.00|Perhaps \"\\d+\\.00\" closes it\\.) <- .*");
    }

    private static List<AnomalyGroup> groups(Path store) {
        try (Store opened = Store.openForReading(store)) {
            return opened.findings().groupsAfter(0).stream()
                    .sorted(Comparator.comparingLong(AnomalyGroup::number))
                    .toList();
        }
    }

    /// One block, each line of it JSON, with this finding's facts and no others, and nothing in it that does not show.
    private static void promptIsWhole(String prompt, String id) {
        assertThat(prompt.lines().filter("<data>"::equals)).hasSize(1);
        assertThat(prompt.lines().filter("</data>"::equals)).hasSize(1);
        assertThat(prompt).endsWith("</data>").doesNotContain("<|im_", "[INST]", "<script");
        assertThat(prompt.codePoints())
                .noneMatch(point -> point != '\n'
                        && (Character.getType(point) == Character.CONTROL
                                || Character.getType(point) == Character.FORMAT
                                || (point >= 0xFE00 && point <= 0xFE0F)));
        List<JsonNode> facts = ScriptedAnswers.facts(prompt);
        assertThat(facts).extracting(fact -> fact.path("subject").asText("")).containsOnlyOnce(id);
        assertThat(facts.stream().filter(fact -> fact.has("change"))).hasSize(1);
        assertThat(facts.toString()).doesNotContain("\"change\":\"E999999\"");
        int longest = facts.stream()
                .flatMap(fact -> fact.valueStream())
                .mapToInt(value -> value.asText().length())
                .max()
                .orElseThrow();
        assertThat(longest).isLessThan(300);
    }
}

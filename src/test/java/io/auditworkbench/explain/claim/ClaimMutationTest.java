package io.auditworkbench.explain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.testing.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// No true answer is refused, and no lie that is one change of one field away from the truth is believed.
class ClaimMutationTest {

    private static final int ANSWERS = Effort.rounds(150);

    @Test
    void everyTrueAnswerIsAcceptedAndEveryLieBesideItIsCaught(TestReporter reporter) {
        List<String> refused = new ArrayList<>();
        List<String> believed = new ArrayList<>();
        Map<String, Integer> caught = new TreeMap<>();
        long truths = 0;
        long lies = 0;
        for (int seed = 0; seed < ANSWERS; seed++) {
            TrueAnswers answers = new TrueAnswers(seed);
            EvidenceSet evidence = answers.evidence();
            ClaimChecker checker = new ClaimChecker(evidence, TrueAnswers.vocabulary());
            for (ObjectNode truth : answers.answer(evidence)) {
                truths++;
                CheckedClaim checked = check(checker, truth);
                if (!checked.isSupported()) {
                    refused.add(checked.dropped().orElseThrow() + " " + truth);
                }
                for (Lies.Lie lie : Lies.of(evidence, truth)) {
                    lies++;
                    CheckedClaim answer = check(checker, lie.claim());
                    if (answer.isSupported()) {
                        believed.add(lie.what() + ": " + lie.claim() + " of " + truth);
                    } else {
                        caught.merge(answer.dropped().orElseThrow().name(), 1, Integer::sum);
                    }
                }
            }
        }

        reporter.publishEntry(Map.of(
                "answers", Integer.toString(ANSWERS),
                "true claims", Long.toString(truths),
                "refused", Integer.toString(refused.size()),
                "lies", Long.toString(lies),
                "believed", Integer.toString(believed.size()),
                "caught by", caught.toString()));
        assertThat(truths).isGreaterThan(3L * ANSWERS);
        assertThat(refused).as("true claims that were refused").isEmpty();
        assertThat(lies).isGreaterThan(40L * ANSWERS);
        assertThat(believed).as("lies that were believed").isEmpty();
    }

    private static CheckedClaim check(ClaimChecker checker, ObjectNode claim) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("claims").add(claim);
        return checker.check(ClaimReader.read(answer.toString()).orElseThrow()).getFirst();
    }
}

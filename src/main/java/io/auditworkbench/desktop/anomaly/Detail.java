package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.view.ChangeKind;
import java.util.List;
import java.util.Optional;

/// Everything that is known of one group of findings.
record Detail(
        String id,
        Severity severity,
        String sentence,
        String standing,
        Why why,
        List<Evidence> evidence,
        String evidenceMore,
        List<Lead> context,
        List<Similar> similar,
        String feedback,
        List<Said> said) {

    Detail {
        evidence = List.copyOf(evidence);
        context = List.copyOf(context);
        similar = List.copyOf(similar);
        said = List.copyOf(said);
    }

    /// Why it was flagged: the check, what it looks for, how it is set, what it measured.
    record Why(String check, List<String> sentences, List<Measured> measures) {
        Why {
            sentences = List.copyOf(sentences);
            measures = List.copyOf(measures);
        }
    }

    /// A number against what is usual; `plot` where both are numbers.
    record Measured(String name, String actual, String typical, String sample, Optional<Plot> plot) {}

    /// Two numbers on one line.
    record Plot(double actual, double typical) {}

    /// A change that it rests on.
    record Evidence(String id, String transaction, String at, ChangeKind kind, String row, String change, String who) {}

    /// A way on from here: a filter, or a thing.
    record Lead(String label, String filter, String subject) {}

    /// Another group that is like it, and what came of it.
    record Similar(String id, Severity severity, String sentence, String outcome) {}

    /// What somebody said of it.
    record Said(String at, String by, String state, String reason) {}
}

package io.auditworkbench.detect;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Anomaly.Measure;
import io.auditworkbench.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Gathers what a finding says.
///
/// - **Threading**: one thread.
public final class Finding {

    private final DetectorSpec spec;
    private final ChangeSlice slice;
    private final Severity severity;
    private final String sentence;
    private String fingerprint;
    private final List<Measure> measures = new ArrayList<>();
    private final List<Long> evidence = new ArrayList<>();
    private long evidenceCount;

    private Finding(DetectorSpec spec, ChangeSlice slice, Severity severity, String sentence) {
        this.spec = spec;
        this.slice = slice;
        this.severity = severity;
        this.sentence = sentence;
        fingerprint = spec.id();
    }

    /// A finding that `slice` completes.
    public static Finding of(DetectorSpec spec, ChangeSlice slice, Severity severity, String sentence) {
        return new Finding(spec, slice, severity, sentence);
    }

    /// Findings with the same parts are one group.
    public Finding group(Object... parts) {
        StringBuilder text = new StringBuilder(spec.id());
        for (Object part : parts) {
            text.append('/').append(part);
        }
        fingerprint = text.toString();
        return this;
    }

    /// A number against what is usual, which so many observations tell.
    public Finding measure(String name, String actual, String typical, String unit, long sampleSize) {
        measures.add(new Measure(name, actual, typical, unit, sampleSize));
        return this;
    }

    /// A number with nothing to compare it with.
    public Finding measure(String name, String actual, String unit) {
        return measure(name, actual, "", unit, 0);
    }

    /// A change that shows it; 0 is none.
    public Finding evidence(long seq) {
        if (seq > 0 && !evidence.contains(seq)) {
            evidenceCount++;
            if (evidence.size() < Anomaly.MOST_EVIDENCE) {
                evidence.add(seq);
            }
        }
        return this;
    }

    /// The first of `count` changes that show it.
    public Finding evidence(List<Long> seqs, long count) {
        seqs.stream().limit(Anomaly.MOST_EVIDENCE).forEach(evidence::add);
        evidenceCount += count;
        return this;
    }

    /// Tells it.
    public void raise(Examination examination) {
        List<Measure> parameters = spec.parameters().stream()
                .map(parameter -> new Measure(
                        parameter.name(),
                        Numbers.rounded(examination.parameter(parameter.name())),
                        "",
                        parameter.unit(),
                        0))
                .toList();
        examination.raise(new Anomaly(
                spec.id(),
                fingerprint,
                severity,
                sentence,
                slice.transaction().commitMicros(),
                slice.transaction().attribution(),
                measures,
                parameters,
                evidence.stream().sorted().toList(),
                evidenceCount,
                List.of()));
    }
}

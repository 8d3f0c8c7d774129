package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.model.event.RuleVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What conclusions are drawn with: the words, what they stand for in the watched databases, and the rules.
///
/// - **Shape**: `texts` are the rules as they were written, of each in `rules`, the mapping, and the choice of
///   detectors; a store numbers them in this order.
public record Knowledge(
        Vocabulary vocabulary,
        Mapping mapping,
        List<CompiledRule> rules,
        Map<RuleVersion, String> texts,
        DetectorChoice detectors) {

    /// What the mapping is called among `texts`; no rule can be, because rules need more than a word.
    static final String MAPPING = "mapping";

    /// What the choice of detectors is called among `texts`.
    static final String DETECTORS = "detectors";

    public Knowledge {
        Objects.requireNonNull(vocabulary, "vocabulary");
        Objects.requireNonNull(mapping, "mapping");
        rules = List.copyOf(rules);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        Objects.requireNonNull(detectors, "detectors");
    }

    /// With all detectors as they come.
    public Knowledge(Vocabulary vocabulary, Mapping mapping, List<CompiledRule> rules, Map<RuleVersion, String> texts) {
        this(vocabulary, mapping, rules, texts, DetectorChoice.USUAL);
    }
}

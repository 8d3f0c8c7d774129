package io.auditworkbench.workbench.view;

import java.util.List;

/// An explanation as it is shown.
///
/// - **Shape**: `kind` is `anomaly`, `business`, `transaction` or `event`; of a sentence `isFact` tells whether it is
///   from what is stored of this thing, else it holds for everything of its kind; `cites` are ids.
public record ExplanationView(String id, String kind, String title, List<Section> sections, CoverageView coverage) {

    public ExplanationView {
        sections = List.copyOf(sections);
    }

    /// Sentences under a heading; `topic` is a word for programs.
    public record Section(String topic, String title, List<Sentence> sentences) {
        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    /// One sentence.
    public record Sentence(String text, boolean isFact, List<String> cites) {
        public Sentence {
            cites = List.copyOf(cites);
        }
    }
}

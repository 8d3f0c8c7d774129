package io.auditworkbench.explain;

import java.util.List;
import java.util.Objects;

/// A complete explanation, made of facts and of what is known of the check or rule in general.
public record Explanation(String id, String title, List<Section> sections) {

    public Explanation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        sections = List.copyOf(sections);
    }

    /// Sentences on one question; never without any.
    public record Section(Topic topic, List<Sentence> sentences) {
        public Section {
            Objects.requireNonNull(topic, "topic");
            sentences = List.copyOf(sentences);
        }
    }

    /// One sentence, and the ids of what it rests on.
    public record Sentence(String text, Origin origin, List<String> cites) {
        public Sentence {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(origin, "origin");
            cites = List.copyOf(cites);
        }
    }

    /// Where a sentence is from.
    public enum Origin {
        /// What is stored of this thing.
        FACT,
        /// What holds for everything of its kind.
        GUIDE
    }

    /// What a section answers, in the order in which they stand.
    public enum Topic {
        SEEN("What was seen"),
        COMPARED("Actual against usual"),
        WHO("Who"),
        WHY("Why it is told"),
        CONDITIONS("What was checked"),
        CHANGES("The changes"),
        NET("What it comes to"),
        MEANS("What it is part of"),
        WRONG("When it is wrong"),
        NEXT("What to look at next"),
        NOT_SAID("What it does not say"),
        COVERAGE("What could not be seen");

        private final String title;

        Topic(String title) {
            this.title = title;
        }

        /// As a heading.
        public String title() {
            return title;
        }
    }
}

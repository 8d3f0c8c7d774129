package io.auditworkbench.desktop.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An explanation as the pane shows it.
record Explained(String id, String title, List<Section> sections) {

    private static final Pattern COMMAND = Pattern.compile("`(show|events|explain) ([^`]+)`");

    Explained {
        sections = List.copyOf(sections);
    }

    /// Sentences under a heading.
    record Section(String title, List<Sentence> sentences) {
        Section {
            sentences = List.copyOf(sentences);
        }
    }

    /// One sentence, in parts that are read or followed; `cites` are ids.
    record Sentence(List<Part> parts, boolean isFact, List<String> cites) {
        Sentence {
            parts = List.copyOf(parts);
            cites = List.copyOf(cites);
        }
    }

    /// A part of a sentence.
    sealed interface Part {

        /// Words.
        record Words(String text) implements Part {}

        /// Leads to a thing.
        record Thing(String id) implements Part {}

        /// Leads to the events that a filter chooses.
        record Events(String filter) implements Part {}
    }

    /// Everything that the sentences rest on, each id once.
    List<String> restsOn() {
        Set<String> ids = new LinkedHashSet<>();
        sections.forEach(section -> section.sentences().forEach(sentence -> ids.addAll(sentence.cites())));
        return List.copyOf(ids);
    }

    /// The sentence cut where it names a command that this window has a way for.
    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher command = COMMAND.matcher(text);
        int done = 0;
        while (command.find()) {
            if (command.start() > done) {
                parts.add(new Part.Words(text.substring(done, command.start())));
            }
            parts.add(
                    command.group(1).equals("events")
                            ? new Part.Events(command.group(2))
                            : new Part.Thing(command.group(2)));
            done = command.end();
        }
        if (done < text.length()) {
            parts.add(new Part.Words(text.substring(done)));
        }
        return parts;
    }

    /// As plain text, with the label that says what it is.
    String plain(String label) {
        StringBuilder plain =
                new StringBuilder(label).append("\n").append(title).append('\n');
        for (Section section : sections) {
            plain.append('\n').append(section.title()).append('\n');
            for (Sentence sentence : section.sentences()) {
                plain.append("- ");
                sentence.parts().forEach(part -> plain.append(text(part)));
                if (!sentence.cites().isEmpty()) {
                    plain.append(" [")
                            .append(String.join(", ", sentence.cites()))
                            .append(']');
                }
                plain.append('\n');
            }
        }
        return plain.toString();
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Words(String text) -> text;
            case Part.Thing(String id) -> id;
            case Part.Events(String filter) -> filter;
        };
    }
}

package io.auditworkbench.workbench.report;

import java.util.ArrayList;
import java.util.List;

/// A text of headings, sentences and tables, before it is spelled as Markdown or HTML.
///
/// - **Shape**: texts are plain; whoever spells them keeps them from becoming anything else.
/// - **Threading**: one thread at a time.
public final class Document {

    private final List<Block> blocks = new ArrayList<>();

    /// A part of it.
    public sealed interface Block {}

    /// A heading; level 1 is the title.
    public record Heading(int level, String text) implements Block {}

    /// A sentence, with what it is about before it, empty where that is plain.
    public record Sentence(String label, String text) implements Block {}

    /// A table; cells of columns that hold numbers stand at the right.
    public record Table(List<TableColumn> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// At which side of its column a cell stands.
    public enum Side {
        LEFT,
        RIGHT
    }

    /// A column of a table.
    public record TableColumn(String name, Side side) {

        /// A column of texts.
        public static TableColumn text(String name) {
            return new TableColumn(name, Side.LEFT);
        }

        /// A column of numbers.
        public static TableColumn number(String name) {
            return new TableColumn(name, Side.RIGHT);
        }
    }

    /// Adds a heading.
    public Document heading(int level, String text) {
        blocks.add(new Heading(level, text));
        return this;
    }

    /// Adds a sentence.
    public Document sentence(String text) {
        blocks.add(new Sentence("", text));
        return this;
    }

    /// Adds a sentence with what it is about before it.
    public Document sentence(String label, String text) {
        blocks.add(new Sentence(label, text));
        return this;
    }

    /// Adds a table.
    public Document table(List<TableColumn> columns, List<List<String>> rows) {
        blocks.add(new Table(columns, rows));
        return this;
    }

    /// The first heading, empty where there is none.
    public String title() {
        return blocks.stream()
                .filter(Heading.class::isInstance)
                .map(block -> ((Heading) block).text())
                .findFirst()
                .orElse("");
    }

    /// The first sentence, empty where there is none: what the whole is about.
    public String firstSentence() {
        return blocks.stream()
                .filter(Sentence.class::isInstance)
                .map(block -> ((Sentence) block).text())
                .findFirst()
                .orElse("");
    }

    /// Its parts, from the top.
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }
}

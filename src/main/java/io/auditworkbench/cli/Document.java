package io.auditworkbench.cli;

import java.util.ArrayList;
import java.util.List;

/// A text of headings, sentences and tables, before it is spelled as Markdown or HTML.
///
/// - **Shape**: texts are plain; whoever spells them keeps them from becoming anything else.
/// - **Threading**: one thread at a time.
final class Document {

    private final List<Block> blocks = new ArrayList<>();

    /// A part of it.
    sealed interface Block {}

    /// A heading; level 1 is the title.
    record Heading(int level, String text) implements Block {}

    /// A sentence, with what it is about before it, empty where that is plain.
    record Sentence(String label, String text) implements Block {}

    /// A table; cells of columns that hold numbers stand at the right.
    record Table(List<TableColumn> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// A column of a table.
    record TableColumn(String name, Column.Alignment alignment) {

        static TableColumn text(String name) {
            return new TableColumn(name, Column.Alignment.LEFT);
        }

        static TableColumn number(String name) {
            return new TableColumn(name, Column.Alignment.RIGHT);
        }
    }

    Document heading(int level, String text) {
        blocks.add(new Heading(level, text));
        return this;
    }

    Document sentence(String text) {
        blocks.add(new Sentence("", text));
        return this;
    }

    Document sentence(String label, String text) {
        blocks.add(new Sentence(label, text));
        return this;
    }

    Document table(List<TableColumn> columns, List<List<String>> rows) {
        blocks.add(new Table(columns, rows));
        return this;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }
}

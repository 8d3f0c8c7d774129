package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.widget.DiffRow;
import java.util.List;

/// What a page of a row's history shows: one of lists, or a text.
///
/// - **Shape**: `said` is a sentence or several above it, empty for none.
record Answer(String said, List<DiffRow> columns, List<Blamed> blame, List<Related> related, String text) {

    static final Answer NOTHING = new Answer("", List.of(), List.of(), List.of(), "");

    Answer {
        columns = List.copyOf(columns);
        blame = List.copyOf(blame);
        related = List.copyOf(related);
    }

    static Answer ofColumns(String said, List<DiffRow> columns, String text) {
        return new Answer(said, columns, List.of(), List.of(), text);
    }

    static Answer ofBlame(List<Blamed> blame) {
        return new Answer("", List.of(), blame, List.of(), "");
    }

    static Answer ofRelated(String said, List<Related> related) {
        return new Answer(said, List.of(), List.of(), related, "");
    }

    static Answer ofText(String said, String text) {
        return new Answer(said, List.of(), List.of(), List.of(), text);
    }
}

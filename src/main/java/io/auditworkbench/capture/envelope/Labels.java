package io.auditworkbench.capture.envelope;

import java.util.ArrayList;
import java.util.List;

/// Labels of `ENUM` and `SET` as Debezium writes them: a comma inside a label has a backslash before it.
///
/// - **Source**: Debezium 3.6, `MySqlAntlrDdlParser.escapeOption`.
final class Labels {

    private Labels() {}

    /// The labels of a list.
    static List<String> split(String list) {
        List<String> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < list.length(); i++) {
            char next = list.charAt(i);
            if (next == '\\' && i + 1 < list.length() && list.charAt(i + 1) == ',') {
                label.append(list.charAt(++i));
            } else if (next == ',') {
                labels.add(label.toString());
                label.setLength(0);
            } else {
                label.append(next);
            }
        }
        labels.add(label.toString());
        return labels;
    }

    /// The declared label or labels that were sent, or the text as sent where none fits: MySQL stores `''` for an
    /// invalid one.
    ///
    /// A snapshot sends labels as they are; the stream sends them with the backslashes of the statement that declared
    /// them.
    static String declared(String sent, List<String> labels) {
        if (sent.indexOf('\\') < 0 || labels.contains(sent)) {
            return sent;
        }
        String plain = sent.replaceAll("(?s)\\\\(.)", "$1");
        boolean isDeclared = labels.contains(plain) || labels.containsAll(List.of(plain.split(",", -1)));
        return isDeclared ? plain : sent;
    }
}

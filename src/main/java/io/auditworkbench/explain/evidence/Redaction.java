package io.auditworkbench.explain.evidence;

import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Side;
import io.auditworkbench.explain.evidence.EvidenceSet.Subject;
import io.auditworkbench.explain.evidence.EvidenceSet.Thing;
import io.auditworkbench.explain.evidence.EvidenceSet.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps what people wrote from a model: names of actors, texts and keys go to it as `[v1]`, `[v2]`, equal ones as the
/// same, and are put back into its answer here. Numbers, times and the names of tables and columns are shown.
///
/// - **Threading**: immutable once made.
public final class Redaction {

    private static final Pattern MARK = Pattern.compile("\\[v(\\d{1,4})]");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?");
    private static final String NOT_SHOWN = "(not shown)";

    private final EvidenceSet shown;
    private final List<String> hidden;

    private Redaction(EvidenceSet shown, List<String> hidden) {
        this.shown = shown;
        this.hidden = hidden;
    }

    /// Everything is shown, and nothing is to be put back.
    public static Redaction none(EvidenceSet evidence) {
        return new Redaction(evidence, List.of());
    }

    /// Nothing that people wrote is shown.
    public static Redaction of(EvidenceSet evidence) {
        Map<String, String> marks = new LinkedHashMap<>();
        evidence.changes().forEach(change -> {
            mark(marks, change.actor());
            mark(marks, change.key());
            change.values().forEach(value -> {
                mark(marks, value.before());
                mark(marks, value.after());
            });
        });
        return new Redaction(hide(evidence, marks), List.copyOf(marks.keySet()));
    }

    private static void mark(Map<String, String> marks, @Nullable Side side) {
        if (side != null && side.kind() == Side.Kind.TEXT) {
            mark(marks, side.text());
        }
    }

    private static void mark(Map<String, String> marks, String text) {
        if (!text.isBlank() && !NUMBER.matcher(text).matches()) {
            marks.putIfAbsent(text, "[v" + (marks.size() + 1) + "]");
        }
    }

    private static EvidenceSet hide(EvidenceSet evidence, Map<String, String> marks) {
        UnaryOperator<String> replaced = text -> marks.getOrDefault(text, text);
        List<Change> changes = evidence.changes().stream()
                .map(change -> new Change(
                        change.id(),
                        change.number(),
                        change.transaction(),
                        change.schema(),
                        change.table(),
                        change.operation(),
                        replaced.apply(change.key()),
                        replaced.apply(change.actor()),
                        change.grade(),
                        change.at(),
                        change.values().stream()
                                .map(value -> new Value(
                                        value.column(), side(value.before(), replaced), side(value.after(), replaced)))
                                .toList()))
                .toList();
        Subject subject = evidence.subject();
        return new EvidenceSet(
                new Subject(subject.id(), subject.kind(), subject.check(), subject.version(), NOT_SHOWN),
                changes,
                figures(evidence, marks),
                evidence.things().stream()
                        .map(thing -> new Thing(thing.id(), NOT_SHOWN))
                        .toList(),
                evidence.sight(),
                evidence.leftOut());
    }

    private static @Nullable Side side(@Nullable Side side, UnaryOperator<String> replaced) {
        return side == null || side.kind() != Side.Kind.TEXT
                ? side
                : new Side(replaced.apply(side.text()), side.kind());
    }

    /// A figure whose value is no number says something of a row; one whose name has somebody's name is named anew.
    private static List<Figure> figures(EvidenceSet evidence, Map<String, String> marks) {
        List<Figure> figures = new ArrayList<>();
        for (Figure figure : evidence.figures()) {
            if (startsWithNumber(figure.value()) && (figure.usual().isEmpty() || startsWithNumber(figure.usual()))) {
                figures.add(new Figure(within(figure.name(), marks), figure.value(), figure.usual(), figure.unit()));
            }
        }
        return figures;
    }

    private static boolean startsWithNumber(String text) {
        return text.matches("[-+]?\\d.*") && text.length() <= 24;
    }

    private static String within(String text, Map<String, String> marks) {
        String rest = text;
        List<Map.Entry<String, String>> longestFirst = marks.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, String> entry) ->
                                entry.getKey().length())
                        .reversed())
                .toList();
        for (Map.Entry<String, String> entry : longestFirst) {
            rest = rest.replace(entry.getKey(), entry.getValue());
        }
        return rest;
    }

    /// What the model is shown.
    public EvidenceSet shown() {
        return shown;
    }

    /// The model's JSON with what was hidden put back, as JSON spells it.
    public String restored(String answer) {
        return MARK.matcher(answer).replaceAll(mark -> Matcher.quoteReplacement(original(mark.group(1), mark.group())));
    }

    private String original(String number, String mark) {
        int index = Integer.parseInt(number) - 1;
        return index >= 0 && index < hidden.size() ? escaped(hidden.get(index)) : mark;
    }

    /// - **Source**: RFC 8259 §7.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                escaped.append('\\').append((char) unit);
            } else if (unit < ' ') {
                escaped.append(String.format("\\u%04x", unit));
            } else {
                escaped.append((char) unit);
            }
        });
        return escaped.toString();
    }
}

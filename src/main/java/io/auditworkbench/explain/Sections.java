package io.auditworkbench.explain;

import io.auditworkbench.explain.Explanation.Origin;
import io.auditworkbench.explain.Explanation.Section;
import io.auditworkbench.explain.Explanation.Sentence;
import io.auditworkbench.explain.Explanation.Topic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects sentences by what they answer, and words what all templates say alike.
///
/// - **Threading**: one thread at a time.
final class Sections {

    private static final int MOST_CHANGES = 5;
    private static final int MOST_COLUMNS = 6;
    private static final int MOST_NAMED = 8;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<Topic, List<Sentence>> sentences = new EnumMap<>(Topic.class);

    /// Something that is stored of this thing.
    Sections fact(Topic topic, String text, List<String> cites) {
        return add(
                topic, new Sentence(text, Origin.FACT, cites.stream().distinct().toList()));
    }

    /// Something that holds for everything of its kind.
    Sections guide(Topic topic, String text) {
        return add(topic, new Sentence(text, Origin.GUIDE, List.of()));
    }

    private Sections add(Topic topic, Sentence sentence) {
        sentences.computeIfAbsent(topic, _ -> new ArrayList<>()).add(sentence);
        return this;
    }

    Explanation of(String id, String title) {
        return new Explanation(
                id,
                title,
                sentences.entrySet().stream()
                        .map(entry -> new Section(entry.getKey(), entry.getValue()))
                        .toList());
    }

    static String time(Instant at) {
        return (at.get(ChronoField.NANO_OF_SECOND) == 0 ? SECONDS : MICROS).format(at) + " UTC";
    }

    /// `1 change`, `2 changes`.
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /// Who did it, and how far that can be relied on.
    Sections who(FactSheet.Who who, List<String> cites) {
        if (!who.isKnown()) {
            return fact(Topic.WHO, "Who did it is not known (attribution: unknown).", cites);
        }
        String source = who.source().isEmpty() ? "" : ", known from the " + who.source();
        return fact(Topic.WHO, who.name() + source + ". This is " + reliance(who.grade()) + ".", cites);
    }

    private static String reliance(String grade) {
        return switch (grade) {
            case "exact" -> "exact: the application wrote it in the same transaction";
            case "corroborated" -> "corroborated: the application or the session told it, and nothing contradicts it";
            case "heuristic" -> "heuristic: a guess by circumstance";
            default -> grade;
        };
    }

    /// The first changes, with the columns that differ.
    Sections changes(Topic topic, List<FactSheet.Change> changes, long all) {
        changes.stream().limit(MOST_CHANGES).forEach(change -> change(topic, change));
        long left = all - Math.min(changes.size(), MOST_CHANGES);
        if (left > 0) {
            fact(topic, "There " + (left == 1 ? "is 1 more change." : "are " + left + " more changes."), List.of());
        }
        return this;
    }

    Sections change(Topic topic, FactSheet.Change change) {
        String columns = columns(change.columns());
        return fact(
                topic,
                change.operation() + " of " + change.row() + " at " + time(change.at())
                        + by(change.who())
                        + (columns.isEmpty() ? "." : ": " + columns + "."),
                List.of(change.id(), change.transaction()));
    }

    private static String by(FactSheet.Who who) {
        return who.isKnown() ? " by " + who.name() + " (" + who.grade() + ")" : " by an unknown actor";
    }

    /// `total 90.00 → 9.00`; of many columns the first.
    static String columns(List<FactSheet.Column> columns) {
        String named = columns.stream()
                .limit(MOST_COLUMNS)
                .map(column -> column.name() + " " + sides(column))
                .collect(Collectors.joining(", "));
        int left = columns.size() - MOST_COLUMNS;
        return left > 0 ? named + " and " + count(left, "more column") : named;
    }

    private static String sides(FactSheet.Column column) {
        return Stream.of(column.before(), column.after())
                .flatMap(Optional::stream)
                .map(Sections::value)
                .collect(Collectors.joining(" → "));
    }

    private static String value(FactSheet.Value value) {
        String text = value.shown().text();
        return switch (value.state()) {
            case NULL -> "NULL";
            case NOT_LOGGED -> "(not logged)";
            case THERE, NUMBER -> text.isEmpty() ? "\"\"" : text;
        };
    }

    /// What business events it started or belongs to, and what findings it is evidence of.
    Sections means(List<FactSheet.Business> business, List<FactSheet.Finding> findings) {
        business.stream()
                .limit(MOST_NAMED)
                .forEach(event -> fact(
                        Topic.MEANS,
                        switch (event.part()) {
                                    case STARTED -> "It started the business event ";
                                    case BELONGS -> "It belongs to the business event ";
                                }
                                + event.named() + ".",
                        List.of(event.id())));
        int left = business.size() - MOST_NAMED;
        if (left > 0) {
            fact(Topic.MEANS, "It belongs to " + count(left, "more business event") + " at least.", List.of());
        }
        findings.stream()
                .limit(MOST_NAMED)
                .forEach(finding -> fact(
                        Topic.MEANS,
                        "It is evidence of a finding of severity " + finding.severity() + ": "
                                + finding.sentence().text(),
                        List.of(finding.id())));
        if (business.isEmpty() && findings.isEmpty()) {
            fact(Topic.MEANS, "No business event and no finding rests on it.", List.of());
        }
        return this;
    }

    /// What could be seen around it, and what could not.
    Sections coverage(FactSheet.Coverage coverage) {
        String watched = coverage.watchedFrom()
                .flatMap(from -> coverage.watchedUntil().map(until -> time(from) + " to " + time(until)))
                .map(range -> "Watched from " + range + ".")
                .orElse("Nothing was watched.");
        fact(Topic.COVERAGE, verdict(coverage.verdict()) + " " + watched, List.of());
        coverage.gaps()
                .forEach(gap -> fact(
                        Topic.COVERAGE,
                        (gap.tables().isEmpty() ? "Tables not known" : String.join(", ", gap.tables())) + ": "
                                + gap.meaning(),
                        List.of(gap.id())));
        return this;
    }

    private static String verdict(FactSheet.Verdict verdict) {
        return switch (verdict) {
            case NO_KNOWN_GAP -> "No gap is known around it; that does not prove that there is none.";
            case GAPS -> "There are gaps around it: changes may be missing.";
            case PARTLY_WATCHED -> "A part of the time around it was not watched: changes may be missing.";
            case NOT_WATCHED -> "The time around it was not watched.";
        };
    }
}

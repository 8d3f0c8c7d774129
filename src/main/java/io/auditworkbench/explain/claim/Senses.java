package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a sentence uses its facts in their sense: from and to, up and down, before and after, what was done.
///
/// - **Threading**: stateless.
final class Senses {

    private static final Set<String> DOWN = Set.of(
            "fell",
            "dropped",
            "decreased",
            "lowered",
            "reduced",
            "cut",
            "declined",
            "shrank",
            "sank",
            "less",
            "lower",
            "smaller",
            "below",
            "under",
            "lost");
    private static final Set<String> UP = Set.of(
            "rose",
            "raised",
            "increased",
            "grew",
            "climbed",
            "more",
            "higher",
            "larger",
            "above",
            "over",
            "exceeds",
            "exceeded",
            "gained");
    private static final Set<String> FORMER = Set.of("from", "was", "before", "formerly", "previously", "old");
    private static final Set<String> LATTER = Set.of("to", "now", "became", "after", "new", "is", "into");
    private static final Set<String> USUAL =
            Set.of("usual", "usually", "typical", "typically", "baseline", "average", "than");
    private static final Set<String> DELETED =
            Set.of("deleted", "delete", "deletes", "deletion", "deletions", "removed", "erased", "vanished");
    private static final Set<String> INSERTED =
            Set.of("inserted", "insert", "inserts", "insertion", "insertions", "created", "creation");
    private static final Set<String> UPDATED =
            Set.of("updated", "update", "updates", "edited", "modified", "overwritten");
    private static final Set<String> GRADES = Set.of("exact", "exactly", "corroborated", "heuristic");
    private static final int LONGEST_QUOTED_VALUE = 40;
    private static final Pattern BEFORE_LITERAL = Pattern.compile("([\\p{L}]+)(?:\\s+of)?\\W*$");

    private Senses() {}

    static Optional<DropReason> fault(
            Claim claim, List<Change> cited, String text, Function<String, Optional<Figure>> figures) {
        return switch (claim) {
            case Claim.ValueChange value -> operations(cited, text).or(() -> valueChange(value, text));
            case Claim.Count _ -> operations(cited, text).or(() -> tables(cited, text));
            case Claim.Sum sum ->
                operations(cited, text)
                        .or(() -> tables(cited, text))
                        .or(() -> direction(words(text), sum.number().signum()));
            case Claim.Order _ -> order(cited, text);
            case Claim.Actor actor -> operations(cited, text).or(() -> actor(actor, text));
            case Claim.OfRule rule -> rule(rule, text, figures);
            case Claim.Absence absence -> absence(absence, text);
            case Claim.Hypothesis _ -> Optional.empty();
        };
    }

    private static List<String> words(String text) {
        return Words.of(text).stream().map(Words.Word::lower).toList();
    }

    private static boolean has(List<String> words, Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    private static Optional<DropReason> operations(List<Change> cited, String text) {
        List<String> words = words(text);
        boolean wrong = (has(words, DELETED) && !all(cited, "delete"))
                || (has(words, INSERTED) && !all(cited, "insert"))
                || (has(words, UPDATED) && !all(cited, "update"));
        return wrong ? Optional.of(DropReason.WRONG_OPERATION) : Optional.empty();
    }

    private static boolean all(List<Change> cited, String operation) {
        return cited.stream().allMatch(change -> change.operation().equals(operation));
    }

    /// A sentence that names the table of some of the changes speaks of all of them.
    private static Optional<DropReason> tables(List<Change> cited, String text) {
        List<String> tables = cited.stream().map(Change::table).distinct().toList();
        long named =
                tables.stream().filter(table -> placeOfName(text, table) >= 0).count();
        return named == 0 || named == tables.size() ? Optional.empty() : Optional.of(DropReason.TEXT_VALUES);
    }

    private static Optional<DropReason> valueChange(Claim.ValueChange claim, String text) {
        List<Integer> formers = places(text, claim.before());
        List<Integer> latters = places(text, claim.after());
        boolean same = claim.before() != null && claim.before().equals(claim.after());
        if (!same && (formers.size() > 1 || latters.size() > 1)) {
            return Optional.of(DropReason.TEXT_VALUES);
        }
        boolean crossed = formers.stream().anyMatch(at -> LATTER.contains(wordBefore(text, at)))
                || latters.stream().anyMatch(at -> FORMER.contains(wordBefore(text, at)));
        boolean cued = formers.stream().anyMatch(at -> FORMER.contains(wordBefore(text, at)))
                || latters.stream().anyMatch(at -> LATTER.contains(wordBefore(text, at)));
        boolean turned = !cued && !formers.isEmpty() && !latters.isEmpty() && formers.getFirst() > latters.getFirst();
        boolean half =
                (formers.isEmpty() != latters.isEmpty()) && isSayable(claim.before()) && isSayable(claim.after());
        if (!same && (crossed || turned || half)) {
            return Optional.of(DropReason.TEXT_VALUES);
        }
        int sign = sign(claim.before(), claim.after());
        return direction(words(text), sign);
    }

    private static boolean isSayable(@Nullable String value) {
        return value != null && !value.isBlank() && value.length() <= LONGEST_QUOTED_VALUE;
    }

    /// Where a value stands as it was quoted or as the same number.
    private static List<Integer> places(String text, @Nullable String value) {
        List<Integer> places = new ArrayList<>();
        if (value == null || value.isBlank()) {
            return places;
        }
        for (int at = Words.find(text, value, 0); at >= 0; at = Words.find(text, value, at + value.length())) {
            places.add(at);
        }
        if (places.isEmpty() && Numbers.parse(value).isPresent()) {
            Matcher number = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?").matcher(text);
            while (number.find()) {
                if (Numbers.areEqual(number.group(), value)) {
                    places.add(number.start());
                }
            }
        }
        return places;
    }

    private static String wordBefore(String text, int at) {
        Matcher word = BEFORE_LITERAL.matcher(text.substring(0, at));
        return word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /// 1 for up, -1 for down, 0 where that cannot be said.
    private static int sign(@Nullable String before, @Nullable String after) {
        if (before == null || after == null) {
            return 0;
        }
        return Numbers.parse(before)
                .flatMap(former -> Numbers.parse(after).map(latter -> latter.compareTo(former)))
                .orElse(0);
    }

    private static Optional<DropReason> direction(List<String> words, int sign) {
        boolean wrong = (has(words, DOWN) && sign >= 0) || (has(words, UP) && sign <= 0);
        return wrong ? Optional.of(DropReason.WRONG_DIRECTION) : Optional.empty();
    }

    /// The first is said first, with "before", and nothing turns that round.
    private static Optional<DropReason> order(List<Change> cited, String text) {
        List<String> words = words(text);
        boolean isSaid = words.contains("before") || words.contains("then") || text.contains("followed by");
        boolean isTurned = Stream.of("after", "later", "since", "until", "afterwards", "preceded", "follows", "earlier")
                .anyMatch(words::contains);
        int last = -1;
        for (Change change : cited) {
            int place = Words.find(text, change.id(), 0);
            if (place >= 0 && place < last) {
                return Optional.of(DropReason.WRONG_ORDER);
            }
            last = Math.max(last, place);
        }
        boolean isTableTurned = cited.size() == 2
                && !cited.getFirst().table().equals(cited.getLast().table())
                && isFirst(text, cited.getLast().table(), cited.getFirst().table());
        return isSaid && !isTurned && !isTableTurned ? Optional.empty() : Optional.of(DropReason.WRONG_ORDER);
    }

    private static boolean isFirst(String text, String one, String other) {
        int first = placeOfName(text, one);
        int second = placeOfName(text, other);
        return first >= 0 && second >= 0 && first < second;
    }

    private static int placeOfName(String text, String name) {
        String lower = text.toLowerCase(Locale.ROOT);
        String table = name.toLowerCase(Locale.ROOT);
        return Stream.of(
                        table,
                        table.replace('_', ' '),
                        singular(table),
                        singular(table).replace('_', ' '))
                .mapToInt(each -> Words.find(lower, each, 0))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    private static String singular(String name) {
        if (name.endsWith("ies")) {
            return name.substring(0, name.length() - 3) + "y";
        }
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private static Optional<DropReason> actor(Claim.Actor claim, String text) {
        if (!Words.contains(text, claim.actor())) {
            return Optional.of(DropReason.WRONG_ACTOR);
        }
        boolean saysOther = words(text).stream()
                .filter(GRADES::contains)
                .anyMatch(word -> !word.startsWith(Grade.of(claim.grade()).word()));
        return saysOther ? Optional.of(DropReason.WRONG_GRADE) : Optional.empty();
    }

    private static Optional<DropReason> rule(
            Claim.OfRule claim, String text, Function<String, Optional<Figure>> figures) {
        Optional<Figure> figure = Optional.ofNullable(claim.field()).flatMap(figures);
        if (figure.isEmpty()) {
            return Optional.empty();
        }
        String value = figure.get().value();
        if (figure.get().usual().isEmpty()) {
            return places(text, value).size() > 1 ? Optional.of(DropReason.TEXT_VALUES) : Optional.empty();
        }
        String usual = figure.get().usual();
        if (value.equals(usual)) {
            return Optional.empty();
        }
        List<Integer> actual = places(text, value);
        List<Integer> typical = places(text, usual);
        boolean crossed = actual.stream().anyMatch(at -> USUAL.contains(wordBefore(text, at)))
                || (!typical.isEmpty() && actual.isEmpty())
                || typical.stream()
                        .anyMatch(at -> Set.of("was", "is", "reached").contains(wordBefore(text, at)));
        boolean doubled = actual.size() > 1 || typical.size() > 1;
        if (crossed || doubled) {
            return Optional.of(DropReason.TEXT_VALUES);
        }
        return direction(words(text), sign(usual, value));
    }

    /// Only of the changes of the subject can it be said that there are no others.
    private static Optional<DropReason> absence(Claim.Absence claim, String text) {
        List<String> words = words(text);
        boolean says = words.contains("no")
                && (words.contains("other") || words.contains("further"))
                && (words.contains("belongs") || words.contains("belong"))
                && claim.events().stream().anyMatch(id -> Words.contains(text, id));
        return says ? Optional.empty() : Optional.of(DropReason.NOT_COVERED);
    }
}

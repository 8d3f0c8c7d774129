package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Side;
import io.auditworkbench.explain.evidence.EvidenceSet.Value;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the sentence of one claim may say: the facts that the claim itself rests on, and no others.
///
/// - **Threading**: one thread at a time.
final class SayableFacts {

    private static final int LONGEST_BARE_VALUE = 24;
    private static final int LONGEST_BARE_NAME = 64;
    private static final int LONGEST_BARE_ELSEWHERE = 12;
    private static final List<DateTimeFormatter> TIMES = List.of(
            time("uuuu-MM-dd HH:mm:ss 'UTC'"),
            time("uuuu-MM-dd HH:mm:ss"),
            time("uuuu-MM-dd HH:mm"),
            time("uuuu-MM-dd"),
            time("HH:mm:ss"),
            time("HH:mm"));

    /// A person's name: two words of letters.
    private static final Pattern FIRST_AND_LAST =
            Pattern.compile("[\\p{IsLatin}.'’-]{1,20} [\\p{IsLatin}\\p{N}.'’-]{1,20}");

    private final TreeSet<String> literals =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Set<String> quotations = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> parts = new HashSet<>();
    private final List<BigDecimal> numbers = new ArrayList<>();

    private SayableFacts() {}

    private static DateTimeFormatter time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static SayableFacts of(EvidenceSet evidence, Claim claim, List<Change> cited) {
        SayableFacts sayable = new SayableFacts();
        sayable.literal(evidence.subject().id());
        claim.events().forEach(sayable::literal);
        sayable.literal(evidence.subject().check());
        sayable.words(evidence.subject().kind());
        cited.forEach(change -> sayable.change(change, claim));
        switch (claim) {
            case Claim.ValueChange value -> {
                sayable.value(value.before());
                sayable.value(value.after());
            }
            case Claim.Count count -> sayable.numbers.add(count.number());
            case Claim.Sum sum -> {
                sayable.numbers.add(sum.number());
                sayable.numbers.add(sum.number().abs());
            }
            case Claim.OfRule rule -> sayable.figure(evidence, rule);
            case Claim.Actor actor -> sayable.value(actor.actor());
            case Claim.Order _, Claim.Absence _, Claim.Hypothesis _ ->
                cited.forEach(change -> change.values().forEach(sayable::words));
        }
        return sayable;
    }

    private void change(Change change, Claim claim) {
        literal(change.transaction());
        bareName(change.row());
        bareName(change.table() + "/" + change.key());
        bareName(change.key());
        for (String part : change.key().split(",")) {
            bareName(part);
        }
        bareName(change.schema() + "." + change.table());
        bareName(change.actor());
        TIMES.forEach(form -> literal(form.format(change.at())));
        name(change.schema());
        name(change.table());
        name(change.operation());
        columns(change, claim).forEach(column -> {
            bareName(change.schema() + "." + change.table() + "." + column);
            bareName(change.table() + "." + column);
            name(column);
        });
    }

    /// The one column of a claim on a column, else all.
    private static List<String> columns(Change change, Claim claim) {
        Optional<String> field = switch (claim) {
            case Claim.ValueChange value -> Optional.of(value.field());
            case Claim.Sum sum -> Optional.of(sum.field());
            case Claim.Count _, Claim.Order _, Claim.Actor _, Claim.OfRule _, Claim.Absence _, Claim.Hypothesis _ ->
                Optional.empty();
        };
        return field.map(name -> change.value(name).map(Value::column).stream().toList())
                .orElseGet(() -> change.values().stream().map(Value::column).toList());
    }

    private void figure(EvidenceSet evidence, Claim.OfRule rule) {
        literal(evidence.subject().check());
        Optional<Figure> named = evidence.figures().stream()
                .filter(figure -> figure.name().equals(rule.field()))
                .findFirst();
        named.ifPresent(figure -> {
            literal(figure.name());
            for (String word : figure.name().split(" ")) {
                // a table, an actor or a type that the figure is of
                if (word.matches(".*[._-].*")) {
                    name(word);
                }
            }
            words(figure.name());
            words(figure.unit());
            value(figure.value());
            value(figure.usual());
        });
    }

    private void value(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        quotation(value);
        Numbers.parse(value).ifPresent(numbers::add);
    }

    private void words(Value value) {
        word(value.before());
        word(value.after());
    }

    /// A stranger's sentence is sayable only where it is the claim itself, and checked as such.
    private void word(@Nullable Side side) {
        if (side != null && isWord(side.text(), LONGEST_BARE_VALUE)) {
            value(side.text());
        }
    }

    /// A value that stands as such in a sentence.
    private void quotation(String text) {
        literal(text);
        if (!text.isBlank()) {
            quotations.add(text);
        }
    }

    /// Names come from strangers, too: one that is a sentence is no name to be said.
    private void bareName(String name) {
        if (isWord(name, LONGEST_BARE_NAME) || FIRST_AND_LAST.matcher(name).matches()) {
            literal(name);
        }
    }

    /// Where letters need no spaces between words, a few letters are a sentence.
    private static boolean isWord(String text, int longest) {
        boolean isAscii = text.chars().allMatch(unit -> unit < 0x80);
        return !text.contains(" ") && text.length() <= (isAscii ? longest : LONGEST_BARE_ELSEWHERE);
    }

    private void literal(String text) {
        if (!text.isBlank()) {
            literals.add(text);
        }
    }

    /// A name, also with spaces, and the words that it is made of.
    private void name(String name) {
        if (name.isBlank()) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        names.add(lower);
        bareName(name);
        if (lower.indexOf('_') > 0) {
            String spaced = lower.replace('_', ' ');
            literal(spaced);
            Plurals.of(spaced).forEach(this::literal);
            words(spaced);
        }
    }

    private void words(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                parts.add(word);
            }
        }
    }

    /// The sentence without these facts, longest first.
    String without(String sentence) {
        String rest = sentence;
        for (String literal : literals) {
            rest = Words.without(rest, literal);
        }
        return rest;
    }

    /// The sentence without the values that it quotes.
    String withoutQuotations(String sentence) {
        String rest = sentence;
        for (String quotation : quotations) {
            rest = Words.without(rest, quotation);
        }
        return rest;
    }

    boolean hasNumber(String text) {
        String bare = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        return Numbers.parse(bare)
                .filter(number -> numbers.stream().anyMatch(each -> each.compareTo(number) == 0))
                .isPresent();
    }

    /// Whether a word in lower case is one of the names, or its singular or plural.
    boolean isName(String word) {
        return Plurals.has(names, word);
    }

    /// Whether a word in lower case is a part of one of the names.
    boolean isPart(String word) {
        return Plurals.has(parts, word);
    }
}

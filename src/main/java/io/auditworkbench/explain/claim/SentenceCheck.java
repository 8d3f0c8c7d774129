package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.claim.Words.Word;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import io.auditworkbench.masking.PromptMasker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks the sentence of a claim whose facts hold: every number, id, time and name in it must be one of those facts,
/// and it may not say the contrary of them, judge, advise or bring markup.
///
/// What is left are ordinary words, which no code can prove: that is why a sentence stands beside its facts and never
/// instead of them.
///
/// - **Threading**: any number of threads.
final class SentenceCheck {

    private static final Pattern MARKUP =
            Pattern.compile("://|www\\.|\\]\\s*\\(|[<>\\[\\]`*#|{}\\\\~]|mailto:|javascript:");
    private static final Pattern QUOTED = Pattern.compile("[\"“”„«»]");
    private static final Pattern NUMBER = Pattern.compile("(?:(?<![\\p{L}\\p{N}])[-+−])?[\\p{N}][\\p{N}.,:/%]*");
    private static final Pattern BY = Pattern.compile("\\bby\\s+([\\p{L}_][\\p{L}\\p{N}_.@-]*)");
    private static final Pattern DOTTED = Pattern.compile("[\\p{L}\\p{N}_]+[.@][\\p{L}_][\\p{L}\\p{N}_]*");

    /// An English sentence has no letters beyond, except in names.
    private static final int LAST_ASCII = 0x7F;

    private final EvidenceSet evidence;
    private final Vocabulary vocabulary;

    SentenceCheck(EvidenceSet evidence, Vocabulary vocabulary) {
        this.evidence = evidence;
        this.vocabulary = vocabulary;
    }

    /// The figure with this name.
    Optional<Figure> figure(String name) {
        return evidence.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst();
    }

    /// What is wrong with the sentence of a claim that cites these changes.
    Optional<DropReason> fault(Claim claim, List<Change> cited) {
        String text = claim.text();
        if (hasHidden(text)) {
            return Optional.of(DropReason.MARKUP);
        }
        SayableFacts sayable = SayableFacts.of(evidence, claim, cited);
        String rest = sayable.without(text);
        return markup(rest)
                .or(() -> numbers(rest, claim, cited, sayable))
                .or(() -> names(text, rest, sayable))
                .or(() -> when(Echo.isIn(sayable.withoutQuotations(text), evidence), DropReason.TEXT_VALUES))
                .or(() -> others(text, cited))
                .or(() -> tone(rest, claim, cited, text))
                .or(() -> Senses.fault(claim, cited, text, this::figure));
    }

    private static boolean hasHidden(String text) {
        return text.codePoints()
                .anyMatch(point -> point != ' '
                        && PromptMasker.fit(Character.toString(point)).isBlank());
    }

    private static Optional<DropReason> markup(String rest) {
        return when(MARKUP.matcher(rest).find(), DropReason.MARKUP)
                .or(() -> when(QUOTED.matcher(rest).find() && QuotedWords.areLeft(rest), DropReason.TEXT_NAME));
    }

    private static Optional<DropReason> numbers(String rest, Claim claim, List<Change> cited, SayableFacts sayable) {
        Matcher number = NUMBER.matcher(rest);
        while (number.find()) {
            String text = number.group().replaceAll("[.,:]+$", "");
            if (!sayable.hasNumber(text) && !NumberWords.counts(rest, number.end())) {
                return Optional.of(DropReason.TEXT_NUMBER);
            }
        }
        return NumberWords.fault(rest, claim, cited);
    }

    private Optional<DropReason> names(String text, String rest, SayableFacts sayable) {
        if (DOTTED.matcher(rest).find()) {
            return Optional.of(DropReason.TEXT_NAME);
        }
        List<Word> words = Words.of(rest);
        if (words.stream().anyMatch(word -> isForeign(rest, word, sayable)) || hasForeignPair(text, sayable)) {
            return Optional.of(DropReason.TEXT_NAME);
        }
        Matcher by = BY.matcher(rest);
        while (by.find()) {
            String word = by.group(1).toLowerCase(Locale.ROOT);
            if (!PlainWords.MAY_FOLLOW_BY.contains(word) && !word.endsWith("ing") && !sayable.isName(word)) {
                return Optional.of(DropReason.TEXT_NAME);
            }
        }
        return Optional.empty();
    }

    /// A name with spaces, of which a part may be sayable: `unit price` where only `price` is.
    private boolean hasForeignPair(String text, SayableFacts sayable) {
        List<Word> words = Words.of(text);
        for (int i = 1; i < words.size(); i++) {
            String both = words.get(i - 1).lower() + "_" + words.get(i).lower();
            if (vocabulary.has(both) && !sayable.isName(both)) {
                return true;
            }
        }
        return false;
    }

    private boolean isForeign(String rest, Word word, SayableFacts sayable) {
        String lower = word.lower().replaceAll("['’]s$", "");
        if (sayable.isName(lower)) {
            return false;
        }
        if (vocabulary.has(lower) || lower.indexOf('_') >= 0) {
            return true;
        }
        if (sayable.isPart(lower)) {
            return false;
        }
        if (lower.codePoints().anyMatch(point -> point > LAST_ASCII && point != '’')) {
            return true;
        }
        if (!Character.isUpperCase(word.text().codePointAt(0))) {
            return word.text().codePoints().anyMatch(Character::isUpperCase);
        }
        boolean begins = isBeginning(rest, word.at());
        return !(PlainWords.CAPITALS.contains(word.text()) || (begins && PlainWords.BEGINNINGS.contains(lower)));
    }

    /// Whether a sentence begins here.
    private static boolean isBeginning(String text, int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return before < 0 || ".!?;:".indexOf(text.charAt(before)) >= 0;
    }

    /// Somebody else's name, however ordinary a word it is.
    private Optional<DropReason> others(String text, List<Change> cited) {
        for (String actor : evidence.actors()) {
            boolean isTheirs = cited.isEmpty()
                    || cited.stream().anyMatch(change -> change.actor().equals(actor));
            if (!isTheirs && Words.contains(text, actor)) {
                return Optional.of(DropReason.WRONG_ACTOR);
            }
        }
        return Optional.empty();
    }

    private Optional<DropReason> tone(String rest, Claim claim, List<Change> cited, String text) {
        String lower = " " + rest.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}'’]+", " ") + " ";
        if (has(lower, PlainWords.JUDGING)) {
            return Optional.of(DropReason.JUDGEMENT);
        }
        boolean hedged = has(lower, PlainWords.HEDGES);
        return switch (claim.kind()) {
            case HYPOTHESIS -> when(!hedged, DropReason.NOT_HEDGED);
            case ABSENCE -> Optional.empty();
            case VALUE_CHANGE, COUNT, SUM, ORDER, ACTOR, RULE ->
                when(has(lower, PlainWords.DENIALS), DropReason.NEGATED)
                        .or(() -> when(!hedged && namesUnsure(claim, cited, text), DropReason.NOT_HEDGED));
        };
    }

    /// Whether the sentence says without a doubt who did it, while the record has doubts.
    private static boolean namesUnsure(Claim claim, List<Change> cited, String text) {
        boolean saidUnsure =
                claim instanceof Claim.Actor actor && Grade.of(actor.grade()).compareTo(Grade.CORROBORATED) < 0;
        return saidUnsure
                || cited.stream()
                        .anyMatch(change -> change.grade().compareTo(Grade.CORROBORATED) < 0
                                && Words.contains(text, change.actor()));
    }

    private static boolean has(String words, Set<String> phrases) {
        return phrases.stream().anyMatch(phrase -> words.contains(" " + phrase + " "));
    }

    private static Optional<DropReason> when(boolean is, DropReason reason) {
        return is ? Optional.of(reason) : Optional.empty();
    }
}

package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of things in a sentence, in words or digits.
///
/// - **Threading**: stateless.
final class NumberWords {

    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("once", 1),
            Map.entry("single", 1),
            Map.entry("two", 2),
            Map.entry("twice", 2),
            Map.entry("both", 2),
            Map.entry("pair", 2),
            Map.entry("couple", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12));

    /// Numbers that no field of a claim has.
    private static final Set<String> VAGUE = Set.of(
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "dozen",
            "dozens",
            "hundred",
            "hundreds",
            "thousand",
            "thousands",
            "million",
            "millions",
            "half",
            "halved",
            "double",
            "doubled",
            "triple",
            "tripled",
            "quarter",
            "third",
            "thrice",
            "percent",
            "zero");

    private static final Pattern COUNTED = Pattern.compile("(?<![\\p{L}\\p{N}])([\\p{L}]+|\\d+)(?=(?:\\s+(\\p{L}+))?)");

    private static final Pattern OF_THESE = Pattern.compile("\\s+(?:transaction|row|table)s?\\b");

    private NumberWords() {}

    /// What is wrong with the numbers of things in what is left of a sentence.
    static Optional<DropReason> fault(String rest, Claim claim, List<Change> cited) {
        Matcher counted = COUNTED.matcher(rest);
        while (counted.find()) {
            String word = counted.group(1).toLowerCase(Locale.ROOT);
            if (VAGUE.contains(word)) {
                return Optional.of(DropReason.TEXT_NUMBER);
            }
            Optional<BigDecimal> number = Optional.ofNullable(COUNTS.get(word))
                    .map(BigDecimal::valueOf)
                    .or(() -> Numbers.parse(word));
            String noun = counted.group(2) == null ? "" : counted.group(2).toLowerCase(Locale.ROOT);
            if (number.isPresent() && !isRight(number.get(), word, noun, claim, cited)) {
                return Optional.of(DropReason.TEXT_NUMBER);
            }
        }
        return Optional.empty();
    }

    /// Whether what stands before a place counts transactions, rows or tables, which [#fault] holds to the facts.
    static boolean counts(String rest, int end) {
        return OF_THESE.matcher(rest).region(end, rest.length()).lookingAt();
    }

    private static boolean isRight(BigDecimal number, String word, String noun, Claim claim, List<Change> cited) {
        return switch (noun) {
            case "transaction", "transactions" ->
                is(number, cited.stream().map(Change::transaction).distinct().count());
            case "row", "rows" ->
                is(number, cited.stream().map(Change::row).distinct().count());
            case "table", "tables" ->
                is(number, cited.stream().map(Change::table).distinct().count());
            default ->
                switch (claim) {
                    case Claim.Count count -> number.compareTo(count.number()) == 0;
                    // digits were held to the claim's numbers before; "one of them" counts nothing
                    case Claim.Hypothesis _ when word.equals("twice") -> true;
                    case Claim.ValueChange _,
                            Claim.Sum _,
                            Claim.Order _,
                            Claim.Actor _,
                            Claim.OfRule _,
                            Claim.Absence _,
                            Claim.Hypothesis _ ->
                        Character.isDigit(word.charAt(0)) || number.intValue() == 1 || is(number, cited.size());
                };
        };
    }

    private static boolean is(BigDecimal number, long expected) {
        return number.compareTo(BigDecimal.valueOf(expected)) == 0;
    }
}

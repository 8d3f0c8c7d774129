package io.auditworkbench.filter;

import io.auditworkbench.filter.CompletionCandidate.Kind;
import io.auditworkbench.filter.CompletionContext.Surroundings.Before;
import java.util.Locale;
import java.util.stream.Stream;

/// Offers the words that join terms, and what is said to the whole filter.
final class Keywords {

    private Keywords() {}

    private record Keyword(String text, String sentence) {}

    static Stream<CompletionCandidate> of(CompletionContext.Name name, Directives given) {
        if (!name.operator().isEmpty() || name.surroundings().negation().isPresent()) {
            return Stream.of();
        }
        String typed = name.typed().toLowerCase(Locale.ROOT);
        return Stream.concat(joining(name), directives(given))
                .filter(keyword -> keyword.text().startsWith(typed))
                .map(keyword ->
                        new CompletionCandidate(Kind.KEYWORD, name.replaced(), keyword.text(), keyword.sentence()));
    }

    private static Stream<Keyword> joining(CompletionContext.Name name) {
        Keyword not = new Keyword("not ", "everything that the next term does not find");
        return name.surroundings().before() == Before.BEGINNING
                ? Stream.of(not)
                : Stream.of(
                        new Keyword("or ", "what either side finds; and binds tighter"),
                        not,
                        new Keyword("and ", "what both sides find; a space means the same"));
    }

    private static Stream<Keyword> directives(Directives given) {
        return Stream.of(
                        new Keyword("sort:", "the order of the result, as in sort:-time for the newest first"),
                        new Keyword("limit:", given.limit().isPresent() ? "" : "how many events at most"),
                        new Keyword("tz:", given.zone().isPresent() ? "" : "the zone of the times in this filter"))
                .filter(keyword -> !keyword.sentence().isEmpty());
    }
}

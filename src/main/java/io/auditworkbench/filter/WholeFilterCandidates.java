package io.auditworkbench.filter;

import io.auditworkbench.filter.CompletionCandidate.Kind;
import java.util.stream.Stream;

/// Offers whole filters while nothing is written: used lately, saved, and some to try.
final class WholeFilterCandidates {

    private static final int MOST_RECENT = 8;

    private final CapturedNames names;
    private final Observations observations;

    WholeFilterCandidates(CapturedNames names, Observations observations) {
        this.names = names;
        this.observations = observations;
    }

    Stream<CompletionCandidate> of(TextSpan replaced) {
        Stream<CompletionCandidate> recent = observations.recentFilters().stream()
                .limit(MOST_RECENT)
                .map(filter -> new CompletionCandidate(Kind.FILTER, replaced, filter, "used lately"));
        Stream<CompletionCandidate> saved = observations.savedFilters().stream()
                .map(filter -> new CompletionCandidate(Kind.FILTER, replaced, filter, "saved"));
        return Stream.of(recent, saved, worthATry(replaced)).flatMap(candidates -> candidates);
    }

    private Stream<CompletionCandidate> worthATry(TextSpan replaced) {
        Stream<CompletionCandidate> table = names.tableNames().stream()
                .limit(1)
                .map(name -> attempt(
                        replaced, "table:" + CanonicalText.text(name), "everything that happened to one table"));
        return Stream.concat(
                table,
                Stream.of(
                        attempt(replaced, "op:delete since:1d", "what was deleted within a day"),
                        attempt(replaced, "actor:?", "changes whose author nobody knows"),
                        attempt(replaced, "outside:hours", "what happened outside working hours"),
                        attempt(replaced, "tx.size>100", "large transactions"),
                        attempt(replaced, "op:ddl,truncate", "changed tables, and emptied ones")));
    }

    private static CompletionCandidate attempt(TextSpan replaced, String filter, String sentence) {
        return new CompletionCandidate(Kind.FILTER, replaced, filter, "try: " + sentence);
    }
}

package io.auditworkbench.filter;

import io.auditworkbench.filter.CompletionCandidate.Kind;
import io.auditworkbench.filter.Observations.ObservedValue;
import java.util.stream.Stream;

/// Offers what a column became: the state machine that nobody wrote down.
final class StateCandidates {

    private static final int MOST = 20;

    private final CapturedNames names;
    private final Observations observations;

    StateCandidates(CapturedNames names, Observations observations) {
        this.names = names;
        this.observations = observations;
    }

    Stream<CompletionCandidate> of(CompletionContext.NextState context) {
        Stream<CompletionCandidate> states = observations.nextStates(context.column(), context.state(), MOST).stream()
                .filter(next -> ObservedText.startsWith(next.text(), context.typed()))
                .map(next -> state(context, next));
        Stream<CompletionCandidate> any = context.typed().isEmpty()
                ? Stream.of(
                        new CompletionCandidate(Kind.GLOB, context.replaced(), "*", "to anything"),
                        CompletionCandidate.value(context.replaced(), "null", "to NULL"))
                : Stream.of();
        return Stream.concat(states, any);
    }

    private CompletionCandidate state(CompletionContext.NextState context, ObservedValue next) {
        String from = context.state().equals("*") ? "anything" : context.state();
        return new CompletionCandidate(
                Kind.STATE,
                context.replaced(),
                ColumnSpelling.of(names, context.column(), next.text()),
                from + " became this " + ObservedText.sentence(next));
    }
}

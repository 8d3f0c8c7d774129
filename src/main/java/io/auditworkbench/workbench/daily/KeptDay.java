package io.auditworkbench.workbench.daily;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is said of a day, and which version of it that is.
///
/// - **Shape**: `json` are the facts as they are kept, `sha256` their digest; `version` is null for what is not kept
///   (yet), then `madeAt` and the head of the log are of now; `newest` is the last version that is kept, 0 without any.
public record KeptDay(
        DayFacts facts,
        String json,
        String sha256,
        @Nullable Integer version,
        int newest,
        Instant madeAt,
        long logTransaction,
        long logEvent) {

    /// Whether the store holds it in this very form.
    public boolean isKept() {
        return version != null;
    }

    /// Whether it may be kept: only a day that is over and was watched, a part of it at least, is.
    public boolean mayBeKept() {
        return facts.stage() == DayFacts.Stage.OVER && facts.coverage().verdict() != DayFacts.Verdict.NOT_WATCHED;
    }

    /// Whether more may come of it without anybody doing anything: then it is worth making again.
    boolean isSettled() {
        boolean isSeenToItsEnd = facts.until().equals(facts.coverage().watchedUntil());
        return facts.behind() == 0 && facts.waiting() == 0 && isSeenToItsEnd;
    }
}

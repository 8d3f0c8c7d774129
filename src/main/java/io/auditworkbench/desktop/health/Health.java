package io.auditworkbench.desktop.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the screen shows, in words.
///
/// - **Shape**: `watchedFrom` and `watchedUntil` are null when nothing was watched.
record Health(
        String state,
        String detail,
        Tone tone,
        boolean canStop,
        List<Fact> facts,
        List<Source> sources,
        String coverage,
        boolean hasOpenGaps,
        @Nullable Instant watchedFrom,
        @Nullable Instant watchedUntil,
        List<Gap> gaps) {

    /// How good it is; never told by colour alone.
    enum Tone {
        GOOD,
        WAITING,
        BAD,
        NEUTRAL
    }

    /// A fact and its name.
    record Fact(String name, String value) {}

    /// A server, how far its record is, and which advised checks of it somebody let be.
    record Source(String name, String position, String saved, String age, String skipped) {}

    /// A hole in coverage.
    ///
    /// - **Shape**: the bounds are null when they are not known; `details` are named facts that are known of it.
    record Gap(
            String id,
            String cause,
            String effect,
            String meaning,
            String tables,
            String from,
            String until,
            String state,
            boolean isOpen,
            boolean concernsChanges,
            @Nullable Instant begin,
            @Nullable Instant end,
            List<Fact> details) {}

    Health {
        facts = List.copyOf(facts);
        sources = List.copyOf(sources);
        gaps = List.copyOf(gaps);
    }
}

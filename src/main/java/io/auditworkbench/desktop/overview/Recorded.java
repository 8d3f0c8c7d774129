package io.auditworkbench.desktop.overview;

import java.time.Instant;
import java.util.List;

/// Whether it is working: what capture does, and how much of the last time was watched.
///
/// - **Shape**: `state` in a few words, `detail` and `since` a sentence or empty; `look` is how far the record is.
record Recorded(
        State working,
        String state,
        String detail,
        String since,
        List<Fact> facts,
        Strip strip,
        String coverage,
        LastLook.Look look) {

    Recorded {
        facts = List.copyOf(facts);
    }

    /// What capture does.
    enum State {
        LIVE,
        SILENT,
        STOPPED,
        EMPTY
    }

    /// A figure, and what leads to it.
    record Fact(String label, String value, Goal goal) {}

    /// Where a figure leads.
    enum Goal {
        EVENTS,
        HEALTH
    }

    /// A stretch of time, piece by piece, drawn one over the other.
    record Strip(Instant from, Instant until, String begins, String ends, List<Piece> pieces) {
        Strip {
            pieces = List.copyOf(pieces);
        }
    }

    /// A part of it, and why it is so.
    record Piece(Instant from, Instant until, Watch watch, String reason) {}

    /// How a piece of time was watched.
    enum Watch {
        WATCHED,
        GAP,
        NOT_WATCHED
    }
}

package io.auditworkbench.filter;

/// How a term or token stands, for its colour and icon; in order of urgency.
public enum TermState {
    /// Understood.
    VALID,
    /// Understood, but slow or odd.
    ODD,
    /// Still being typed: shown neutral, never as an error.
    INCOMPLETE,
    /// Wrong.
    INVALID;

    static TermState of(FilterProblem.Weight weight) {
        return switch (weight) {
            case WARNING -> ODD;
            case INCOMPLETE -> INCOMPLETE;
            case ERROR -> INVALID;
        };
    }

    TermState orWorse(TermState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

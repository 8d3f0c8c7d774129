package io.auditworkbench.desktop.bench;

import java.util.Locale;

/// One thing that was measured, and what it should be. Nothing is rounded in its favour.
public record Figure(String what, double value, String unit, Bound bound, double limit) {

    /// On which side of the limit a figure should be.
    public enum Bound {
        AT_MOST,
        AT_LEAST
    }

    static Figure atMost(String what, double value, String unit, double limit) {
        return new Figure(what, value, unit, Bound.AT_MOST, limit);
    }

    static Figure atLeast(String what, double value, String unit, double limit) {
        return new Figure(what, value, unit, Bound.AT_LEAST, limit);
    }

    /// Whether it is where it should be.
    public boolean isWithin() {
        return bound == Bound.AT_MOST ? value <= limit : value >= limit;
    }

    /// One line of a table.
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-52s %10.1f %-5s %s %.0f%s",
                what,
                value,
                unit,
                bound == Bound.AT_MOST ? "≤" : "≥",
                limit,
                isWithin() ? "" : "   MISSED");
    }
}

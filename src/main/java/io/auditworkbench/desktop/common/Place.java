package io.auditworkbench.desktop.common;

import java.util.Objects;

/// Where somebody is: what back and forward go through, as in a browser.
///
/// - **Shape**: `subject` is the id of what is selected or shown (`E1024`, `T88`, `shop.orders/1042`), empty for
///   nothing.
public record Place(ScreenId screen, String subject, String filter, TimeRange range) {

    public Place {
        Objects.requireNonNull(screen, "screen");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(range, "range");
    }

    /// The same filter and range on another screen.
    public Place on(ScreenId other, String otherSubject) {
        return new Place(other, otherSubject, filter, range);
    }

    /// The same with another subject.
    public Place about(String other) {
        return new Place(screen, other, filter, range);
    }

    /// The same with another filter.
    public Place filtered(String other) {
        return new Place(screen, subject, other.strip(), range);
    }

    /// The same with another range.
    public Place during(TimeRange other) {
        return new Place(screen, subject, filter, other);
    }
}

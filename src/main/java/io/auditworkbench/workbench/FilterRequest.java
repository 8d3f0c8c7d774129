package io.auditworkbench.workbench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What to look for, as somebody wrote it: a filter text, and a range of time given beside it.
///
/// - **Shape**: times as after `since:`, or `@E1024` for the moment of an event; null when not given.
public record FilterRequest(
        String text,
        @Nullable String since,
        @Nullable String until,
        @Nullable String on) {

    public FilterRequest {
        Objects.requireNonNull(text, "text");
    }

    /// A filter text alone.
    public static FilterRequest of(String text) {
        return new FilterRequest(text, null, null, null);
    }
}

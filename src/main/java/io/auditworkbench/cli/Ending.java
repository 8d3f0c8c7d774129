package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said after the data: where it came from, what could not be seen, whether there is more, and what to run
/// next.
///
/// - **Shape**: `store` and `filter` are texts of the envelope, empty when they do not apply; `coverage` is a tree for
///   [JsonText]; `next` is a cursor for `--after`, null when there is no more; `notes` are lines for standard error.
public record Ending(
        String store,
        String filter,
        Map<String, @Nullable Object> coverage,
        Completeness completeness,
        @Nullable String next,
        List<String> notes) {

    /// Whether the list holds all there is.
    public enum Completeness {
        ALL,
        TRUNCATED
    }

    /// Nothing to say.
    public static final Ending NONE = new Ending("", "", Map.of(), Completeness.ALL, null, List.of());

    public Ending {
        notes = List.copyOf(notes);
    }
}

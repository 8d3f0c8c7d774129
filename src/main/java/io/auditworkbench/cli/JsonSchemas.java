package io.auditworkbench.cli;

import io.auditworkbench.filter.Spelling;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The JSON Schemas of what commands print: a field of a numbered schema keeps its name and meaning; a new one may
/// come.
///
/// - **Source**: JSON Schema 2020-12.
public final class JsonSchemas {

    private static final String PREFIX = "auditctl.";

    /// Each as the `schema` field of an output names it.
    public static final List<String> NAMES =
            read("/json-schema/names.txt").lines().toList();

    private JsonSchemas() {}

    /// The schema of this name: `auditctl.row.history/1`, or `row history` as one types it.
    ///
    /// - **Errors**: `NOT_FOUND`.
    static String of(List<String> words) {
        String asked = String.join(".", words).toLowerCase(Locale.ROOT);
        String full = (asked.startsWith(PREFIX) ? asked : PREFIX + asked) + (asked.contains("/") ? "" : "/1");
        if (!NAMES.contains(full)) {
            List<String> close = Spelling.closest(full, NAMES);
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "Nothing prints a schema named " + full + "."
                            + (close.isEmpty() ? "" : " " + Spelling.didYouMean(close)),
                    "List their names with `auditctl schema`.");
        }
        return text(full);
    }

    /// The schema of this full name.
    public static String text(String name) {
        return read("/json-schema/" + name.substring(PREFIX.length()).replace('/', '-') + ".json");
    }

    private static String read(String resource) {
        try (InputStream in = JsonSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

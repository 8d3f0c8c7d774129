package io.auditworkbench.workbench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to import, and where to.
///
/// - **Units**: `recordBytes` is the size of the largest record, in bytes of its text.
/// - **Shape**: `masking` is the file of the policy that is in force from now on, null for none.
public record ImportRequest(
        Path store,
        List<ImportInput> inputs,
        Layout layout,
        Intent intent,
        int recordBytes,
        @Nullable Path masking) {

    /// Without a masking policy.
    public ImportRequest(Path store, List<ImportInput> inputs, Layout layout, Intent intent, int recordBytes) {
        this(store, inputs, layout, intent, recordBytes, null);
    }

    /// How records stand in the files.
    public enum Layout {
        /// Seen from the beginning of each file.
        AUTO,
        /// A line, a record: what cannot be read ends with its line.
        LINES,
        /// JSON values one after another or in arrays.
        VALUES
    }

    /// What is wanted.
    public enum Intent {
        STORE,
        /// Only to know what would be stored: it happens in a copy that is thrown away.
        TRY
    }

    public ImportRequest {
        inputs = List.copyOf(inputs);
    }
}

package io.auditworkbench.workbench;

import java.nio.file.Path;
import java.util.List;

/// What to import, and where to.
///
/// - **Units**: `recordBytes` is the size of the largest record, in bytes of its text.
public record ImportRequest(Path store, List<ImportInput> inputs, Layout layout, Intent intent, int recordBytes) {

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

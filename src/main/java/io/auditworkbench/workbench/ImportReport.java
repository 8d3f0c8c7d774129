package io.auditworkbench.workbench;

import java.util.List;

/// What became of an import.
///
/// - **Shape**: `waiting` counts transactions in the store whose END no file has brought; their rows are not shown.
public record ImportReport(String store, List<ImportedFile> files, int waiting, Ending ending) {

    /// How it ended.
    public enum Ending {
        COMPLETE,
        /// Something was refused, or is waiting.
        INCOMPLETE,
        /// Nothing of any file could be read.
        NOTHING,
        /// It was told to stop; the same command goes on where it was.
        STOPPED
    }

    public ImportReport {
        files = List.copyOf(files);
    }
}

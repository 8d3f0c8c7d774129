package io.auditworkbench.mcp;

import io.auditworkbench.workbench.export.ExportMask;
import java.util.List;

/// What whoever starts the server lets assistants do.
///
/// - **Shape**: `maxRows` bounds every list. `mask` says what becomes of values of columns; `maskColumns` names those
///   that are masked, all but keys when empty.
public record McpOptions(int maxRows, Notes notes, ExportMask.Mode mask, List<String> maskColumns) {

    /// Where nothing else is said.
    public static final McpOptions USUAL = new McpOptions(500, Notes.REFUSED, ExportMask.Mode.KEEP, List.of());

    public McpOptions {
        maskColumns = List.copyOf(maskColumns);
    }

    /// Whether assistants may add notes to cases.
    public enum Notes {
        REFUSED,
        ALLOWED
    }

    boolean isMasking() {
        return mask != ExportMask.Mode.KEEP;
    }
}

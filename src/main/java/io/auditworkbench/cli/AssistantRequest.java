package io.auditworkbench.cli;

import io.auditworkbench.workbench.export.ExportMask;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What assistants may be shown of a store.
///
/// - **Shape**: `log` is a file that gets a line for each call, null without one.
public record AssistantRequest(
        Path store,
        int maxRows,
        boolean allowsNotes,
        ExportMask.Mode mask,
        List<String> maskColumns,
        @Nullable Path log) {

    public AssistantRequest {
        maskColumns = List.copyOf(maskColumns);
    }
}

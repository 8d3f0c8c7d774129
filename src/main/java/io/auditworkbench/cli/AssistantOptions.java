package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.export.ExportMask;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What assistants may do, the same for `mcp` and `serve --mcp`.
final class AssistantOptions {

    private static final int MOST_ROWS = 5_000;

    @Option(names = "--allow-notes", description = "assistants may add notes to open cases (default: they only read)")
    private boolean allowsNotes;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "no list for an assistant is longer (default: 500, at most " + MOST_ROWS + ")")
    private int maxRows = 500;

    @Option(
            names = "--mask",
            paramLabel = "HOW",
            description = "what assistants see of values: keep, hash, drop (default: keep)")
    private String mask = "keep";

    @Option(
            names = "--mask-columns",
            paramLabel = "COLUMN,…",
            split = ",",
            description = "mask only these columns (default: all but those of keys)")
    private List<String> maskColumns = List.of();

    @Option(names = "--log", paramLabel = "FILE", description = "add a line for each call to this file, without values")
    private @Nullable Path log;

    AssistantRequest of(Path store) {
        if (maxRows < 1 || maxRows > MOST_ROWS) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "--max-rows is " + maxRows + ".",
                    "Choose a number from 1 to " + MOST_ROWS + ".");
        }
        ExportMask.Mode mode = ExportMask.Mode.parse(mask);
        if (!maskColumns.isEmpty() && mode == ExportMask.Mode.KEEP) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "--mask-columns is for masked values.", "Add --mask hash or --mask drop.");
        }
        return new AssistantRequest(
                store,
                maxRows,
                allowsNotes,
                mode,
                maskColumns.stream().map(String::strip).toList(),
                log);
    }
}

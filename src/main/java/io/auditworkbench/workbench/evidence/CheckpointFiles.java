package io.auditworkbench.workbench.evidence;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files of checkpoints: signed notes one after the other, with whatever else somebody wrote between them.
final class CheckpointFiles {

    private static final String FIRST_LINE = "audit-workbench/";
    private static final String MARK = "\u2014 ";
    private static final int MOST_NOTES = 500;
    private static final long MOST_BYTES = 16L << 20;

    private CheckpointFiles() {}

    /// The newest notes in a file.
    ///
    /// - **Errors**: `NOT_FOUND`, `BAD_INPUT`.
    static List<LogCheck.Anchor> read(Path file) {
        if (!Files.exists(file)) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND, "There is no file " + file + ".", "Name a file that `anchor --to` wrote.");
        }
        try {
            List<LogCheck.Anchor> found = found(file);
            if (found.isEmpty()) {
                throw noCheckpoint(file, null);
            }
            return found;
        } catch (IOException unreadable) {
            throw noCheckpoint(file, unreadable);
        }
    }

    /// The same; empty for a file in which none can be read.
    static List<LogCheck.Anchor> readable(Path file) {
        try {
            return found(file);
        } catch (IOException _) {
            // to its reader the same as a text without one
            return List.of();
        }
    }

    private static List<LogCheck.Anchor> found(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return List.of();
        }
        List<String> notes = notes(Files.readString(file));
        return notes.subList(Math.max(0, notes.size() - MOST_NOTES), notes.size()).stream()
                .map(note -> new LogCheck.Anchor(file.toString(), note))
                .toList();
    }

    private static WorkbenchException noCheckpoint(Path file, @Nullable Throwable cause) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                "There is no checkpoint in " + file + ".",
                "Name a file that `anchor --to` wrote, or one that holds the text of a checkpoint.",
                cause);
    }

    /// Every note of a text: from a line that begins with our name to the last signature after it.
    static List<String> notes(String text) {
        List<String> notes = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean isSigned = false;
        for (String written : text.replace("\ufeff", "").split("\n", -1)) {
            // telephones and mail end lines in their own ways; none of ours ends with a space
            String line = written.stripTrailing();
            boolean isMark = line.startsWith(MARK);
            if (isSigned && !isMark) {
                notes.add(open.toString());
                open.setLength(0);
                isSigned = false;
            }
            if (!open.isEmpty() || line.startsWith(FIRST_LINE)) {
                if (line.startsWith(FIRST_LINE)) {
                    open.setLength(0);
                }
                open.append(line).append('\n');
                isSigned |= isMark;
            }
        }
        if (isSigned) {
            notes.add(open.toString());
        }
        return notes;
    }
}

package io.auditworkbench.cli;

import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A failure and its causes as lines to report: of a failure that is not ours only its class and places, because the
/// texts of libraries hold rows, statements and passwords.
public final class FailureText {

    private FailureText() {}

    /// The lines, outermost failure first.
    public static List<String> lines(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        String before = "";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            lines.add(before + head(cause));
            Arrays.stream(cause.getStackTrace()).forEach(frame -> lines.add("    at " + frame));
            before = "caused by ";
        }
        return lines;
    }

    private static String head(Throwable thrown) {
        String name = thrown.getClass().getName();
        return thrown instanceof WorkbenchException ours ? name + ": " + ours.happened() : name;
    }
}

package io.auditworkbench.desktop.common;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Writes commands that a shell of today reads word by word as they were meant.
public final class CommandLine {

    private CommandLine() {}

    /// A command of ours with its words, each quoted where a shell would read something into it.
    public static String of(String... words) {
        return "audit-workbench "
                + Arrays.stream(words).map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package io.auditworkbench.workbench.service;

import java.util.List;
import java.util.stream.Collectors;

/// Spells arguments so that a program of Windows reads them back as they are.
///
/// - **Source**: "Parsing C command-line arguments" of Microsoft's C runtime, whose rules Java's launcher keeps.
final class WindowsArguments {

    private WindowsArguments() {}

    static String of(List<String> arguments) {
        return arguments.stream().map(WindowsArguments::quoted).collect(Collectors.joining(" "));
    }

    /// Backslashes count as such unless a quote follows; before one, each is written twice.
    private static String quoted(String argument) {
        if (argument.matches("[A-Za-z0-9_./:=,@+\\\\-]+")) {
            return argument;
        }
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (int i = 0; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            if (letter == '\\') {
                backslashes++;
                continue;
            }
            quoted.repeat('\\', letter == '"' ? 2 * backslashes + 1 : backslashes)
                    .append(letter);
            backslashes = 0;
        }
        return quoted.repeat('\\', 2 * backslashes).append('"').toString();
    }
}

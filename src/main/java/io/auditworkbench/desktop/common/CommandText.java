package io.auditworkbench.desktop.common;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the command that prints what a screen shows, ready to be pasted into a shell.
///
/// - **Source**: POSIX Shell Command Language, 2.2.2, for the quotes.
/// - **Threading**: stateless.
public final class CommandText {

    private static final String PROGRAM = "audit-workbench";
    private static final String PLAIN = "[A-Za-z0-9_./:=@%+-]+";

    private CommandText() {}

    /// A command about a store; `words` are its arguments as they are meant, without quotes.
    public static String of(Optional<OpenStore> store, List<String> words) {
        String command = words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
        String of =
                store.map(open -> " --store " + quoted(open.file().toString())).orElse("");
        return PROGRAM + " " + command + of;
    }

    /// A word as a shell reads it whole.
    public static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package io.auditworkbench.workbench.service;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.stream.Collectors;

/// Spells values so that systemd reads them back as they are.
///
/// - **Source**: `systemd.syntax(7)`, "Quoting"; `systemd.unit(5)`, "Specifiers"; `systemd.service(5)`, "Command
///   lines".
final class UnitText {

    private UnitText() {}

    /// A word of a list, such as of `ExecStart=:` or `ReadWritePaths=`: in quotes, which also keeps `;` from ending the
    /// command. The `:` before a command keeps `$` as it is.
    static String word(String value) {
        return "\"" + specifiers(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String words(List<String> values) {
        return values.stream().map(UnitText::word).collect(Collectors.joining(" "));
    }

    /// A value that takes the rest of its line, where quotes would be part of it.
    ///
    /// - **Errors**: `BAD_USAGE` for one that begins or ends with a space, or ends with a backslash: systemd would cut
    ///   it off, or read on in the next line.
    static String rest(String value) {
        if (!value.equals(value.strip()) || value.endsWith("\\")) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "systemd cannot be told the path \"" + value + "\", because of how it ends.",
                    "Choose one without a space or a backslash at its end.");
        }
        return specifiers(value);
    }

    private static String specifiers(String value) {
        return value.replace("%", "%%");
    }
}

package io.auditworkbench.capture;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How far the connection to the source is encrypted and the server's certificate is checked.
///
/// - **Source**: MySQL reference manual, `--ssl-mode`.
public enum TlsMode {
    /// Never encrypt. On loopback this saves a quarter of the reader's thread.
    DISABLED,
    /// Encrypt when the server offers it.
    PREFERRED,
    /// Encrypt or do not connect; the certificate is not checked.
    REQUIRED,
    /// Encrypt, and the certificate must be signed by a trusted authority.
    VERIFY_CA,
    /// The same, and the certificate must be for this host.
    VERIFY_IDENTITY;

    /// What holds when the user says nothing: values that leave the machine are encrypted.
    public static TlsMode defaultFor(String host) {
        return Loopback.is(host) ? PREFERRED : REQUIRED;
    }

    /// Reads `required` or `verify-ca` in any case, with `-` or `_`.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] with the list of modes.
    public static TlsMode parse(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(mode -> mode.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE, "There is no TLS mode \"" + text + "\".", "Use one of " + words() + "."));
    }

    /// As the user types it: `verify-ca`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether a connection without encryption is refused.
    public boolean isMandatory() {
        return switch (this) {
            case DISABLED, PREFERRED -> false;
            case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> true;
        };
    }

    private static String words() {
        return Arrays.stream(values()).map(TlsMode::word).collect(Collectors.joining(", "));
    }
}

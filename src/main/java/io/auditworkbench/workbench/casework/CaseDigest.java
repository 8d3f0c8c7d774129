package io.auditworkbench.workbench.casework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digests by which a case shows that nothing in it was changed.
///
/// - **Shape**: SHA-256 in lower case hexadecimal; an act is digested with the digest of the one before, each part
///   with its length before it, so that no two acts look alike.
/// - **Source**: FIPS 180-4.
final class CaseDigest {

    private CaseDigest() {}

    /// Of what was pinned.
    static String of(String content) {
        return HexFormat.of().formatHex(sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    /// Of an act.
    static String of(String former, long number, String what, String detail, long atMicros, String by) {
        StringBuilder all = new StringBuilder();
        for (String part : new String[] {former, "C" + number, what, detail, Long.toString(atMicros), by}) {
            all.append(part.length()).append(':').append(part);
        }
        return of(all.toString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}

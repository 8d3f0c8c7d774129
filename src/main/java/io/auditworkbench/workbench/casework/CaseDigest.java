package io.auditworkbench.workbench.casework;

import io.auditworkbench.workbench.text.Sha256;

/// The digests by which a case shows that nothing in it was changed.
///
/// - **Shape**: SHA-256 in lower case hexadecimal; an act is digested with the digest of the one before, each part
///   with its length before it, so that no two acts look alike.
/// - **Source**: FIPS 180-4.
final class CaseDigest {

    private CaseDigest() {}

    /// Of what was pinned.
    static String of(String content) {
        return Sha256.of(content);
    }

    /// Of an act.
    static String of(String former, long number, String what, String detail, long atMicros, String by) {
        return Sha256.ofAll(former, "C" + number, what, detail, Long.toString(atMicros), by);
    }
}

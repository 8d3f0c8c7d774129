package io.auditworkbench.workbench.evidence;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A time stamp whose signature was checked: an authority had seen a digest at a moment.
///
/// - **Shape**: `digest` is SHA-256, 32 bytes; `signer` is the certificate of the authority, whose issuer nobody
///   checked, and `others` are further certificates that came with it.
/// - **Source**: RFC 3161.
record TimeStamp(Instant at, byte[] digest, X509Certificate signer, List<X509Certificate> others) {

    TimeStamp {
        others = List.copyOf(others);
    }

    /// The name in the authority's certificate.
    String authority() {
        return signer.getSubjectX500Principal().getName();
    }
}

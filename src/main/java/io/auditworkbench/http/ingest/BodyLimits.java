package io.auditworkbench.http.ingest;

import java.time.Duration;

/// How much a request may bring, and how slowly.
///
/// - **Shape**: `bodyBytes` bounds one body, also after unpacking; `allBytes` bounds the bodies that are held at one
///   time.
public record BodyLimits(int bodyBytes, int allBytes, Duration patience) {

    /// The largest body unless told otherwise.
    public static final int DEFAULT_BODY_BYTES = 16 << 20;

    /// For a largest body of that size.
    public static BodyLimits of(int bodyBytes) {
        int all = (int) Math.min(Integer.MAX_VALUE, Math.max(4L * bodyBytes, 64L << 20));
        return new BodyLimits(bodyBytes, all, Duration.ofSeconds(60));
    }
}

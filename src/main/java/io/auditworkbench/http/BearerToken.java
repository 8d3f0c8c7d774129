package io.auditworkbench.http;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// The token that a caller must show; only its digest is kept.
///
/// - **Threading**: any thread; comparing takes the same time whatever is shown.
/// - **Source**: RFC 6750 §2.1.
public final class BearerToken {

    /// 256 bits as base64 writes them.
    private static final int MIN_LENGTH = 43;

    private static final String SCHEME = "bearer ";

    private final byte[] digest;

    private BearerToken(byte[] digest) {
        this.digest = digest;
    }

    /// The token that a file holds.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` for one that could be guessed.
    public static BearerToken of(String token) {
        if (token.strip().length() < MIN_LENGTH) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The token is shorter than " + MIN_LENGTH + " characters and could be guessed.",
                    "Make one with: openssl rand -base64 32");
        }
        return new BearerToken(sha256(token.strip()));
    }

    /// True when the `Authorization` header shows this token.
    public boolean isShownIn(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        return MessageDigest.isEqual(
                digest, sha256(authorization.substring(SCHEME.length()).strip()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform has no SHA-256", missing);
        }
    }
}

package io.auditworkbench.http.ingest;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks that a request was signed with the shared secret, and recently.
///
/// A sender that repeats a request keeps its id and signs anew, so the time limit does not stand in the way of a retry.
///
/// - **Threading**: any thread.
/// - **Source**: Standard Webhooks 1.0.0, *Signature scheme*; Debezium Server 3.6, `StandardWebhooksAuthenticator`.
public final class WebhookSignature {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 24;
    private static final int MAX_KEY_BYTES = 64;

    private final SecretKeySpec key;
    private final Clock clock;

    /// - **Errors**: `BAD_CONFIGURATION` for what is no secret of 24 to 64 bytes in base64, with or without `whsec_`.
    public WebhookSignature(String secret, Clock clock) {
        String text = secret.strip();
        key = new SecretKeySpec(decoded(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text), ALGORITHM);
        this.clock = clock;
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length >= MIN_KEY_BYTES && bytes.length <= MAX_KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // answered below: for the user it is one mistake
        }
        throw new WorkbenchException(
                ErrorCode.BAD_CONFIGURATION,
                "The webhook secret is not whsec_ and 24 to 64 bytes in base64.",
                "Make one with: echo whsec_$(openssl rand -base64 32)");
    }

    /// True when the headers are those of a signed request, whether or not the signature is right.
    static boolean isOffered(HttpServletRequest request) {
        return request.getHeader(ID) != null
                && request.getHeader(TIMESTAMP) != null
                && request.getHeader(SIGNATURE) != null;
    }

    /// True when the time in the headers is at most five minutes from now; can be asked before the body is read.
    boolean isRecent(HttpServletRequest request) {
        try {
            Instant signed = Instant.ofEpochSecond(Long.parseLong(request.getHeader(TIMESTAMP)));
            return Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | ArithmeticException | java.time.DateTimeException _) {
            return false;
        }
    }

    /// True when one of the signatures in the headers is that of `id.timestamp.body`.
    boolean isOf(HttpServletRequest request, byte[] body) {
        byte[] expected = sign(request.getHeader(ID) + "." + request.getHeader(TIMESTAMP) + ".", body);
        boolean isRight = false;
        for (String offered : request.getHeader(SIGNATURE).split(" ", -1)) {
            isRight |= offered.startsWith("v1,") && isEqual(expected, offered.substring(3));
        }
        return isRight;
    }

    private static boolean isEqual(byte[] expected, String base64) {
        try {
            return MessageDigest.isEqual(expected, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private byte[] sign(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no " + ALGORITHM, missing);
        }
    }
}

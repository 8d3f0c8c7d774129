package io.auditworkbench.http.ingest;

import io.auditworkbench.http.BearerToken;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// Who may push: whoever shows the token or signs with the secret; anybody on this machine when neither is set.
public record IngestAccess(
        @Nullable BearerToken token, @Nullable WebhookSignature signature) {

    /// Nobody has to show anything.
    public static final IngestAccess OPEN = new IngestAccess(null, null);

    /// What the headers alone tell.
    enum Verdict {
        ADMITTED,
        /// Admitted if the body is what was signed.
        SIGNED,
        REFUSED
    }

    /// Whether anybody may push.
    public boolean isOpen() {
        return token == null && signature == null;
    }

    Verdict verdict(HttpServletRequest request) {
        if (isOpen()) {
            return Verdict.ADMITTED;
        }
        if (token != null && token.isShownIn(request.getHeader("Authorization"))) {
            return Verdict.ADMITTED;
        }
        boolean isSigned = signature != null && WebhookSignature.isOffered(request) && signature.isRecent(request);
        return isSigned ? Verdict.SIGNED : Verdict.REFUSED;
    }

    boolean isSignedAs(HttpServletRequest request, byte[] body) {
        return signature != null && signature.isOf(request, body);
    }
}

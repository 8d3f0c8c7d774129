package io.auditworkbench.integrity;

import io.auditworkbench.model.change.ColumnValue;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What is hashed in place of a value that can be erased: HMAC-SHA-256 under the value's salt over its canonical bytes.
///
/// Without the salt, which is erased with the value, nobody can try values against it.
///
/// - **Threading**: stateless.
/// - **Source**: RFC 2104; ADR-0038.
public final class Commitment {

    /// The length of a commitment.
    public static final int BYTES = 32;

    /// The length of a salt.
    public static final int SALT_BYTES = 16;

    private Commitment() {}

    /// The commitment to a value.
    public static byte[] of(ColumnValue.Erasable value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.salt(), "HmacSHA256"));
            return mac.doFinal(ValueCodec.bytes(value.value()));
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }
}

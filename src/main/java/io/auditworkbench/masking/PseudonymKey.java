package io.auditworkbench.masking;

import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key of a policy, under which values become pseudonyms, and from which the keys of sealed values are derived:
/// without it nobody can try values against pseudonyms, or open what is sealed.
///
/// - **Threading**: immutable.
/// - **Source**: RFC 2104 with SHA-256; RFC 5869 for what is derived.
public final class PseudonymKey {

    /// What its file must hold at least.
    public static final int LEAST_BYTES = 32;

    /// Of the hash's 32; that two of 2^32 values share a pseudonym is less likely than 1 in 10^19.
    private static final int SHOWN_BYTES = 16;

    private final SecretKeySpec key;

    private PseudonymKey(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /// A key from the text of its file.
    ///
    /// - **Errors**: `IllegalArgumentException` for one shorter than [#LEAST_BYTES].
    public static PseudonymKey of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("a key has at least " + LEAST_BYTES + " characters");
        }
        return new PseudonymKey(bytes);
    }

    /// Something that makes pseudonyms, for one thread.
    Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }

    /// Bytes for another purpose than pseudonyms, which say nothing of the key or of those for other purposes.
    byte[] derived(String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key.getEncoded())
                            .addSalt("audit-workbench".getBytes(StandardCharsets.US_ASCII))
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), length));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException missing) {
            throw new IllegalStateException("every Java has HKDF-SHA256", missing);
        }
    }

    /// The pseudonym of a text: `p_` and 32 hexadecimal digits.
    static String pseudonym(String text, Mac mac) {
        return "p_" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, SHOWN_BYTES);
    }

    @Override
    public String toString() {
        return "PseudonymKey";
    }
}

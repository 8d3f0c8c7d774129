package io.auditworkbench.integrity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A public key that checks notes.
///
/// - **Shape**: `name` has no space and no plus sign; `bytes` are the 32 bytes of an Ed25519 key (RFC 8032 §5.1.2).
/// - **Source**: C2SP signed-note.
public record VerifyingKey(String name, byte[] bytes) {

    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;

    public VerifyingKey {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("not a name of a key");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
    }

    /// The four bytes by which a signature names its key: the beginning of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key).
    byte[] id() {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update(ED25519);
        return Arrays.copyOf(sha256.digest(bytes), 4);
    }

    /// The key on one line, as other programs take it: `name+id+base64`.
    public String line() {
        byte[] typed = new byte[bytes.length + 1];
        typed[0] = ED25519;
        System.arraycopy(bytes, 0, typed, 1, bytes.length);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /// The key as `openssl` reads it (RFC 8410, RFC 7468).
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(publicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }

    /// What a person compares: 64 digits of SHA-256 of the key.
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    /// The same key as Java's providers and `openssl` take it (RFC 8410).
    public PublicKey publicKey() {
        byte[] reversed = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            reversed[i] = bytes[KEY_BYTES - 1 - i];
        }
        boolean isXOdd = (reversed[0] & 0x80) != 0;
        reversed[0] &= 0x7F;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(isXOdd, new BigInteger(1, reversed))));
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("not an Ed25519 key", failure);
        }
    }

    /// Whether the signature, 64 bytes, is this key's over these bytes.
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // No key, or no signature, of this kind: it proves nothing.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && name.equals(that.name) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}

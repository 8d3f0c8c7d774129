package io.auditworkbench.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// A private key that signs notes, with its public half.
///
/// - **Source**: RFC 8032 (Ed25519); C2SP signed-note.
public final class SigningKey {

    private final byte[] seed;
    private final PrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(byte[] seed, PrivateKey key, VerifyingKey verifying) {
        this.seed = seed;
        this.key = key;
        this.verifying = verifying;
    }

    /// A new key of this name.
    public static SigningKey generate(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            EdECPrivateKey made = (EdECPrivateKey) generator.generateKeyPair().getPrivate();
            return ofSeed(name, made.getBytes().orElseThrow());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this Java platform has no Ed25519", failure);
        }
    }

    /// The key of a seed of 32 bytes.
    public static SigningKey ofSeed(String name, byte[] seed) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
            return new SigningKey(seed.clone(), key, new VerifyingKey(name, publicBytes(seed)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("not an Ed25519 seed", failure);
        }
    }

    /// The provider derives a public key only when it makes the pair: so it makes one of this seed.
    private static byte[] publicBytes(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new OneSeed(seed));
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - seed.length, encoded.length);
    }

    /// The 32 bytes to be kept secret.
    public byte[] seed() {
        return seed.clone();
    }

    /// The public half.
    public VerifyingKey verifying() {
        return verifying;
    }

    /// The note of this text, signed.
    public SignedNote sign(String text) {
        return SignedNote.of(text, verifying, signature(text));
    }

    /// The 64 bytes of a signature over the text's UTF-8 alone, as `openssl pkeyutl -rawin` checks it. The text must
    /// not read as a note of another meaning.
    public byte[] signature(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("signing failed", failure);
        }
    }

    /// Says nothing of the key.
    @Override
    public String toString() {
        return "SigningKey[" + verifying.fingerprint() + "]";
    }

    /// Gives out a seed as if it were random.
    private static final class OneSeed extends SecureRandom {

        private final transient byte[] seed;

        OneSeed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}

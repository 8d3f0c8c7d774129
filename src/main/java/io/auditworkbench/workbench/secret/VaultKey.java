package io.auditworkbench.workbench.secret;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// The key that a passphrase gives: AES-256 in GCM, from Argon2id.
///
/// - **Source**: RFC 9106; OWASP *Password Storage Cheat Sheet* for the cost; NIST SP 800-38D.
final class VaultKey {

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private VaultKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// How dear it is to try a passphrase.
    ///
    /// - **Units**: `memoryKib` in KiB.
    record Cost(int memoryKib, int passes, int lanes, byte[] salt) {

        private static final String KIND = "argon2id";
        private static final int LEAST_KIB = 19 * 1024;

        /// More would stop this program and not who guesses.
        private static final int MOST_KIB = 256 * 1024;

        private static final int MOST_PASSES = 16;
        private static final int SALT_BYTES = 16;

        Cost {
            boolean isSound = memoryKib >= LEAST_KIB
                    && memoryKib <= MOST_KIB
                    && passes >= 2
                    && passes <= MOST_PASSES
                    && lanes == 1
                    && salt.length == SALT_BYTES;
            if (!isSound) {
                throw new IllegalArgumentException("no cost that this version takes");
            }
        }

        /// 19 MiB, two passes, one lane, with a salt of its own.
        static Cost usual(SecureRandom random) {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return new Cost(LEAST_KIB, 2, 1, salt);
        }

        String line() {
            return String.join(
                    " ",
                    KIND,
                    Integer.toString(memoryKib),
                    Integer.toString(passes),
                    Integer.toString(lanes),
                    Base64.getEncoder().encodeToString(salt));
        }

        /// - **Errors**: `IllegalArgumentException` for any other line.
        static Cost read(String line) {
            String[] words = line.split(" ");
            if (words.length != 5 || !words[0].equals(KIND)) {
                throw new IllegalArgumentException("another derivation");
            }
            return new Cost(
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Base64.getDecoder().decode(words[4]));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Cost cost && line().equals(cost.line());
        }

        @Override
        public int hashCode() {
            return Objects.hash(memoryKib, passes, lanes, Arrays.hashCode(salt));
        }
    }

    static VaultKey of(String passphrase, Cost cost) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(cost.salt())
                .build());
        byte[] key = new byte[KEY_BYTES];
        generator.generateBytes(passphrase.toCharArray(), key);
        return new VaultKey(key);
    }

    byte[] seal(byte[] nonce, byte[] bound, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(plain);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES in GCM", missing);
        }
    }

    /// What was sealed; empty when the key is another, or the bytes were changed.
    Optional<byte[]> open(byte[] nonce, byte[] bound, byte[] sealed) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, bound).doFinal(sealed));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}

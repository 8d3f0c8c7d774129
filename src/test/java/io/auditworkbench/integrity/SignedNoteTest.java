package io.auditworkbench.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`.
    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    @Test
    void theNoteOfGoIsOurs() {
        SigningKey key = SigningKey.ofSeed("PeterNeumann", seed());

        assertThat(key.verifying().line()).isEqualTo(PUBLIC);
        assertThat(SignedNote.parse(NOTE).orElseThrow().isSignedBy(key.verifying()))
                .isTrue();
        assertThat(key.sign(NOTE.substring(0, NOTE.indexOf("\n\n") + 1)).format())
                .isEqualTo(NOTE);
    }

    /// RFC 8032 §7.1, test 2.
    @Test
    void theKeyIsThatOfTheStandard() {
        byte[] seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        assertThat(HexFormat.of()
                        .formatHex(SigningKey.ofSeed("n", seed).verifying().bytes()))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    }

    @Test
    void everyFlippedBitShows() {
        VerifyingKey key = SigningKey.ofSeed("PeterNeumann", seed()).verifying();
        byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
        int last = NOTE.getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < last; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Optional<SignedNote> read = SignedNote.parse(new String(changed, StandardCharsets.UTF_8));
            assertThat(read.map(note -> note.isSignedBy(key)).orElse(false))
                    .as("byte %s", i)
                    .isFalse();
        }
    }

    @Test
    void aNoteOfAnotherKeyProvesNothing() {
        SigningKey mine = SigningKey.generate("log");
        SigningKey other = SigningKey.generate("log");
        SignedNote note = other.sign("log\n1\n");
        assertThat(note.isSignedBy(other.verifying())).isTrue();
        assertThat(note.isSignedBy(mine.verifying())).isFalse();
        assertThat(note.isSignedBy(
                        new VerifyingKey("elsewhere", other.verifying().bytes())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\nno mark\n",
                "text\n\n\u2014 name !!!\n",
                "text\n\n\u2014 name AAAA\n",
                "te\u0007xt\n\n\u2014 name x08go/ZJkuA=\n",
                "text\n\n\u2014 name x08go/ZJkuA="
            })
    void whatIsNoNoteIsNone(String text) {
        assertThat(SignedNote.parse(text)).isEmpty();
    }

    @Test
    void aTextWithoutItsEndCannotBeSigned() {
        SigningKey key = SigningKey.generate("log");
        assertThatThrownBy(() -> key.sign("no end")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.sign("a\rb\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void checkpointsAndCertificatesHaveOneForm() {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) 7);
        Checkpoint checkpoint = new Checkpoint(
                "audit-workbench/0011", 5, hash, 2, hash, hash, Instant.parse("2026-11-28T02:00:00.123456Z"));
        Checkpoint read = Checkpoint.parse(checkpoint.text()).orElseThrow();
        assertThat(read.isSameState(checkpoint)).isTrue();
        assertThat(read.signedAt()).isEqualTo(checkpoint.signedAt());
        assertThat(Checkpoint.parse(checkpoint.text().replace("\n5\n", "\n05\n")))
                .isEmpty();
        assertThat(Checkpoint.parse(checkpoint.text() + "more\n")).isEmpty();

        SigningKey key = SigningKey.generate("audit-workbench/0011");
        KeyCertificate certificate = new KeyCertificate("audit-workbench/0011", 2, key.verifying(), 5);
        assertThat(KeyCertificate.parse(certificate.text())).contains(certificate);
        assertThat(KeyCertificate.parse(certificate.text().replace("epoch 2", "epoch 02")))
                .isEmpty();
    }

    private static byte[] seed() {
        byte[] typed = Base64.getDecoder().decode(SECRET);
        return Arrays.copyOfRange(typed, 1, typed.length);
    }
}

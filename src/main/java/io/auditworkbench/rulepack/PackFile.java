package io.auditworkbench.rulepack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The bytes of a file, and the name under which people know it.
///
/// - **Threading**: immutable.
public final class PackFile {

    private final String name;
    private final byte[] bytes;

    private PackFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /// A file as it was read.
    public static PackFile of(String name, byte[] bytes) {
        return new PackFile(name, bytes.clone());
    }

    /// A file with this text in UTF-8.
    public static PackFile of(String name, String text) {
        return new PackFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The name that problems show.
    public String name() {
        return name;
    }

    /// How many bytes it has.
    public int size() {
        return bytes.length;
    }

    /// The digest of its bytes in hexadecimal.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// Its text; empty when it is not UTF-8.
    public Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}

package io.auditworkbench.masking;

import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts values of one source before they are kept, and opens them again for whoever has the key.
///
/// - **Shape**: a sealed value is a version byte, 4 bytes that name the key, 12 of nonce, the encrypted text, 16 of
///   tag. The text is filled to a multiple of 32 bytes, so that its length says little. It opens only as a value of the
///   column, table, schema and source that it was sealed for.
/// - **Threading**: one thread.
/// - **Source**: NIST SP 800-38D (AES-256-GCM), RFC 5869 (HKDF), ISO/IEC 7816-4 (the filling); ADR-0042.
public final class Seal {

    private static final byte VERSION = 1;
    private static final int KEY_NAME_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int STEP = 32;
    private static final byte END_OF_TEXT = (byte) 0x80;
    private static final int HEAD_BYTES = 1 + KEY_NAME_BYTES + NONCE_BYTES;

    private final byte[] source;
    private final byte[] keyName;
    private final SecretKeySpec key;
    private final Mac nonces;

    /// What a sealed value turned out to be.
    public sealed interface Opened {

        /// The value, as text.
        record Value(String text) implements Opened {
            /// Says nothing of the value, so that it reaches no log by accident.
            @Override
            public String toString() {
                return "Value";
            }
        }

        /// It was sealed with another key.
        record OtherKey() implements Opened {}

        /// It is not as it was sealed, or not where it was sealed.
        record Altered() implements Opened {}
    }

    Seal(PseudonymKey secret, String source) {
        this.source = source.getBytes(StandardCharsets.UTF_8);
        keyName = secret.derived("name of the key of sealed values", KEY_NAME_BYTES);
        key = new SecretKeySpec(secret.derived("key of sealed values", KEY_BYTES), "AES");
        try {
            nonces = Mac.getInstance("HmacSHA256");
            nonces.init(new SecretKeySpec(secret.derived("nonces of sealed values", KEY_BYTES), "HmacSHA256"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }

    /// A text, sealed for a cell. Equal texts of one row and column come to the same bytes, and all others to others.
    byte[] sealed(String text, Cell cell) {
        byte[] place = place(cell.table().name(), cell.columnName());
        byte[] filled = filled(text);
        byte[] nonce = nonce(place, cell, filled);
        try {
            // one for each value: it refuses a nonce that it just had, which equal texts of a row have
            Cipher cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            byte[] sealed = new byte[HEAD_BYTES + cipher.getOutputSize(filled.length)];
            ByteBuffer.wrap(sealed).put(VERSION).put(keyName).put(nonce);
            cipher.doFinal(filled, 0, filled.length, sealed, HEAD_BYTES);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a value cannot be sealed", impossible);
        }
    }

    private static Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    /// A nonce that is another for every text, place and row, and says nothing of them without the key: it never
    /// repeats for another text, and an image of a row is comparable with the next one.
    private byte[] nonce(byte[] place, Cell cell, byte[] filled) {
        nonces.update(place);
        RowImage row = cell.row();
        if (row != null) {
            for (int column : cell.table().keyColumns()) {
                nonces.update(part(row.get(column).text()));
            }
        }
        return Arrays.copyOf(nonces.doFinal(filled), NONCE_BYTES);
    }

    /// What was sealed.
    ///
    /// - **Shape**: `sealed` is the bytes of a value that was kept as [io.auditworkbench.model.change.MaskKind#SEALED].
    public Opened open(byte[] sealed, TableName table, String column) {
        if (sealed.length < HEAD_BYTES || sealed[0] != VERSION) {
            return new Opened.Altered();
        }
        if (!Arrays.equals(sealed, 1, 1 + KEY_NAME_BYTES, keyName, 0, KEY_NAME_BYTES)) {
            return new Opened.OtherKey();
        }
        try {
            GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, sealed, 1 + KEY_NAME_BYTES, NONCE_BYTES);
            Cipher cipher = cipher();
            cipher.init(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(place(table, column));
            byte[] filled = cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
            return new Opened.Value(text(filled));
        } catch (AEADBadTagException _) {
            return new Opened.Altered();
        } catch (GeneralSecurityException _) {
            // too short to have a tag
            return new Opened.Altered();
        }
    }

    private byte[] place(TableName table, String column) {
        byte[] schema = part(table.schema());
        byte[] name = part(table.table());
        byte[] last = part(column);
        return ByteBuffer.allocate(Integer.BYTES + source.length + schema.length + name.length + last.length)
                .putInt(source.length)
                .put(source)
                .put(schema)
                .put(name)
                .put(last)
                .array();
    }

    /// With its length before it, so that no two places come to the same bytes.
    private static byte[] part(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length)
                .putInt(utf8.length)
                .put(utf8)
                .array();
    }

    private static byte[] filled(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] filled = Arrays.copyOf(utf8, (utf8.length / STEP + 1) * STEP);
        filled[utf8.length] = END_OF_TEXT;
        return filled;
    }

    private static String text(byte[] filled) {
        int end = filled.length - 1;
        while (end > 0 && filled[end] == 0) {
            end--;
        }
        return new String(filled, 0, end, StandardCharsets.UTF_8);
    }
}

package io.auditworkbench.integrity;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [ByteSink] wrote; refuses anything else.
///
/// - **Errors**: [ErrorCode#STORE_CORRUPT] when bytes are missing or a number is not in its one form.
final class ByteSource {

    private final byte[] bytes;
    private int at;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    int takeByte() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    long takeVarint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = takeByte();
            if (next == 0 && shift > 0) {
                throw corrupt();
            }
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw corrupt();
    }

    long takeSigned() {
        long value = takeVarint();
        return (value >>> 1) ^ -(value & 1);
    }

    int takeCount() {
        long count = takeVarint();
        if (count < 0 || count > bytes.length) {
            throw corrupt();
        }
        return (int) count;
    }

    /// A number that counts something outside these bytes.
    int takeCountUnbounded() {
        long count = takeVarint();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw corrupt();
        }
        return (int) count;
    }

    long takeLong() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    int takeInt() {
        need(4);
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    byte[] takeBlock() {
        int length = takeCount();
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    byte[] takeBytes(int length) {
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /// How many bytes were taken so far.
    int position() {
        return at;
    }

    String takeText() {
        return new String(takeBlock(), StandardCharsets.UTF_8);
    }

    private void need(int count) {
        if (bytes.length - at < count) {
            throw corrupt();
        }
    }

    static WorkbenchException corrupt() {
        return new WorkbenchException(
                ErrorCode.STORE_CORRUPT,
                "A stored change cannot be read: its bytes are not in the form they were written in.",
                "Run `auditctl verify` on the store and restore it from a backup.");
    }
}

package io.auditworkbench.integrity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing buffer for canonical bytes; reused between events, so that encoding a row allocates only its result.
///
/// - **Threading**: one thread at a time.
final class ByteSink {

    private byte[] bytes = new byte[1024];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void putByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void putBytes(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void putRange(byte[] value, int from, int until) {
        ensure(until - from);
        System.arraycopy(value, from, bytes, size, until - from);
        size += until - from;
    }

    /// Unsigned LEB128: seven bits a byte, low first, no padding, so each number has one form.
    void putVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /// Signed, small magnitudes first (zigzag), then [#putVarint(long)].
    void putSigned(long value) {
        putVarint((value << 1) ^ (value >> 63));
    }

    void putLong(long value) {
        ensure(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void putInt(int value) {
        ensure(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void putBlock(byte[] value) {
        putVarint(value.length);
        putBytes(value);
    }

    void putText(String value) {
        putBlock(value.getBytes(StandardCharsets.UTF_8));
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}

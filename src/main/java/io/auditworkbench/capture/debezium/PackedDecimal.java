package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.auditworkbench.model.change.ColumnValue;
import java.io.IOException;

/// Reads MySQL's packed `DECIMAL`: nine digits in four bytes, leftover digits in fewer, sign in the top bit, negatives
/// inverted.
///
/// - **Source**: MySQL source, `strings/decimal.cc`, `decimal2bin`.
final class PackedDecimal {

    private static final int DIGITS_PER_GROUP = 9;
    private static final int[] BYTES_FOR_DIGITS = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    private PackedDecimal() {}

    static ColumnValue.Decimal read(int precision, int scale, ByteArrayInputStream in) throws IOException {
        int whole = precision - scale;
        return new ColumnValue.Decimal(text(in.read(bytesFor(whole) + bytesFor(scale)), whole, scale));
    }

    private static int bytesFor(int digits) {
        return digits / DIGITS_PER_GROUP * 4 + BYTES_FOR_DIGITS[digits % DIGITS_PER_GROUP];
    }

    private static String text(byte[] bytes, int whole, int scale) {
        boolean isNegative = (bytes[0] & 0x80) == 0;
        bytes[0] ^= (byte) 0x80;
        if (isNegative) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
        }
        StringBuilder text = new StringBuilder(whole + scale + 2);
        int at = digits(text, bytes, 0, whole, Leftover.FIRST);
        stripLeadingZeros(text);
        if (scale > 0) {
            text.append('.');
            digits(text, bytes, at, scale, Leftover.LAST);
        }
        if (isNegative) {
            text.insert(0, '-');
        }
        return text.toString();
    }

    /// Whole digits have their incomplete group first, fraction digits last.
    private enum Leftover {
        FIRST,
        LAST
    }

    private static int digits(StringBuilder text, byte[] bytes, int from, int count, Leftover leftover) {
        int rest = count % DIGITS_PER_GROUP;
        int at = from;
        if (leftover == Leftover.FIRST) {
            at = group(text, bytes, at, rest);
        }
        for (int i = 0; i < count / DIGITS_PER_GROUP; i++) {
            at = group(text, bytes, at, DIGITS_PER_GROUP);
        }
        return leftover == Leftover.LAST ? group(text, bytes, at, rest) : at;
    }

    private static int group(StringBuilder text, byte[] bytes, int at, int digits) {
        if (digits == 0) {
            return at;
        }
        int length = BYTES_FOR_DIGITS[digits];
        String value = Integer.toString(BigEndian.at(bytes, at, length));
        text.repeat('0', digits - value.length()).append(value);
        return at + length;
    }

    private static void stripLeadingZeros(StringBuilder text) {
        int zeros = 0;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
            zeros++;
        }
        text.delete(0, zeros);
        if (text.isEmpty()) {
            text.append('0');
        }
    }
}

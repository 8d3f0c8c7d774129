package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;

/// Numbers with the high byte first, which MySQL uses where bytes must sort as values do.
final class BigEndian {

    private BigEndian() {}

    static long unsigned(ByteArrayInputStream in, int length) throws IOException {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | in.read();
        }
        return value;
    }

    static int at(byte[] bytes, int offset, int length) {
        int value = 0;
        for (int i = offset; i < offset + length; i++) {
            value = (value << 8) | (bytes[i] & 0xFF);
        }
        return value;
    }
}

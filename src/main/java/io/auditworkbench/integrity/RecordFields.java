package io.auditworkbench.integrity;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The canonical bytes of a record whose fields stand in a fixed order: of each its type, its length and its bytes, so
/// that no two records share them.
///
/// - **Shape**: per field one byte for the type (0 absent, 1 text in UTF-8, 2 a number), four bytes for the length, big
///   end first, then as many bytes; a number is eight bytes, two's complement, big end first.
/// - **Threading**: one thread at a time.
public final class RecordFields {

    private static final int ABSENT = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;

    private final ByteSink sink = new ByteSink();

    /// Adds a text, null for one that is absent.
    public RecordFields text(@Nullable String text) {
        if (text == null) {
            return absent();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.putByte(TEXT);
        sink.putInt(bytes.length);
        sink.putBytes(bytes);
        return this;
    }

    /// Adds a number, null for one that is absent.
    public RecordFields number(@Nullable Long number) {
        if (number == null) {
            return absent();
        }
        sink.putByte(NUMBER);
        sink.putInt(Long.BYTES);
        sink.putLong(number);
        return this;
    }

    private RecordFields absent() {
        sink.putByte(ABSENT);
        sink.putInt(0);
        return this;
    }

    /// The bytes of all fields so far.
    public byte[] toBytes() {
        return sink.toBytes();
    }
}

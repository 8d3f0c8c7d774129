package io.auditworkbench.integrity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hashes of records that are no change of a source: acts of people, gaps, rules, whatever a table of evidence
/// holds.
///
/// - **Threading**: one thread at a time.
/// - **Source**: `docs/evidence-format.md`.
public final class RecordHasher {

    private static final int NULL = 0;
    private static final int WHOLE = 1;
    private static final int REAL = 2;
    private static final int TEXT = 3;
    private static final int BYTES = 4;

    private final LeafHasher hasher = new LeafHasher();
    private final ByteSink sink = new ByteSink();

    /// A column of a row: its value is null, `Long`, `Integer`, `Double`, `String` or `byte[]`, the types SQLite keeps.
    public record Column(String name, @Nullable Object value) {}

    /// The digest of a row: the names and values of its columns, in their order.
    public byte[] row(List<Column> columns) {
        sink.clear();
        sink.putVarint(columns.size());
        for (Column column : columns) {
            sink.putText(column.name());
            put(column.value());
        }
        return hasher.record('V', sink.toBytes());
    }

    private void put(@Nullable Object value) {
        switch (value) {
            case null -> sink.putByte(NULL);
            case Long number -> whole(number);
            case Integer number -> whole(number);
            case Double number -> {
                sink.putByte(REAL);
                sink.putLong(Double.doubleToRawLongBits(number));
            }
            case String text -> {
                sink.putByte(TEXT);
                sink.putText(text);
            }
            case byte[] bytes -> {
                sink.putByte(BYTES);
                sink.putBlock(bytes);
            }
            default -> throw new IllegalArgumentException("no type of SQLite: " + value.getClass());
        }
    }

    private void whole(long number) {
        sink.putByte(WHOLE);
        sink.putLong(number);
    }

    /// The leaf of a record.
    ///
    /// - **Shape**: `table` and `key` say which row; `state` 1 for a row that is there, 2 for one that was taken away,
    ///   whose `digest` is all zero.
    public byte[] leaf(String table, String key, int state, long recordedMicros, byte[] digest) {
        sink.clear();
        sink.putText(table);
        sink.putText(key);
        sink.putByte(state);
        sink.putSigned(recordedMicros);
        sink.putBytes(digest);
        return hasher.record('R', sink.toBytes());
    }
}

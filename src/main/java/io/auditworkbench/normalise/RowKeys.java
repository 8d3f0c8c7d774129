package io.auditworkbench.normalise;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Makes the index key of a row from its table and the texts of its key values.
///
/// - **Source**: FNV-1a, 64 bits (Fowler, Noll, Vo), finished with the mixer of SplitMix64 so that dense keys spread.
///   It is an index key, not a commitment: equality is always decided on the values.
public final class RowKeys {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RowKeys() {}

    /// The key of the row that `image` shows; a table without a primary key uses all its columns.
    public static RowKey of(TableSchema table, RowImage image) {
        long hash = table(table.name());
        if (table.hasKey()) {
            for (int index : table.keyColumns()) {
                hash = value(hash, image.get(index));
            }
            return finish(hash);
        }
        for (ColumnValue value : image.values()) {
            hash = value(hash, value);
        }
        return finish(hash);
    }

    /// The key of the row with these key values, spelled as [ColumnValue#text()] spells them, in key order.
    public static RowKey ofTexts(TableName table, List<String> keyValues) {
        long hash = table(table);
        for (String text : keyValues) {
            hash = end(bytes(hash, text.getBytes(StandardCharsets.UTF_8)));
        }
        return finish(hash);
    }

    private static long table(TableName table) {
        long hash = end(bytes(OFFSET_BASIS, table.schema().getBytes(StandardCharsets.UTF_8)));
        return end(bytes(hash, table.table().getBytes(StandardCharsets.UTF_8)));
    }

    private static long value(long hash, ColumnValue value) {
        return switch (value) {
            case ColumnValue.Text text -> end(bytes(hash, text.utf8()));
            case ColumnValue.Null _ -> step(hash, 0xFE);
            default -> end(bytes(hash, value.text().getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static long bytes(long hash, byte[] bytes) {
        long result = hash;
        for (byte next : bytes) {
            result = step(result, next & 0xFF);
        }
        return result;
    }

    /// 0xFF never occurs in UTF-8, so `("a", "b")` and `("ab", "")` differ.
    private static long end(long hash) {
        return step(hash, 0xFF);
    }

    private static long step(long hash, int octet) {
        return (hash ^ octet) * PRIME;
    }

    private static RowKey finish(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return new RowKey(mixed == 0 ? 1 : mixed);
    }
}

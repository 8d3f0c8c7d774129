package io.auditworkbench.detect;

import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.ObservedTransaction;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TransactionKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Texts as detectors compare and remember them.
///
/// - **Threading**: stateless.
public final class Words {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int MOST_REMEMBERED = 64;

    private Words() {}

    /// The text of a value; null where there is none.
    public static @Nullable String of(ColumnValue value) {
        if (value == ColumnValue.Null.NULL || !value.tellsApart()) {
            return null;
        }
        String text = value.text();
        return text.isEmpty() ? null : text;
    }

    /// True when the value is one of these words.
    public static boolean isOne(ColumnValue value, String... words) {
        return value instanceof ColumnValue.Text text && Arrays.asList(words).contains(text.text());
    }

    /// Who committed it; null when nobody knows: `?` is nobody.
    public static @Nullable String actor(ObservedTransaction transaction) {
        boolean isKnown = transaction.attribution().grade() != AttributionGrade.UNKNOWN;
        return isKnown ? transaction.attribution().actor() : null;
    }

    /// Who committed it, in a sentence.
    public static String by(ObservedTransaction transaction) {
        String actor = actor(transaction);
        return actor == null ? "somebody unknown" : actor;
    }

    /// The text as a sentence begins with it.
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// The row as a sentence names it after its kind: its `id`, or as `table/key` where that is not mapped.
    public static String id(ObservedChange change) {
        String id = of(change.shown("id"));
        return id == null ? change.rowName() : id;
    }

    /// True when the actor is the account of a session and nothing names a person: a program, as far as can be told.
    public static boolean isAccount(ObservedTransaction transaction) {
        return transaction.attribution().source() == AttributionSource.SESSION;
    }

    /// True when rows were changed while they were watched; false for rows as they stood, schema changes and gaps.
    public static boolean isActivity(ObservedTransaction transaction) {
        return transaction.kind() == TransactionKind.STREAM || transaction.kind() == TransactionKind.INGEST;
    }

    /// 64 bits for a text, under which a detector remembers it.
    public static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    /// A text as the numbers that a detector's memory holds, at most its first 64 bytes.
    public static long[] packed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MOST_REMEMBERED);
        long[] numbers = new long[1 + (length + 7) / 8];
        numbers[0] = length;
        for (int i = 0; i < length; i++) {
            numbers[1 + i / 8] |= (bytes[i] & 0xffL) << (8 * (i % 8));
        }
        return numbers;
    }

    /// The text that [#packed(String)] made numbers of, which begin at `from`.
    public static String unpacked(long[] numbers, int from) {
        byte[] bytes = new byte[Math.toIntExact(numbers[from])];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (numbers[from + 1 + i / 8] >>> (8 * (i % 8)));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.auditworkbench.model.change;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// One column's value on one side of a change, exact.
///
/// - **Shape**: every MySQL value has exactly one representation here, whichever way it was captured (binlog, snapshot,
///   Debezium envelope). [#text()] is the text that `SELECT` prints for it with `utf8mb4` and a UTC session, except
///   [Binary] and [Bits] (hexadecimal and bits) and [Real4], which `SELECT` rounds to six digits and this keeps whole.
/// - **Source**: MySQL Reference Manual, chapter *Data Types*; ADR-0021.
public sealed interface ColumnValue {

    /// The value as text; [Null] and [Absent] have none and answer an empty string.
    String text();

    /// SQL `NULL`.
    enum Null implements ColumnValue {
        NULL;

        @Override
        public String text() {
            return "";
        }
    }

    /// The column was not part of the row image.
    enum Absent implements ColumnValue {
        ABSENT;

        @Override
        public String text() {
            return "";
        }
    }

    /// An integer, exact, of any width; unsigned values beyond `Long.MAX_VALUE` are [UnsignedWhole].
    record Whole(long value) implements ColumnValue {
        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /// An unsigned integer of 2^63 and more; `bits` read as unsigned.
    record UnsignedWhole(long bits) implements ColumnValue {
        public UnsignedWhole {
            if (bits >= 0) {
                throw new IllegalArgumentException("fits a Whole");
            }
        }

        @Override
        public String text() {
            return Long.toUnsignedString(bits);
        }

        /// The same number.
        public BigInteger value() {
            return new BigInteger(text());
        }
    }

    /// A `DECIMAL` with every digit of its declared scale, as MySQL prints it: `-0.50`, `12.00`.
    record Decimal(String text) implements ColumnValue {
        public Decimal {
            Objects.requireNonNull(text, "text");
        }
    }

    /// A `DOUBLE`; the text is the shortest that reads back to the same bits.
    record Real8(double value) implements ColumnValue {
        @Override
        public String text() {
            return RealText.of(value);
        }
    }

    /// A `FLOAT`; the text is the shortest that reads back to the same bits.
    record Real4(float value) implements ColumnValue {
        @Override
        public String text() {
            return RealText.of(value);
        }
    }

    /// Text of any charset, an `ENUM` label, or the labels of a `SET` joined by commas; kept as UTF-8.
    record Text(byte[] utf8) implements ColumnValue {
        public Text {
            Objects.requireNonNull(utf8, "utf8");
        }

        /// The value for a Java string.
        public static Text of(String text) {
            return new Text(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String text() {
            return new String(utf8, StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && Arrays.equals(utf8, that.utf8);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(utf8);
        }

        @Override
        public String toString() {
            return "Text[" + utf8.length + " bytes]";
        }
    }

    /// A `JSON` document in the spelling MySQL prints: keys in its order, `", "` and `": "` as separators; UTF-8.
    record Json(byte[] utf8) implements ColumnValue {
        public Json {
            Objects.requireNonNull(utf8, "utf8");
        }

        /// The value for a Java string.
        public static Json of(String text) {
            return new Json(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String text() {
            return new String(utf8, StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Json that && Arrays.equals(utf8, that.utf8);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(utf8);
        }

        @Override
        public String toString() {
            return "Json[" + utf8.length + " bytes]";
        }
    }

    /// Bytes without a charset: `BINARY`, `VARBINARY`, `BLOB`, `VECTOR`, and geometry as MySQL stores it (SRID + WKB).
    record Binary(byte[] bytes) implements ColumnValue {
        public Binary {
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public String text() {
            return "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Binary[" + bytes.length + " bytes]";
        }
    }

    /// A `BIT(width)`; `bits` read as unsigned, width 1 to 64. Text: `b'0101'`.
    record Bits(long bits, int width) implements ColumnValue {
        @Override
        public String text() {
            String digits = Long.toBinaryString(bits);
            return "b'" + "0".repeat(Math.max(0, width - digits.length())) + digits + "'";
        }
    }

    /// A date or time as stored, also where no calendar has it (`0000-00-00`, `2026-02-31`); see [TemporalFields].
    record Temporal(TemporalKind kind, long fields, int fractionDigits) implements ColumnValue {
        public Temporal {
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public String text() {
            return TemporalFields.text(kind, fields, fractionDigits);
        }

        /// True when the stored value is no point in any calendar: a zero date, a zero month or day, 31 February.
        public boolean isOutsideCalendar() {
            return TemporalFields.isOutsideCalendar(kind, fields);
        }
    }

    /// What stands in place of a value that was masked before it was kept; made by `masking` alone.
    ///
    /// - **Shape**: `utf8` is what is shown, empty for [MaskKind#DROPPED] and [MaskKind#FULL]; for [MaskKind#SEALED]
    ///   the encrypted value, which is never shown. Where a change gave a column another value that is masked to the
    ///   same, the after image `isAnother`, so that it still shows that it changed.
    record Masked(MaskKind kind, byte[] utf8, boolean isAnother) implements ColumnValue {
        public Masked {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(utf8, "utf8");
        }

        @Override
        public String text() {
            return switch (kind) {
                case DROPPED -> "(dropped)";
                case FULL -> "••••";
                case PARTIAL, PSEUDONYM, GENERALISED -> new String(utf8, StandardCharsets.UTF_8);
                // what is sealed looks random, so the label says which it is and nothing of the value
                case SEALED -> "sealed #" + HexFormat.of().toHexDigits(Arrays.hashCode(utf8));
            };
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Masked that
                    && kind == that.kind
                    && isAnother == that.isAnother
                    && Arrays.equals(utf8, that.utf8);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(utf8);
        }

        @Override
        public String toString() {
            return "Masked[" + kind + "]";
        }
    }

    /// A value that can be erased later: what is hashed of it is a commitment under `salt`; made by `masking` alone.
    ///
    /// - **Shape**: 16 random bytes of `salt`. Equal to another with the same value, whatever its salt. Readers of the
    ///   record see the plain value; only what keeps, hashes and erases sees this.
    record Erasable(ColumnValue value, byte[] salt) implements ColumnValue {
        public Erasable {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(salt, "salt");
        }

        @Override
        public String text() {
            return value.text();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Erasable that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return "Erasable";
        }
    }

    /// What is left of a value that was erased: the commitment that keeps its event's hash what it was, 32 bytes.
    record Erased(byte[] commitment) implements ColumnValue {
        public Erased {
            Objects.requireNonNull(commitment, "commitment");
        }

        @Override
        public String text() {
            return "(erased)";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Erased that && Arrays.equals(commitment, that.commitment);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(commitment);
        }

        @Override
        public String toString() {
            return "Erased";
        }
    }

    /// Whether equal texts of it mean equal values: true for known values and pseudonyms.
    default boolean tellsApart() {
        return isKnown() || (this instanceof Masked masked && masked.kind() == MaskKind.PSEUDONYM);
    }

    /// Whether the value itself is known: false where it was left out, masked or erased.
    default boolean isKnown() {
        if (this instanceof Erasable erasable) {
            return erasable.value().isKnown();
        }
        return !(this instanceof Absent || this instanceof Masked || this instanceof Erased);
    }
}

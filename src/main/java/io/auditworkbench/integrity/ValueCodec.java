package io.auditworkbench.integrity;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.MaskKind;
import io.auditworkbench.model.change.TemporalKind;
import java.nio.charset.StandardCharsets;

/// The canonical bytes of one column value: a type byte, then the value; each value has exactly one form.
///
/// - **Source**: ADR-0009; the type bytes are part of the hashed format and never change their meaning.
final class ValueCodec {

    private static final int NULL = 0;
    private static final int ABSENT = 1;
    private static final int WHOLE = 2;
    private static final int UNSIGNED_WHOLE = 3;
    private static final int DECIMAL = 4;
    private static final int REAL8 = 5;
    private static final int REAL4 = 6;
    private static final int TEXT = 7;
    private static final int JSON = 8;
    private static final int BINARY = 9;
    private static final int BITS = 10;
    private static final int TEMPORAL = 11;
    private static final int MASKED = 12;
    private static final int ERASABLE = 13;
    private static final int ERASED = 14;

    private static final int IS_ANOTHER = 0x80;

    private ValueCodec() {}

    static void write(ColumnValue value, ByteSink sink) {
        switch (value) {
            case ColumnValue.Null _ -> sink.putByte(NULL);
            case ColumnValue.Absent _ -> sink.putByte(ABSENT);
            case ColumnValue.Whole whole -> {
                sink.putByte(WHOLE);
                sink.putSigned(whole.value());
            }
            case ColumnValue.UnsignedWhole whole -> {
                sink.putByte(UNSIGNED_WHOLE);
                sink.putLong(whole.bits());
            }
            case ColumnValue.Decimal decimal -> {
                sink.putByte(DECIMAL);
                sink.putBlock(decimal.text().getBytes(StandardCharsets.ISO_8859_1));
            }
            case ColumnValue.Real8 real -> {
                sink.putByte(REAL8);
                sink.putLong(Double.doubleToRawLongBits(real.value()));
            }
            case ColumnValue.Real4 real -> {
                sink.putByte(REAL4);
                sink.putInt(Float.floatToRawIntBits(real.value()));
            }
            case ColumnValue.Text text -> {
                sink.putByte(TEXT);
                sink.putBlock(text.utf8());
            }
            case ColumnValue.Json json -> {
                sink.putByte(JSON);
                sink.putBlock(json.utf8());
            }
            case ColumnValue.Binary binary -> {
                sink.putByte(BINARY);
                sink.putBlock(binary.bytes());
            }
            case ColumnValue.Bits bits -> {
                sink.putByte(BITS);
                sink.putByte(bits.width());
                sink.putVarint(bits.bits());
            }
            case ColumnValue.Temporal temporal -> {
                sink.putByte(TEMPORAL);
                sink.putByte((temporal.kind().code() << 4) | temporal.fractionDigits());
                sink.putSigned(temporal.fields());
            }
            case ColumnValue.Masked masked -> {
                sink.putByte(MASKED);
                sink.putByte(masked.kind().code() | (masked.isAnother() ? IS_ANOTHER : 0));
                sink.putBlock(masked.utf8());
            }
            case ColumnValue.Erasable erasable -> {
                sink.putByte(ERASABLE);
                sink.putBytes(erasable.salt());
                sink.putBlock(bytes(erasable.value()));
            }
            case ColumnValue.Erased erased -> {
                sink.putByte(ERASED);
                sink.putBytes(erased.commitment());
            }
        }
    }

    /// The bytes of one value alone.
    static byte[] bytes(ColumnValue value) {
        ByteSink alone = new ByteSink();
        write(value, alone);
        return alone.toBytes();
    }

    static ColumnValue read(ByteSource source) {
        int type = source.takeByte();
        return switch (type) {
            case NULL -> ColumnValue.Null.NULL;
            case ABSENT -> ColumnValue.Absent.ABSENT;
            case WHOLE -> new ColumnValue.Whole(source.takeSigned());
            case UNSIGNED_WHOLE -> new ColumnValue.UnsignedWhole(source.takeLong());
            case DECIMAL -> new ColumnValue.Decimal(new String(source.takeBlock(), StandardCharsets.ISO_8859_1));
            case REAL8 -> new ColumnValue.Real8(Double.longBitsToDouble(source.takeLong()));
            case REAL4 -> new ColumnValue.Real4(Float.intBitsToFloat(source.takeInt()));
            case TEXT -> new ColumnValue.Text(source.takeBlock());
            case JSON -> new ColumnValue.Json(source.takeBlock());
            case BINARY -> new ColumnValue.Binary(source.takeBlock());
            case BITS -> {
                int width = source.takeByte();
                yield new ColumnValue.Bits(source.takeVarint(), width);
            }
            case TEMPORAL -> temporal(source);
            case MASKED -> masked(source);
            case ERASABLE -> erasable(source);
            case ERASED -> new ColumnValue.Erased(source.takeBytes(Commitment.BYTES));
            default -> throw ByteSource.corrupt();
        };
    }

    private static ColumnValue temporal(ByteSource source) {
        int form = source.takeByte();
        if (form >>> 4 >= TemporalKind.count()) {
            throw ByteSource.corrupt();
        }
        return new ColumnValue.Temporal(TemporalKind.ofCode(form >>> 4), source.takeSigned(), form & 0xF);
    }

    private static ColumnValue masked(ByteSource source) {
        int form = source.takeByte();
        int code = form & ~IS_ANOTHER;
        if (code < 1 || code > MaskKind.count()) {
            throw ByteSource.corrupt();
        }
        return new ColumnValue.Masked(MaskKind.ofCode(code), source.takeBlock(), (form & IS_ANOTHER) != 0);
    }

    private static ColumnValue erasable(ByteSource source) {
        byte[] salt = source.takeBytes(Commitment.SALT_BYTES);
        ByteSource inner = new ByteSource(source.takeBlock());
        ColumnValue value = read(inner);
        if (!inner.isAtEnd() || value instanceof ColumnValue.Erasable || value instanceof ColumnValue.Erased) {
            throw ByteSource.corrupt();
        }
        return new ColumnValue.Erasable(value, salt);
    }
}

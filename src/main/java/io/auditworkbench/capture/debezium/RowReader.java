package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.ColumnValue.Absent;
import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads row images off the wire without losing anything: zero dates, fractions, signs and bits as they are.
///
/// - **Threading**: the binlog client's thread.
/// - **Source**: MySQL source, `log_event_print_value` and `field.cc` (`Field_*::unpack`): the type byte and the
///   metadata of the table map event decide the width of each cell.
final class RowReader {

    private static final int LENGTH_IN_METADATA = 256;

    /// By type byte; the client's own look-up boxes the byte for every cell.
    private static final @Nullable ColumnType[] TYPES = new @Nullable ColumnType[256];

    static {
        for (ColumnType type : ColumnType.values()) {
            TYPES[type.getCode()] = type;
        }
    }

    private final Map<Long, TableMapEventData> tables;

    RowReader(Map<Long, TableMapEventData> tables) {
        this.tables = tables;
    }

    /// One row image, wrapped as the client's deserialisers hand rows on: an array of one [RawRow].
    Serializable[] read(long tableNumber, BitSet included, ByteArrayInputStream in) throws IOException {
        TableMapEventData map = tables.get(tableNumber);
        if (map == null) {
            throw new IOException("row image without a table map event");
        }
        byte[] types = map.getColumnTypes();
        int[] metadata = map.getColumnMetadata();
        int present = included.cardinality();
        BitSet nulls = in.readBitSet(present, true);
        @Nullable Object[] cells = new @Nullable Object[types.length];
        for (int column = 0, index = 0; column < types.length; column++) {
            if (present != types.length && !included.get(column)) {
                cells[column] = Absent.ABSENT;
                continue;
            }
            cells[column] = nulls.get(index) ? null : cell(types[column] & 0xFF, metadata[column], in);
            index++;
        }
        return new Serializable[] {new RawRow(cells)};
    }

    private static Object cell(int typeCode, int metadata, ByteArrayInputStream in) throws IOException {
        int code = typeCode;
        int length = metadata;
        if (code == ColumnType.STRING.getCode() && metadata >= LENGTH_IN_METADATA) {
            int high = metadata >> 8;
            length = metadata & 0xFF;
            if ((high & 0x30) != 0x30) {
                // the two bits that a length over 255 needs are hidden, inverted, in the type byte
                length |= ((high & 0x30) ^ 0x30) << 4;
                code = high | 0x30;
            } else if (high == ColumnType.ENUM.getCode() || high == ColumnType.SET.getCode()) {
                code = high;
            }
        }
        ColumnType type = Objects.requireNonNull(TYPES[code]);
        return switch (type) {
            case TINY -> (long) (byte) in.readInteger(1);
            case SHORT -> (long) (short) in.readInteger(2);
            case INT24 -> (long) ((in.readInteger(3) << 8) >> 8);
            case LONG -> (long) in.readInteger(4);
            case LONGLONG -> in.readLong(8);
            case FLOAT -> new ColumnValue.Real4(Float.intBitsToFloat(in.readInteger(4)));
            case DOUBLE -> new ColumnValue.Real8(Double.longBitsToDouble(in.readLong(8)));
            case NEWDECIMAL -> PackedDecimal.read(metadata & 0xFF, metadata >> 8, in);
            case BIT -> bits(metadata, in);
            case YEAR, DATE, TIME, TIME_V2, DATETIME, DATETIME_V2, TIMESTAMP, TIMESTAMP_V2 ->
                PackedTemporal.read(type, metadata, in);
            case STRING -> in.read(length < 256 ? in.readInteger(1) : in.readInteger(2));
            case VARCHAR, VAR_STRING -> in.read(metadata < 256 ? in.readInteger(1) : in.readInteger(2));
            case BLOB, GEOMETRY, JSON, VECTOR -> in.read(in.readInteger(metadata));
            case ENUM -> (long) in.readInteger(length);
            case SET -> in.readLong(length);
            default -> throw new IOException("column type " + type + " is not known");
        };
    }

    private static ColumnValue bits(int metadata, ByteArrayInputStream in) throws IOException {
        int width = (metadata >> 8) * 8 + (metadata & 0xFF);
        return new ColumnValue.Bits(BigEndian.unsigned(in, (width + 7) / 8), width);
    }
}

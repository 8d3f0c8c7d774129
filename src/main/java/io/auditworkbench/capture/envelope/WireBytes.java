package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/// Reads bytes, vectors and geometry back to what MySQL stores.
///
/// - **Source**: MySQL Reference Manual, *Supported Spatial Data Formats*: four bytes of SRID, low first, then WKB;
///   *The VECTOR Type*: four-byte floats, low byte first.
final class WireBytes {

    private static final String BINARY_MODE = "debezium.source.binary.handling.mode=bytes";

    private WireBytes() {}

    static byte[] base64(ColumnPlan plan, String text, String setting) {
        try {
            if (text.length() % 4 == 0) {
                return Base64.getDecoder().decode(text);
            }
        } catch (IllegalArgumentException _) {
            // answered below: a sender always pads, so both cases are the same mistake
        }
        throw EnvelopeProblem.setting(plan.column().name(), "was not sent as base64", setting);
    }

    static ColumnValue binary(ColumnPlan plan, JsonValue value) {
        if (plan.field().form() == WireForm.FLOATS && value instanceof JsonValue.Items items) {
            return vector(plan, items);
        }
        if (plan.field().form() != WireForm.BYTES || !(value instanceof JsonValue.Text text)) {
            throw EnvelopeProblem.setting(plan.column().name(), "is binary but was not sent as bytes", BINARY_MODE);
        }
        byte[] bytes = base64(plan, text.value(), BINARY_MODE);
        int declared = plan.column().length();
        if (declared > 0 && bytes.length > declared) {
            throw EnvelopeProblem.setting(
                    plan.column().name(),
                    "has more bytes than its type " + plan.column().declaredType() + " allows",
                    BINARY_MODE);
        }
        // the binlog drops the zero bytes that pad BINARY(n)
        boolean isPadded = plan.column().type() == ColumnType.FIXED_BINARY && bytes.length < declared;
        return new ColumnValue.Binary(isPadded ? Arrays.copyOf(bytes, declared) : bytes);
    }

    private static ColumnValue vector(ColumnPlan plan, JsonValue.Items items) {
        ByteBuffer bytes =
                ByteBuffer.allocate(items.values().size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonValue item : items.values()) {
            if (!(item instanceof JsonValue.Digits digits)) {
                throw WireValues.misfit(plan);
            }
            bytes.putFloat(Float.parseFloat(digits.text()));
        }
        return new ColumnValue.Binary(bytes.array());
    }

    static ColumnValue geometry(ColumnPlan plan, JsonValue value) {
        if (!(value instanceof JsonValue.Members members) || members.text("wkb") == null) {
            throw WireValues.misfit(plan);
        }
        byte[] wkb = base64(plan, String.valueOf(members.text("wkb")), "no converter for this column");
        Long srid = members.get("srid") == null ? Long.valueOf(0) : members.whole("srid");
        if (srid == null || srid < 0 || srid > 0xFFFFFFFFL) {
            throw EnvelopeProblem.unreadableValue(plan.column().name(), "has an SRID that is no number of 32 bits");
        }
        ByteBuffer stored = ByteBuffer.allocate(Integer.BYTES + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        return new ColumnValue.Binary(stored.putInt(srid.intValue()).put(wkb).array());
    }
}

package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonBinary;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonFormatter;
import io.auditworkbench.model.change.ColumnValue.Real8;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;

/// Prints MySQL's binary JSON as `SELECT` prints it.
///
/// - **Source**: MySQL source, `sql-common/json_dom.cc`, `Json_wrapper::to_string`: `", "` between elements, `": "`
///   after names, doubles with a decimal point, six fraction digits on times, opaque values as `base64:type<n>:`.
final class MysqlJson implements JsonFormatter {

    private final StringBuilder text;

    private MysqlJson(int binaryBytes) {
        text = new StringBuilder(binaryBytes + binaryBytes / 2);
    }

    static String text(byte[] binary) throws IOException {
        if (binary.length == 0) {
            // an empty value is what the server stores for JSON null in a column that had no default
            return "null";
        }
        MysqlJson printer = new MysqlJson(binary.length);
        new SignedTimes(binary).parse(printer);
        return printer.text.toString();
    }

    @Override
    public void beginObject(int numElements) {
        text.append('{');
    }

    @Override
    public void beginArray(int numElements) {
        text.append('[');
    }

    @Override
    public void endObject() {
        text.append('}');
    }

    @Override
    public void endArray() {
        text.append(']');
    }

    @Override
    public void name(String name) {
        value(name);
        text.append(": ");
    }

    @Override
    public void nextEntry() {
        text.append(", ");
    }

    @Override
    public void value(String value) {
        text.append('"');
        if (isPlain(value)) {
            text.append(value);
        } else {
            value.chars().forEach(next -> character((char) next));
        }
        text.append('"');
    }

    /// Most names and values need no escape, and are faster appended whole.
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next < ' ' || next == '"' || next == '\\') {
                return false;
            }
        }
        return true;
    }

    private void character(char next) {
        switch (next) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (next < ' ') {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) next));
                } else {
                    text.append(next);
                }
            }
        }
    }

    @Override
    public void value(int value) {
        text.append(value);
    }

    @Override
    public void value(long value) {
        text.append(value);
    }

    @Override
    public void value(double value) {
        String printed = new Real8(value).text();
        text.append(printed);
        if (printed.indexOf('.') < 0 && printed.indexOf('e') < 0) {
            text.append(".0");
        }
    }

    @Override
    public void value(BigInteger value) {
        text.append(value);
    }

    @Override
    public void value(BigDecimal value) {
        text.append(value.toPlainString());
    }

    @Override
    public void value(boolean value) {
        text.append(value);
    }

    @Override
    public void valueNull() {
        text.append("null");
    }

    @Override
    public void valueYear(int year) {
        text.append(year);
    }

    @Override
    public void valueDate(int year, int month, int day) {
        text.append(String.format(Locale.ROOT, "\"%04d-%02d-%02d\"", year, month, day));
    }

    @Override
    public void valueDatetime(int year, int month, int day, int hour, int min, int sec, int microSeconds) {
        text.append(String.format(
                Locale.ROOT, "\"%04d-%02d-%02d %02d:%02d:%02d.%06d\"", year, month, day, hour, min, sec, microSeconds));
    }

    /// The client's own reader takes the sign of a time from its whole seconds and loses it on the way.
    private static final class SignedTimes extends JsonBinary {

        SignedTimes(byte[] binary) {
            super(binary);
        }

        @Override
        protected void parseTime(JsonFormatter formatter) throws IOException {
            ((MysqlJson) formatter).time(readInt64());
        }
    }

    /// Hour from bit 36 on, then six bits each for minute and second, then 24 for the microsecond.
    private void time(long packed) {
        long magnitude = Math.abs(packed);
        text.append(String.format(
                Locale.ROOT,
                "\"%s%02d:%02d:%02d.%06d\"",
                packed < 0 ? "-" : "",
                (magnitude >> 36) & 0x3FF,
                (magnitude >> 30) & 0x3F,
                (magnitude >> 24) & 0x3F,
                magnitude & 0xFFFFFF));
    }

    @Override
    public void valueTime(int hour, int min, int sec, int microSeconds) {
        throw new IllegalStateException("times are read by time(long)");
    }

    @Override
    public void valueTimestamp(long secondsPastEpoch, int microSeconds) {
        text.append(String.format(Locale.ROOT, "%d.%06d", secondsPastEpoch, microSeconds));
    }

    @Override
    public void valueOpaque(ColumnType type, byte[] value) {
        text.append("\"base64:type")
                .append(type.getCode())
                .append(':')
                .append(Base64.getEncoder().encodeToString(value))
                .append('"');
    }
}

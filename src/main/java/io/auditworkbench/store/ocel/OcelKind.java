package io.auditworkbench.store.ocel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// The kinds of values that an object-centric event log knows.
///
/// - **Shape**: every value is a text in the spelling of its kind: `12.50`, `2026-10-01T08:00:00Z`, `true`.
/// - **Source**: OCEL 2.0, attribute types of the JSON and SQLite formats.
public enum OcelKind {
    STRING("string", "TEXT"),
    TIME("time", "TIMESTAMP"),
    INTEGER("integer", "INTEGER"),
    FLOAT("float", "REAL"),
    BOOLEAN("boolean", "BOOLEAN");

    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,60}([.][0-9]{1,60})?");
    private static final int LONGEST_WHOLE = 18;

    private final String word;
    private final String sqlType;

    OcelKind(String word, String sqlType) {
        this.word = word;
        this.sqlType = sqlType;
    }

    /// As the JSON form names it.
    public String word() {
        return word;
    }

    /// As the SQLite form declares it.
    String sqlType() {
        return sqlType;
    }

    /// Whether a text is a value of this kind, and stays exactly what it is as one: a decimal that a binary number
    /// cannot tell from its neighbour is none.
    boolean holds(String text) {
        return switch (this) {
            case STRING -> true;
            case TIME -> MOMENT.matcher(text).matches() && isMoment(text);
            case INTEGER -> text.matches("-?[0-9]{1," + LONGEST_WHOLE + "}");
            case FLOAT -> NUMBER.matcher(text).matches() && isExact(new BigDecimal(text));
            case BOOLEAN -> text.equals("yes") || text.equals("no");
        };
    }

    private static boolean isMoment(String text) {
        try {
            moment(text);
            return true;
        } catch (DateTimeException noMoment) {
            return false;
        }
    }

    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text.replace("Z", "").replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static boolean isExact(BigDecimal number) {
        double binary = number.doubleValue();
        return Double.isFinite(binary) && new BigDecimal(Double.toString(binary)).compareTo(number) == 0;
    }

    /// A text that this kind holds, in the spelling of the kind.
    String spelled(String text) {
        return switch (this) {
            case STRING, INTEGER, FLOAT -> text;
            case TIME ->
                moment(text).format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)) + "Z";
            case BOOLEAN -> text.equals("yes") ? "true" : "false";
        };
    }
}

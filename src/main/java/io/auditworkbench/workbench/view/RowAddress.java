package io.auditworkbench.workbench.view;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.ScreenText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// How a row is named everywhere: `shop.order_lines/1042,3`.
///
/// - **Shape**: `schema` is empty when it was not given; `key` holds the key values as texts in key order. In the
///   printed form `%`, `/`, `,`, spaces and what does not show as itself are percent-encoded (UTF-8), and
///   `. : = < > ( ) " '` too in names. A row of a table without a key is named by a hash over all its values, printed
///   as `~9F3A…`.
/// - **Source**: RFC 3986 §2.1 for the encoding.
public record RowAddress(String schema, String table, List<String> key) {

    private static final String RESERVED = "%/, ";

    /// What would end the name where filters and ids can stand beside each other.
    private static final String RESERVED_IN_NAMES = RESERVED + ".:=<>()\"'";

    public RowAddress {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(table, "table");
        key = List.copyOf(key);
    }

    /// The address of a row without a key.
    public static RowAddress ofHash(String schema, String table, long hash) {
        return new RowAddress(
                schema, table, List.of("~" + HexFormat.of().withUpperCase().toHexDigits(hash)));
    }

    /// Reads `[schema.]table/key`, with or without `R:` before it.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for any other form.
    public static RowAddress parse(String text) {
        String address = text.startsWith("R:") ? text.substring(2) : text;
        int slash = address.indexOf('/');
        if (slash <= 0 || slash == address.length() - 1) {
            throw malformed(text);
        }
        List<String> names = split(address.substring(0, slash), '.');
        if (names.size() > 2) {
            throw malformed(text);
        }
        List<String> key = new ArrayList<>();
        split(address.substring(slash + 1), ',').forEach(part -> key.add(decoded(part, text)));
        String table = decoded(names.getLast(), text);
        return new RowAddress(names.size() == 1 ? "" : decoded(names.getFirst(), text), table, key);
    }

    /// The same row with its schema known.
    public RowAddress in(String schema) {
        return new RowAddress(schema, table, key);
    }

    /// The hash that names a row of a table without a key, when this is such an address.
    public OptionalLong hash() {
        String only = key.size() == 1 ? key.getFirst() : "";
        return only.matches("~[0-9A-F]{16}")
                ? OptionalLong.of(HexFormat.fromHexDigitsToLong(only, 1, 17))
                : OptionalLong.empty();
    }

    /// The key alone, as printed after the slash.
    public String keyText() {
        List<String> parts = new ArrayList<>();
        key.forEach(value -> parts.add(encoded(value, RESERVED)));
        return String.join(",", parts);
    }

    /// The printed form.
    @Override
    public String toString() {
        String names = schema.isEmpty() ? "" : encoded(schema, RESERVED_IN_NAMES) + ".";
        return names + encoded(table, RESERVED_IN_NAMES) + "/" + keyText();
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String encoded(String text, String reserved) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (ScreenText.isShown(point) && reserved.indexOf(point) < 0) {
                encoded.appendCodePoint(point);
                return;
            }
            for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        });
        return encoded.toString();
    }

    private static String decoded(String part, String whole) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < part.length(); ) {
            int point = part.codePointAt(i);
            if (point != '%') {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
                continue;
            }
            if (i + 3 > part.length() || !part.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                throw malformed(whole);
            }
            bytes.write(HexFormat.fromHexDigits(part, i + 1, i + 3));
            i += 3;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static WorkbenchException malformed(String text) {
        return new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "\"" + text + "\" does not name a row.",
                "Write [schema.]table/key, as in shop.orders/1042 or order_lines/1042,3; write % / , and spaces inside a value as"
                        + " %25 %2F %2C %20.");
    }
}

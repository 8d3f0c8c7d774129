package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ForeignText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// Lays a value out for somebody who reads all of it.
///
/// - **Shape**: at most [#LONGEST] characters of the value.
/// - **Threading**: stateless.
final class ValueText {

    static final int LONGEST = 100_000;
    private static final int BYTES_IN_A_LINE = 16;
    private static final int MOST_BYTES = 65_536;

    /// As what it is read.
    enum Way {
        TEXT,
        JSON,
        HEX;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ValueText() {}

    /// Whether a value is longer than what is laid out.
    static boolean isCut(String value) {
        return value.length() > LONGEST;
    }

    static String of(String value, Way way) {
        String text = isCut(value) ? value.substring(0, LONGEST) : value;
        return switch (way) {
            case TEXT -> ForeignText.lines(text);
            case JSON -> ForeignText.lines(json(text));
            case HEX -> hex(bytes(text));
        };
    }

    /// Breaks the lines of JSON where its structure does; any other text stays as it is within its own quotes.
    static String json(String text) {
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuoted) {
                lines.append(c);
                if (c == '\\' && i + 1 < text.length()) {
                    lines.append(text.charAt(++i));
                } else if (c == '"') {
                    isQuoted = false;
                }
                continue;
            }
            switch (c) {
                case '"' -> {
                    isQuoted = true;
                    lines.append(c);
                }
                case '{', '[' -> indent(lines.append(c), ++depth);
                case '}', ']' -> {
                    depth = Math.max(0, depth - 1);
                    indent(lines, depth).append(c);
                }
                case ',' -> indent(lines.append(c), depth);
                case ':' -> lines.append(": ");
                case ' ', '\n', '\t', '\r' -> {
                    // the layout is ours
                }
                default -> lines.append(c);
            }
        }
        return lines.toString();
    }

    private static StringBuilder indent(StringBuilder lines, int depth) {
        return lines.append('\n').repeat("  ", Math.min(depth, 100));
    }

    private static byte[] bytes(String text) {
        boolean isHex = text.startsWith("0x") && text.length() % 2 == 0 && text.matches("0x[0-9A-Fa-f]*");
        return isHex ? HexFormat.of().parseHex(text, 2, text.length()) : text.getBytes(StandardCharsets.UTF_8);
    }

    /// Sixteen bytes in a line, with the characters they may be.
    static String hex(byte[] bytes) {
        StringBuilder lines = new StringBuilder();
        int until = Math.min(bytes.length, MOST_BYTES);
        for (int at = 0; at < until; at += BYTES_IN_A_LINE) {
            StringBuilder signs = new StringBuilder();
            lines.append(String.format(Locale.ROOT, "%08x  ", at));
            for (int i = at; i < at + BYTES_IN_A_LINE; i++) {
                if (i < until) {
                    lines.append(HexFormat.of().toHexDigits(bytes[i])).append(' ');
                    signs.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
                } else {
                    lines.append("   ");
                }
            }
            lines.append(' ').append(signs).append('\n');
        }
        return lines.append(until < bytes.length ? "…" : "").toString();
    }
}

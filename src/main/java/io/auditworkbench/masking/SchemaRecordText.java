package io.auditworkbench.masking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A record of Debezium's schema history without the values in it: defaults, comments, and the strings of its DDL.
///
/// - **Shape**: JSON in, JSON out; what tells how to read rows stays.
/// - **Threading**: stateless.
/// - **Source**: `HistoryRecord` and `JsonTableChangeSerializer` of Debezium 3.6.1.
final class SchemaRecordText {

    private static final String STRING = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";
    private static final Pattern DDL = Pattern.compile("\"ddl\"\\s*:\\s*" + STRING, Pattern.DOTALL);
    private static final Pattern DEFAULT =
            Pattern.compile("\"defaultValueExpression\"\\s*:\\s*" + STRING, Pattern.DOTALL);
    private static final Pattern HAS_DEFAULT = Pattern.compile("\"hasDefaultValue\"\\s*:\\s*true");
    private static final Pattern COMMENT = Pattern.compile("\"comment\"\\s*:\\s*" + STRING, Pattern.DOTALL);

    private SchemaRecordText() {}

    static String hidden(String record) {
        String withoutDefaults = DEFAULT.matcher(record).replaceAll("\"defaultValueExpression\":null");
        String withoutFlags = HAS_DEFAULT.matcher(withoutDefaults).replaceAll("\"hasDefaultValue\":false");
        String withoutComments = COMMENT.matcher(withoutFlags).replaceAll("\"comment\":\"\"");
        return DDL.matcher(withoutComments)
                .replaceAll(found -> Matcher.quoteReplacement("\"ddl\":\""
                        + escaped(DdlLiterals.hidden(unescaped(found.group(1)), DdlLiterals.Purpose.TO_BE_PARSED))
                        + "\""));
    }

    private static String unescaped(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = json.charAt(++i);
            switch (escape) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json, i + 1, i + 5, 16));
                    i += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                default -> {
                    if (c < ' ') {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.toString();
    }
}

package io.auditworkbench.filter;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Spells names, values and words so that the parser reads them back: bare where that is certain, quoted otherwise.
final class CanonicalText {

    private static final Pattern BARE_NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*+(-[\\p{L}\\p{N}_$]++)*+");
    private static final Pattern BARE_VALUE = Pattern.compile("[\\p{L}\\p{N}_$@/%+&|^;\\[\\]{}.:#!~?'\\\\-]++");
    private static final Pattern BARE_WORD = Pattern.compile("[\\p{L}\\p{N}_$@/%+.][\\p{L}\\p{N}_$@/%+.#'-]*+");

    private CanonicalText() {}

    static String field(FieldName name) {
        return switch (name) {
            case FieldName.BuiltIn(Field field) -> field.word();
            case FieldName.Column(ColumnName column) -> column(column);
            case FieldName.Directive(FieldName.Word word) -> word.name().toLowerCase(Locale.ROOT);
        };
    }

    static String column(ColumnName column) {
        return FieldNames.parts(column).stream().map(CanonicalText::name).collect(Collectors.joining("."));
    }

    /// A word or phrase of its own.
    static String word(String text) {
        return BARE_WORD.matcher(text).matches() && !isKeyword(text) ? text : quoted(text);
    }

    /// The value of a text field.
    static String text(String text) {
        boolean isMark = text.equals("?") || text.equalsIgnoreCase("null");
        return isBareValue(text) && !isMark ? text : quoted(text);
    }

    /// The value of a column; text that could be read as something else is quoted.
    static String scalar(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Text(String text) -> Scalar.bare(text) instanceof Scalar.Text ? text(text) : quoted(text);
            case Scalar.Numeric _, Scalar.Span _, Scalar.Time _ ->
                isBareValue(scalar.text()) ? scalar.text() : quoted(scalar.text());
        };
    }

    /// The pattern as the value of a field.
    static String pattern(GlobPattern pattern) {
        return pattern(pattern, CanonicalText::isBareValue);
    }

    /// The pattern as a term of its own.
    static String wordPattern(GlobPattern pattern) {
        return pattern(pattern, literal -> BARE_WORD.matcher(literal).matches());
    }

    private static String pattern(GlobPattern pattern, Predicate<String> isBare) {
        return pattern.literals().stream()
                .map(literal -> literal.isEmpty() || isBare.test(literal) ? literal : quoted(literal))
                .collect(Collectors.joining("*"));
    }

    /// Text in double quotes; what cannot be seen is written as an escape.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (Quotation.isHarmless(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        escape(quoted, c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static void escape(StringBuilder quoted, int codePoint) {
        for (char unit : Character.toChars(codePoint)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
    }

    private static String name(String name) {
        return BARE_NAME.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }

    /// A dot at the end would run into the dots of a range.
    private static boolean isBareValue(String text) {
        return BARE_VALUE.matcher(text).matches()
                && "'~!".indexOf(text.charAt(0)) < 0
                && !text.endsWith(".")
                && !text.contains("..")
                && !text.contains("&&")
                && !text.contains("||");
    }

    private static boolean isKeyword(String text) {
        return text.equalsIgnoreCase("and") || text.equalsIgnoreCase("or") || text.equalsIgnoreCase("not");
    }
}

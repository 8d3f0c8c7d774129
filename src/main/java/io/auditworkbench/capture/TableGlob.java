package io.auditworkbench.capture;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Chooses tables by name: `shop.orders`, `shop.*`, `shop.order_?`.
///
/// - **Shape**: `schema` and `table` each hold a name in which `*` stands for any text and `?` for one character,
///   unless `\` stands before it. Names with dots, commas or wildcards of their own are written between backticks:
///   `` `my.shop`.`a,b` ``. Upper and lower case differ, as in MySQL on Linux.
public record TableGlob(String schema, String table) {

    private static final char QUOTE = '`';
    private static final Pattern WILDCARD = Pattern.compile("(?<!\\\\)(?:\\\\{2})*[*?]");

    /// Reads one glob.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] when a part is missing, empty or not closed.
    public static TableGlob parse(String text) {
        List<String> parts = split(text, '.');
        if (parts.size() == 1) {
            String name = parts.getFirst().strip();
            throw bad(
                    "\"" + text.strip() + "\" names no schema.",
                    "Write SCHEMA.TABLE: " + name + ".* for every table" + " of that schema, or *." + name
                            + " for that table in every schema.");
        }
        if (parts.size() != 2 || parts.stream().anyMatch(String::isBlank)) {
            throw bad(
                    "\"" + text.strip() + "\" is not SCHEMA.TABLE.",
                    "Write shop.orders, shop.* or, for a name with" + " a dot in it, `my.shop`.orders.");
        }
        return new TableGlob(
                unquoted(parts.getFirst().strip()), unquoted(parts.getLast().strip()));
    }

    /// Reads globs separated by commas; blank text gives none.
    public static List<TableGlob> parseList(String text) {
        return split(text, ',').stream()
                .filter(part -> !part.isBlank())
                .map(TableGlob::parse)
                .toList();
    }

    /// Every table of one schema, whatever its name contains.
    public static TableGlob wholeSchema(String schema) {
        return new TableGlob(literal(schema), "*");
    }

    public boolean matches(String schemaName, String tableName) {
        return matchesSchema(schemaName)
                && Pattern.compile(regex(table)).matcher(tableName).matches();
    }

    public boolean matchesSchema(String schemaName) {
        return Pattern.compile(regex(schema)).matcher(schemaName).matches();
    }

    /// The one schema that is meant; empty when wildcards may mean several.
    public Optional<String> literalSchema() {
        return literalName(schema);
    }

    /// The one table that is meant; empty when wildcards may mean several.
    public Optional<String> literalTable() {
        return literalName(table);
    }

    /// A regular expression for `schema.table`, as Debezium's include lists take it.
    public String regex() {
        return regex(schema) + "\\." + regex(table);
    }

    /// As the user would write it.
    @Override
    public String toString() {
        return shown(schema) + "." + shown(table);
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char character = glob.charAt(i);
            switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '\\' -> regex.append(escaped(i + 1 < glob.length() ? glob.charAt(++i) : '\\'));
                default -> regex.append(escaped(character));
            }
        }
        return regex.toString();
    }

    /// Escapes one by one: `\Q…\E` and bare commas would not survive Debezium's comma-separated lists.
    private static String escaped(char character) {
        if (Character.isLetterOrDigit(character) || Character.isSurrogate(character) || character == '_') {
            return String.valueOf(character);
        }
        return String.format("\\u%04x", (int) character);
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            quoted ^= character == QUOTE;
            if (character == separator && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        if (quoted) {
            throw bad("\"" + text.strip() + "\" opens a backtick and does not close it.", "Write `my.shop`.orders.");
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unquoted(String part) {
        if (part.length() < 2 || part.charAt(0) != QUOTE || part.charAt(part.length() - 1) != QUOTE) {
            return part;
        }
        return literal(part.substring(1, part.length() - 1).replace("``", "`"));
    }

    private static String literal(String name) {
        return name.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    private static Optional<String> literalName(String glob) {
        boolean hasWildcard = WILDCARD.matcher(glob).find();
        return hasWildcard ? Optional.empty() : Optional.of(glob.replaceAll("\\\\(.)", "$1"));
    }

    private static String shown(String glob) {
        boolean needsQuotes = glob.contains("\\") || glob.chars().anyMatch(each -> ".,` ".indexOf(each) >= 0);
        return needsQuotes ? QUOTE + glob.replaceAll("\\\\(.)", "$1").replace("`", "``") + QUOTE : glob;
    }

    private static WorkbenchException bad(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }
}

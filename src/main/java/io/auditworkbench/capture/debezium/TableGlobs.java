package io.auditworkbench.capture.debezium;

import java.util.List;
import java.util.stream.Collectors;

/// Turns globs of `schema.table` into the engine's table filter.
final class TableGlobs {

    private TableGlobs() {}

    /// A comma-separated list of regular expressions; a glob without a dot means all tables of that schema.
    static String toPattern(List<String> globs) {
        return globs.stream().map(TableGlobs::pattern).collect(Collectors.joining(","));
    }

    private static String pattern(String glob) {
        String full = glob.contains(".") ? glob : glob + ".*";
        StringBuilder pattern = new StringBuilder();
        full.codePoints().forEach(next -> {
            switch (next) {
                case '*' -> pattern.append(".*");
                case '?' -> pattern.append('.');
                // the engine splits its list at commas, escaped or not
                case ',' -> pattern.append("\\x2C");
                default -> literal(pattern, next);
            }
        });
        return pattern.toString();
    }

    private static void literal(StringBuilder pattern, int next) {
        boolean isPlain = Character.isLetterOrDigit(next) || next == '_' || next > 127;
        pattern.append(isPlain ? "" : "\\").appendCodePoint(next);
    }
}

package io.auditworkbench.capture.debezium.preflight;

/// Names and texts as they are written in a statement for people to paste.
final class Sql {

    private Sql() {}

    /// `'it''s'`; correct with and without `NO_BACKSLASH_ESCAPES` unless the text holds a backslash.
    static String text(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// `` `name` ``.
    static String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /// `'user'@'host'`, from `user@host` as `CURRENT_USER()` gives it.
    static String account(String currentUser) {
        int at = currentUser.lastIndexOf('@');
        return text(currentUser.substring(0, at)) + "@" + text(currentUser.substring(at + 1));
    }

    /// The value of a setting: numbers, ON and OFF as they are, everything else as text.
    static String value(String value) {
        return value.matches("-?\\d+|ON|OFF") ? value : text(value);
    }
}

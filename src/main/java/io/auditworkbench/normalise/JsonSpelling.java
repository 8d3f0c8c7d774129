package io.auditworkbench.normalise;

/// Spells a JSON document the way MySQL prints it: `", "` between elements, `": "` after names, no other white space.
///
/// The binlog holds documents in binary form, and whoever prints them chooses the white space; a snapshot reads MySQL's
/// own print. One spelling makes both the same value.
///
/// - **Shape**: a valid document in, the same document out; digits, escapes, order and repeated names stay untouched.
/// - **Errors**: never throws; what is no JSON comes back with its white space changed, so check it before where that
///   matters.
/// - **Threading**: stateless.
/// - **Source**: MySQL Reference Manual, *The JSON Data Type*; `Json_wrapper::to_string` in `sql-common/json_dom.cc`.
public final class JsonSpelling {

    private JsonSpelling() {}

    /// The document as MySQL prints it; the same object when it already is.
    public static String respell(String json) {
        StringBuilder spelled = new StringBuilder(json.length() + 16);
        boolean isInText = false;
        for (int i = 0; i < json.length(); i++) {
            char next = json.charAt(i);
            if (isInText) {
                spelled.append(next);
                if (next == '\\' && i + 1 < json.length()) {
                    spelled.append(json.charAt(++i));
                }
                isInText = next != '"';
                continue;
            }
            isInText = next == '"';
            outsideText(next, spelled);
        }
        return spelled.length() == json.length() && spelled.toString().equals(json) ? json : spelled.toString();
    }

    private static void outsideText(char next, StringBuilder spelled) {
        switch (next) {
            case ' ', '\t', '\n', '\r' -> {
                // white space between tokens means nothing
            }
            case ',' -> spelled.append(", ");
            case ':' -> spelled.append(": ");
            default -> spelled.append(next);
        }
    }
}

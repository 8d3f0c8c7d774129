package io.auditworkbench.cli;

/// A page in the language of `man`, written line by line.
///
/// - **Source**: `groff_man(7)`; `groff_char(7)` for what must be escaped.
final class Roff {

    private final StringBuilder page = new StringBuilder();

    /// Text whose letters are all meant as they are.
    static String escaped(String text) {
        return text.replace("\\", "\\e");
    }

    /// A word of a command, to be copied: hyphens stay the minus of the keyboard, and quotes and tildes stay theirs.
    static String word(String word) {
        return escaped(word)
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("~", "\\(ti")
                .replace("^", "\\(ha");
    }

    /// An argument of a macro.
    static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
    }

    /// A line that is markup already.
    Roff line(String markup) {
        page.append(markup).append('\n');
        return this;
    }

    /// Running text.
    Roff text(String text) {
        return line(guarded(escaped(text)));
    }

    Roff section(String title) {
        return line(".SH " + title);
    }

    Roff paragraph(String text) {
        return line(".PP").text(text);
    }

    /// A tag, which is markup already, and what it means.
    Roff item(String tag, String meaning) {
        return line(".TP").line(tag).text(meaning);
    }

    /// Lines that are neither filled nor changed.
    Roff asIs(String lines) {
        line(".nf");
        lines.stripTrailing().lines().forEach(each -> line(guarded(word(each))));
        return line(".fi");
    }

    /// A line that begins with one of these is an order to the formatter.
    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}

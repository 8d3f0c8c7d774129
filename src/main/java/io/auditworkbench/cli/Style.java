package io.auditworkbench.cli;

/// A way of setting a word off on a screen; never the only carrier of a meaning.
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    MAGENTA("35"),
    CYAN("36"),
    STRUCK("9;2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /// The text in this style.
    ///
    /// - **Source**: ECMA-48, *Select Graphic Rendition*.
    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}

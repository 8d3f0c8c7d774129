package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.text.ScreenText;
import java.text.Bidi;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Writes text that others wrote (names, values, statements) so that it can be read and steers nothing around it.
///
/// What would not show as itself is spelled out (`\u202E`). Words that run from right to left stand between two marks
/// that end their direction: without them `before→after` is read the other way round, and one word at the beginning
/// turns the whole line.
///
/// - **Shape**: only for reading; what is copied, filtered by or looked up is the text itself.
/// - **Threading**: any thread.
public final class ForeignText {

    private static final String LEFT_TO_RIGHT = "\u200e";

    private ForeignText() {}

    /// On one line.
    public static String line(String text) {
        return apart(ScreenText.tame(text));
    }

    /// On one line, and not longer than this many characters; `…` stands for the rest.
    public static String line(String text, int longest) {
        boolean isLong = text.length() > longest && text.codePointCount(0, text.length()) > longest;
        return line(isLong ? text.substring(0, text.offsetByCodePoints(0, longest)) : text) + (isLong ? "…" : "");
    }

    /// On as many lines as it has.
    public static String lines(String text) {
        return apart(ScreenText.tameLines(text));
    }

    /// As a part of a sentence; what [#line] wrote already stays as it is.
    static String within(String text) {
        return text.contains(LEFT_TO_RIGHT) ? tamedBetweenMarks(text) : lines(text);
    }

    private static String tamedBetweenMarks(String text) {
        return Arrays.stream(text.split(LEFT_TO_RIGHT, -1))
                .map(ScreenText::tameLines)
                .collect(Collectors.joining(LEFT_TO_RIGHT));
    }

    private static String apart(String text) {
        char[] characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length)
                ? LEFT_TO_RIGHT + text.replace("\n", "\n" + LEFT_TO_RIGHT) + LEFT_TO_RIGHT
                : text;
    }

    /// A text for reading without the marks of ours, as it is pasted elsewhere.
    public static String withoutMarks(String line) {
        return line.replace(LEFT_TO_RIGHT, "");
    }
}

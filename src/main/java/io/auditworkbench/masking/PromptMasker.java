package io.auditworkbench.masking;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Makes prompts: what strangers wrote goes in as data only, without what does not show, and capped.
///
/// Delimiters do not stop a model from obeying what stands between them; what it answers is checked for that reason.
/// They stop a value from ending the block that it stands in.
///
/// - **Threading**: stateless.
/// - **Source**: RFC 8259 §7 for the strings; Unicode 17 chapter 23 for characters that do not show.
public final class PromptMasker {

    /// How many characters of one value a model sees.
    public static final int MOST_CHARACTERS = 200;

    /// What models take as the beginning and the end of somebody's turn.
    private static final Pattern CHAT_MARKER = Pattern.compile(
            "<\\|[^|<>]{0,40}\\|>|</?s>|\\[/?INST]|<</?SYS>>|</?(?:start|end)_of_turn>|</?think>",
            Pattern.CASE_INSENSITIVE);

    private static final String OPEN = "<data>";
    private static final String CLOSE = "</data>";

    private PromptMasker() {}

    /// Asks with instructions and a sentence of ours, and facts as lines of JSON in a block.
    ///
    /// - **Shape**: without facts there is no block.
    public static MaskedPrompt prompt(String instructions, String question, List<PromptFact> facts) {
        if (facts.isEmpty()) {
            return new MaskedPrompt(instructions, question);
        }
        StringBuilder text =
                new StringBuilder(question).append('\n').append(OPEN).append('\n');
        facts.forEach(fact -> text.append(line(fact)).append('\n'));
        return new MaskedPrompt(instructions, text.append(CLOSE).toString());
    }

    /// How many bytes of UTF-8 a fact takes at most, with the end of its line.
    public static int bytes(PromptFact fact) {
        return line(fact).getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1;
    }

    /// A stranger's text as a model sees it: no control, zero-width, tag or direction characters, no chat markers, not
    /// longer than [#MOST_CHARACTERS].
    public static String fit(String text) {
        StringBuilder shown = new StringBuilder();
        Objects.requireNonNull(text, "text").codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                shown.append(' ');
            } else if (isShown(point)) {
                shown.appendCodePoint(point);
            }
        });
        return capped(withoutMarkers(shown.toString()));
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isFiller(point);
        };
    }

    /// Variation selectors, and letters that are drawn as nothing.
    private static boolean isFiller(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF)
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || point == 0x2800
                || point == 0x3164
                || point == 0xFFA0;
    }

    /// Until none is left: one may be hidden in another.
    private static String withoutMarkers(String text) {
        String rest = text;
        for (String next = CHAT_MARKER.matcher(rest).replaceAll("");
                !next.equals(rest);
                next = CHAT_MARKER.matcher(rest).replaceAll("")) {
            rest = next;
        }
        return rest;
    }

    private static String capped(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= MOST_CHARACTERS) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "… (" + (length - MOST_CHARACTERS)
                + " more characters)";
    }

    private static String line(PromptFact fact) {
        StringBuilder line = new StringBuilder("{");
        for (Map.Entry<String, String> entry : fact.texts().entrySet()) {
            line.append(line.length() == 1 ? "" : ",")
                    .append(quoted(entry.getKey()))
                    .append(':')
                    .append(quoted(entry.getValue()));
        }
        return line.append('}').toString();
    }

    /// A JSON string in which nothing looks like the end of a block or the beginning of markup.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            switch (unit) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '<', '>', '`' -> quoted.append(String.format("\\u%04x", unit));
                default -> quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }
}

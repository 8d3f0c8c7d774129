package io.auditworkbench.workbench.service;

import java.util.ArrayList;
import java.util.List;

/// Reads words as systemd reads them, written from its manual and not from ours that writes them.
///
/// - **Source**: `systemd.syntax(7)`, "Quoting"; `systemd.unit(5)`, "Specifiers"; `systemd.service(5)`, "Command
///   lines": after `:` no variable is put in.
final class UnitWords {

    private final String line;
    private int at;

    private UnitWords(String line) {
        this.line = line;
    }

    /// The words of the rest of a line.
    static List<String> read(String line) {
        UnitWords reader = new UnitWords(line);
        List<String> words = new ArrayList<>();
        while (reader.at < line.length()) {
            if (line.charAt(reader.at) == ' ') {
                reader.at++;
            } else {
                words.add(specified(reader.word()));
            }
        }
        return words;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (quote == 0 && letter == ' ') {
                break;
            }
            if (quote == 0 && word.isEmpty() && letter == ';') {
                throw new AssertionError("a ; that begins another command: " + line);
            }
            if (letter == '\\') {
                at++;
                word.append(escaped(line.charAt(at)));
            } else if (letter == quote) {
                quote = 0;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else {
                word.append(letter);
            }
        }
        if (quote != 0) {
            throw new AssertionError("a quote that is not closed: " + line);
        }
        return word.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case '\\', '"', '\'' -> letter;
            case 's' -> ' ';
            default -> throw new AssertionError("an escape that is not ours: " + letter);
        };
    }

    /// `%%` is a percent sign; any other would be a specifier.
    static String specified(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                i++;
                if (i == text.length() || text.charAt(i) != '%') {
                    throw new AssertionError("a specifier: " + text);
                }
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}

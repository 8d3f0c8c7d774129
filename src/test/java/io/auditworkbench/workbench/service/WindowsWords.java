package io.auditworkbench.workbench.service;

import java.util.ArrayList;
import java.util.List;

/// Reads arguments as programs of Windows read them, written from the vendor's rules.
///
/// - **Source**: "Parsing C command-line arguments", Microsoft C runtime.
final class WindowsWords {

    private WindowsWords() {}

    static List<String> read(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        boolean isWord = false;
        int i = 0;
        while (i < line.length()) {
            int backslashes = 0;
            while (i < line.length() && line.charAt(i) == '\\') {
                backslashes++;
                i++;
            }
            boolean beforeQuote = i < line.length() && line.charAt(i) == '"';
            word.repeat('\\', beforeQuote ? backslashes / 2 : backslashes);
            isWord |= backslashes > 0;
            if (i == line.length()) {
                break;
            }
            char letter = line.charAt(i++);
            if (letter == '"' && backslashes % 2 == 0) {
                isQuoted = !isQuoted;
                isWord = true;
            } else if (letter == ' ' && !isQuoted) {
                if (isWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isWord = false;
            } else {
                word.append(letter);
                isWord = true;
            }
        }
        if (isQuoted) {
            throw new AssertionError("a quote that is not closed: " + line);
        }
        if (isWord) {
            words.add(word.toString());
        }
        return words;
    }
}

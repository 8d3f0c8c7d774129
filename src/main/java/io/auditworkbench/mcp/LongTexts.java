package io.auditworkbench.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts long texts in trees, leaves out nulls, and counts what it cut.
///
/// - **Threading**: one thread.
final class LongTexts {

    /// A longer text is never whole.
    static final int LONGEST = 8_000;

    /// What says how much was cut; a text that was cut once is not cut again by the same measure.
    private static final int ROOM = 64;

    private final int most;
    private int count;

    LongTexts(int most) {
        this.most = most;
    }

    /// A note of what was cut; empty when nothing was.
    String note() {
        return count == 0
                ? ""
                : "Texts longer than " + most + " characters are cut, and say by how many: " + count + " here.";
    }

    Map<String, @Nullable Object> map(Map<?, ?> given) {
        Map<String, @Nullable Object> cut = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null) {
                cut.put(String.valueOf(name), value(value));
            }
        });
        return cut;
    }

    @Nullable
    Object value(@Nullable Object given) {
        return switch (given) {
            case String text when text.length() > most + ROOM -> shorter(text);
            case Map<?, ?> map -> map(map);
            case List<?> list -> list.stream().map(this::value).toList();
            case null, default -> given;
        };
    }

    private String shorter(String text) {
        count++;
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
    }
}

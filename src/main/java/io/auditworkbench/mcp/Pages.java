package io.auditworkbench.mcp;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of a list whose order does not change: a cursor is the place at which to go on.
record Pages<T>(List<T> rows, int from, int total) {

    private static final Pattern CURSOR = Pattern.compile("n([0-9]{1,9})");

    static <T> Pages<T> of(List<T> all, Arguments arguments, int limit) {
        int from = arguments.text("cursor").map(Pages::place).orElse(0);
        int begin = Math.min(from, all.size());
        return new Pages<>(all.subList(begin, Math.min(all.size(), begin + limit)), begin, all.size());
    }

    private static int place(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw Arguments.bad("\"" + cursor + "\" is no cursor.", "Give the next_cursor of the answer before.");
        }
        return Integer.parseInt(matcher.group(1));
    }

    Optional<String> next() {
        return from + rows.size() < total ? Optional.of("n" + (from + rows.size())) : Optional.empty();
    }

    IntFunction<Optional<String>> cursorAt() {
        return kept -> Optional.of("n" + (from + kept));
    }
}

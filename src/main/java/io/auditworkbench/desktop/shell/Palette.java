package io.auditworkbench.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What can be found by typing a few of its letters.
///
/// - **Source**: subsequence matching as in Sublime Text's palette: letters in order, runs and beginnings of words
///   count more.
final class Palette {

    private Palette() {}

    /// Something to choose: what it is, what kind of thing that is, the key it has.
    record Entry(String label, String kind, String keys, Runnable doing) {}

    /// Those that fit what was typed, best first; all of them for nothing.
    static List<Entry> matching(List<Entry> entries, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return entries;
        }
        List<Scored> scored = new ArrayList<>();
        for (Entry entry : entries) {
            score(entry.label().toLowerCase(Locale.ROOT), wanted)
                    .ifPresent(points -> scored.add(new Scored(entry, points)));
        }
        scored.sort(Comparator.comparingInt(Scored::points).reversed());
        return scored.stream().map(Scored::entry).toList();
    }

    private record Scored(Entry entry, int points) {}

    static OptionalInt score(String text, String wanted) {
        int points = 0;
        int at = 0;
        int former = -2;
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.charAt(i) == ' ') {
                continue;
            }
            int found = text.indexOf(wanted.charAt(i), at);
            if (found < 0) {
                return OptionalInt.empty();
            }
            points += found == former + 1 ? 5 : 1;
            points += found == 0 || !Character.isLetterOrDigit(text.charAt(found - 1)) ? 4 : 0;
            former = found;
            at = found + 1;
        }
        return OptionalInt.of(points * 10 - text.length());
    }
}

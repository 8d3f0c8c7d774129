package io.auditworkbench.filter;

import java.util.ArrayDeque;
import java.util.Deque;

/// Estimates how large a regular expression becomes when its counted repetitions are written out.
///
/// - **Source**: RE2 syntax. Where an expression is malformed the estimate does not matter: the engine refuses it.
final class RegexSize {

    private static final long FAR_TOO_LARGE = 1_000_000_000;

    private final String pattern;
    private final Deque<Long> outerSums = new ArrayDeque<>();
    private int position;
    private long sum;
    private long last;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /// The number of steps, roughly; never far too small.
    static long of(String pattern) {
        return new RegexSize(pattern).measure();
    }

    private long measure() {
        while (position < pattern.length()) {
            step(pattern.charAt(position));
        }
        while (!outerSums.isEmpty()) {
            closeGroup();
        }
        return sum + last;
    }

    private void step(char c) {
        switch (c) {
            case '(' -> openGroup();
            case ')' -> closeGroup();
            case '[' -> skipClass();
            case '\\' -> skipEscape();
            case '{' -> repeat();
            default -> atom(1, 1);
        }
    }

    private void atom(long size, int length) {
        sum = Math.min(FAR_TOO_LARGE, sum + last);
        last = size;
        position += length;
    }

    private void openGroup() {
        atom(1, 1);
        outerSums.push(sum);
        sum = 0;
    }

    private void closeGroup() {
        position++;
        if (!outerSums.isEmpty()) {
            last = Math.min(FAR_TOO_LARGE, sum + last);
            sum = outerSums.pop();
        }
    }

    private void skipClass() {
        int end = position + 1;
        end += pattern.startsWith("^", end) ? 1 : 0;
        end += pattern.startsWith("]", end) ? 1 : 0;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end = behindClassItem(end);
        }
        atom(1, Math.min(end + 1, pattern.length()) - position);
    }

    private int behindClassItem(int item) {
        int named = pattern.startsWith("[:", item) ? pattern.indexOf(":]", item + 2) : -1;
        if (named >= 0) {
            return named + 2;
        }
        return item + (pattern.charAt(item) == '\\' ? 2 : 1);
    }

    private void skipEscape() {
        if (!pattern.startsWith("\\Q", position)) {
            atom(1, 2);
            return;
        }
        int end = pattern.indexOf("\\E", position);
        int behind = end < 0 ? pattern.length() : end + 2;
        atom(behind - position, behind - position);
    }

    private void repeat() {
        int end = pattern.indexOf('}', position);
        String counts = end < 0 ? "" : pattern.substring(position + 1, end);
        if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            atom(1, 1);
            return;
        }
        long most = 1;
        for (String count : counts.split(",", -1)) {
            most = Math.max(most, count.isEmpty() ? 1 : Long.parseLong(count));
        }
        last = Math.min(FAR_TOO_LARGE, last * (most + 1));
        position = end + 1;
    }
}

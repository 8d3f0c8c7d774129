package io.auditworkbench.store;

import org.jspecify.annotations.Nullable;

/// A GTID in its two parts; together they give back the text exactly.
///
/// - **Shape**: `origin` is what stands before the last colon; `number` is -1 for a text of another form, which is then
///   all `origin`.
record Gtid(String origin, long number) {

    private static final int MOST_DIGITS = 18;

    static @Nullable Gtid of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        long number = colon < 0 ? -1 : number(text, colon + 1);
        return number < 0 ? new Gtid(text, -1) : new Gtid(text.substring(0, colon), number);
    }

    private static long number(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > MOST_DIGITS || (text.charAt(from) == '0' && digits > 1)) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }

    static @Nullable String text(@Nullable String origin, @Nullable Long number) {
        return origin == null || number == null || number < 0 ? origin : origin + ":" + number;
    }
}

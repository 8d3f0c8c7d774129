package io.auditworkbench.desktop.common;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The screens, and their names in messages and files.
public enum ScreenId {
    WELCOME,
    OVERVIEW,
    EVENTS,
    TIMELINE,
    ANOMALIES,
    BUSINESS,
    CASES,
    RULES,
    SQL,
    REPORTS,
    TRANSACTION,
    ROW_HISTORY,
    CONNECT,
    HEALTH,
    SELF_AUDIT,
    SETTINGS;

    /// The screens of the rail, in its order; the first nine have `Alt+1` to `Alt+9`.
    public static final List<ScreenId> RAIL =
            List.of(OVERVIEW, EVENTS, TIMELINE, ANOMALIES, BUSINESS, CASES, RULES, SQL, REPORTS);

    /// `row-history`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The screen of this word.
    public static Optional<ScreenId> named(String word) {
        return Arrays.stream(values())
                .filter(screen -> screen.word().equals(word))
                .findFirst();
    }

    /// The key of its title in the messages: `screen.row-history`.
    public String titleKey() {
        return "screen." + word();
    }

    /// Whether something of the store is read there.
    boolean isOfStore() {
        return switch (this) {
            case OVERVIEW,
                    EVENTS,
                    TIMELINE,
                    ANOMALIES,
                    BUSINESS,
                    CASES,
                    RULES,
                    SQL,
                    REPORTS,
                    TRANSACTION,
                    ROW_HISTORY,
                    HEALTH -> true;
            // the self-audit records each reading of itself with the words that chose
            case WELCOME, CONNECT, SELF_AUDIT, SETTINGS -> false;
        };
    }

    /// Whether the filter bar is of use there.
    public boolean isFiltered() {
        return switch (this) {
            case OVERVIEW, EVENTS, TIMELINE, ANOMALIES, BUSINESS, REPORTS -> true;
            case WELCOME, CASES, RULES, SQL, TRANSACTION, ROW_HISTORY, CONNECT, HEALTH, SELF_AUDIT, SETTINGS -> false;
        };
    }
}

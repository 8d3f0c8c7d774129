package io.auditworkbench.desktop.common;

import java.nio.file.Path;
import java.util.Locale;

/// What a captured database is for; people are to see at once that it is a production one.
public enum Environment {
    DEVELOPMENT,
    TEST,
    PRODUCTION;

    private static final String KEY = "environment.";

    /// `production`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What was said of a store; development where nobody said anything.
    public static Environment of(DesktopSettings settings, Path store) {
        String word = settings.text(KEY + store.toAbsolutePath(), "");
        for (Environment each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return DEVELOPMENT;
    }

    /// Remembers it of a store.
    public void remember(DesktopSettings settings, Path store) {
        settings.put(KEY + store.toAbsolutePath(), word());
    }
}

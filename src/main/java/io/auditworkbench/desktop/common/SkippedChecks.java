package io.auditworkbench.desktop.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The reasons for which somebody lets an advised check of a server be; they are kept, and shown beside coverage.
public final class SkippedChecks {

    private static final int MOST = 99;

    private SkippedChecks() {}

    /// A check that is let be, and why.
    public record Skipped(String check, String reason) {}

    /// The key of a reason in the settings; `source` is `host:port`.
    public static String key(String source, String check) {
        return "checks.skipped." + source + "." + check;
    }

    /// What is let be of a server, in the order of the checks.
    public static List<Skipped> of(DesktopSettings settings, String source) {
        List<Skipped> all = new ArrayList<>();
        for (int number = 1; number <= MOST; number++) {
            for (String family : List.of("P", "L")) {
                String check = String.format(Locale.ROOT, "%s%02d", family, number);
                String reason = settings.text(key(source, check), "");
                if (!reason.isEmpty()) {
                    all.add(new Skipped(check, reason));
                }
            }
        }
        return all;
    }
}

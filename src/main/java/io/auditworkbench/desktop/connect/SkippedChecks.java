package io.auditworkbench.desktop.connect;

/// Where the reasons are kept for which somebody lets an advised check of a server be.
final class SkippedChecks {

    private SkippedChecks() {}

    /// The key of a reason in the settings.
    static String key(String address, String check) {
        return "checks.skipped." + address + "." + check;
    }
}

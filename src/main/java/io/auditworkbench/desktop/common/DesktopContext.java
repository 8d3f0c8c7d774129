package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.casework.CaseFile;
import java.time.Clock;
import java.util.function.Supplier;

/// What every screen has in hand.
public record DesktopContext(
        Navigator navigator,
        Session session,
        Work work,
        Messages messages,
        DesktopSettings settings,
        StatusLine status,
        Notices notices,
        TimeShown times,
        Clock clock,
        Supplier<CaseFile> cases) {

    /// The text of a key.
    public String text(String key, Object... parts) {
        return messages.text(key, parts);
    }
}

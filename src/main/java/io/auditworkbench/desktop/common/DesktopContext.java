package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.casework.CaseFile;
import java.time.Clock;
import java.util.function.Supplier;

/// What every screen has in hand.
///
/// - **Shape**: `acts` record what belongs to no store, such as a rule that is written.
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
        Supplier<CaseFile> cases,
        Supplier<StoreActs> acts) {

    /// The text of a key.
    public String text(String key, Object... parts) {
        return messages.text(key, parts);
    }
}

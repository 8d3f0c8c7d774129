package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.evidence.EvidenceBundle;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every screen has in hand.
///
/// - **Shape**: `acts` record what belongs to no store, such as a rule that is written; `bundles` make evidence bundles
///   of the store that is read, and are to be closed.
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
        Supplier<StoreActs> acts,
        Function<StoreReading, EvidenceBundle> bundles) {

    /// The text of a key.
    public String text(String key, Object... parts) {
        return messages.text(key, parts);
    }
}

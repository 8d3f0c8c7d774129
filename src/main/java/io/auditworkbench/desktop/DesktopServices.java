package io.auditworkbench.desktop;

import io.auditworkbench.desktop.common.DesktopFolders;
import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.ActLog;
import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.evidence.EvidenceBundle;
import io.auditworkbench.workbench.finding.FindingTriage;
import io.auditworkbench.workbench.health.HealthCheck;
import io.auditworkbench.workbench.mask.PolicyOffering;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the desktop needs of the program; each thing is made when a screen first asks for it.
///
/// - **Shape**: `launcher` is what starts this program from elsewhere; `demo` gives the file of the demo's store and
///   makes it when it is not there; `settings` is the file that keeps what the window remembers.
public record DesktopServices(
        Clock clock,
        ZoneId zone,
        Executor background,
        String launcher,
        Path settings,
        Function<Path, StoreReading> reader,
        Function<Path, StoreActs> acts,
        Supplier<StoreActs> settingActs,
        Function<Path, ActLog> selfAudit,
        Supplier<Path> demo,
        DesktopFolders folders,
        Supplier<HealthCheck> health,
        Supplier<PolicyOffering> masking,
        Function<CaptureRequest, CaptureControl> capture,
        Supplier<RuleDesk> rules,
        Function<Path, ConclusionDesk> conclusions,
        Supplier<FindingTriage> triage,
        Supplier<CaseFile> cases,
        Function<StoreReading, EvidenceBundle> bundles) {}

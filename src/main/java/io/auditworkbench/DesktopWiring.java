package io.auditworkbench;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.cli.BenchDesktopCommand;
import io.auditworkbench.cli.OpenCommand;
import io.auditworkbench.desktop.DesktopApplication;
import io.auditworkbench.desktop.DesktopServices;
import io.auditworkbench.desktop.Opening;
import io.auditworkbench.desktop.bench.DesktopBench;
import io.auditworkbench.desktop.common.DesktopFolders;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.StoreFeed;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.evidence.EvidenceBundle;
import io.auditworkbench.workbench.explanation.ModelAccess;
import io.auditworkbench.workbench.finding.FindingTriage;
import io.auditworkbench.workbench.health.HealthCheck;
import io.auditworkbench.workbench.mask.OfferMasking;
import io.auditworkbench.workbench.mask.PolicyOffering;
import io.auditworkbench.workbench.mask.PolicyPlace;
import io.auditworkbench.workbench.mask.PolicyWriting;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The services of the desktop, made as those of the command line are.
final class DesktopWiring {

    private static final Actor DESKTOP = new Actor(System.getProperty("user.name", "?"), "desktop");

    static final String SETTINGS_FILE = "desktop.properties";

    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private final WorkbenchConfig config;
    private final Clock clock;
    private final ExecutorService executor;
    private final ModelAccess models;

    DesktopWiring(WorkbenchConfig config, Clock clock, ExecutorService executor) {
        this.config = config;
        this.clock = clock;
        this.executor = executor;
        this.models = Models.of(config, audits(), () -> executor);
    }

    DesktopServices services() {
        return new DesktopServices(
                clock,
                ZoneId.systemDefault(),
                executor,
                Wiring.launcher(),
                config.configFolder().resolve(SETTINGS_FILE),
                this::openForReading,
                store -> StoreActs.of(audits().of(store), DESKTOP),
                () -> StoreActs.of(audits().ofWorkbench(), DESKTOP),
                store -> audits().log(store),
                this::demo,
                folders(),
                () -> new HealthCheck(connectionCheck(), config.environment()),
                () -> new PolicyOffering(
                        new OfferMasking(connectionCheck()::columns), new PolicyWriting(clock), config.masking()),
                this::capture,
                () -> new RuleDesk(knowledge(), stores()),
                this::openConclusions,
                () -> new FindingTriage(stores()),
                () -> new CaseFile(stores()),
                this::evidenceBundle);
    }

    private EvidenceBundle evidenceBundle(StoreReading reading) {
        return new EvidenceBundle(
                reading, Store.openForReading(Path.of(reading.name())), new LogKeeper(config.stateFolder()));
    }

    private StoreOpener stores() {
        return StoreOpener.signing(clock, new LogKeeper(config.stateFolder()));
    }

    /// The rules and mappings in force, read anew each time.
    private KnowledgeBook knowledge() {
        return KnowledgeBook.with(config.configFolder());
    }

    private ConnectionCheck connectionCheck() {
        return new ConnectionCheck(clock, new SecureRandom(), executor);
    }

    private AuditDesks audits() {
        return new AuditDesks(config.stateFolder().resolve(AuditDesks.FOLDER), clock);
    }

    private CaptureControl capture(CaptureRequest request) {
        KnowledgeBook book = knowledge();
        return new CaptureControl(
                request.with(PolicyPlace.of(
                        request.masking() != null ? request.masking() : config.masking(), request.store())),
                stores(),
                executor,
                connectionCheck(),
                store -> Optional.of(book.in(store)),
                ActRecorder.of(audits(), DESKTOP));
    }

    private DesktopFolders folders() {
        return new DesktopFolders(
                config.store(null), config.demoFolder(), config.configFolder().resolve("rules"));
    }

    /// Opens the window; returns when it is closed.
    void open(OpenCommand.Wanted wanted) {
        try {
            DesktopApplication.open(services(), opening(wanted));
        } catch (UnsupportedOperationException refused) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The window cannot be opened on the screen that DISPLAY names.",
                    "See that the screen is there and lets this account in; the commands need none.",
                    refused);
        } catch (UnsatisfiedLinkError missing) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The window cannot be opened, because this machine lacks libraries that draw it.",
                    "Install them (Debian: sudo apt-get install libgtk-3-0 libgl1 libxtst6 libxxf86vm1).",
                    missing);
        }
    }

    /// Measures the screens, in settings and a folder of their own.
    void measure(Path store, BenchDesktopCommand.Surface surface, BenchDesktopCommand.Part part, Consumer<String> says)
            throws InterruptedException {
        JAVAFX.setLevel(Level.SEVERE);
        if (surface == BenchDesktopCommand.Surface.HEADLESS) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        try (ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory())) {
            DesktopBench bench = new DesktopBench(services(), new StoreFeed(clock, executor), executor, asking);
            bench.begin();
            if (part == BenchDesktopCommand.Part.ALL) {
                bench.measureLargeStore(store, figure -> says.accept(figure.line()));
            }
            bench.measureActs(figure -> says.accept(figure.line()));
            bench.measureTimeline(figure -> says.accept(figure.line()));
            bench.measureLiveFeed(figure -> says.accept(figure.line()));
            bench.end();
        }
    }

    private Opening opening(OpenCommand.Wanted wanted) {
        if (wanted.source() == OpenCommand.Wanted.Source.DEMO) {
            return new Opening.Demo(wanted.subject());
        }
        Path store = config.store(wanted.store());
        boolean isAsked = wanted.store() != null || !wanted.subject().isEmpty();
        return isAsked ? new Opening.Store(store, wanted.subject()) : new Opening.Last();
    }

    private StoreReading openForReading(Path file) {
        return StoreReading.of(Store.openForReading(file), new Masker(MaskingPolicy.KEEP_EVERYTHING), clock, models);
    }

    private ConclusionDesk openConclusions(Path file) {
        return new ConclusionDesk(Store.openForReading(file), knowledge(), new Masker(MaskingPolicy.KEEP_EVERYTHING));
    }

    private Path demo() {
        return new DemoStore(config.demoFolder(), stores(), _ -> {}).open().store();
    }
}

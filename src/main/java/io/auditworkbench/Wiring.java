package io.auditworkbench;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.cli.AnchorCommand;
import io.auditworkbench.cli.AnomaliesCommand;
import io.auditworkbench.cli.AnomaliesSetCommand;
import io.auditworkbench.cli.AssistantRequest;
import io.auditworkbench.cli.BundleCommand;
import io.auditworkbench.cli.BusinessCommand;
import io.auditworkbench.cli.CommandEntry;
import io.auditworkbench.cli.CommandProgram;
import io.auditworkbench.cli.CommonOptions;
import io.auditworkbench.cli.CompletionCommand;
import io.auditworkbench.cli.ConclusionDoor;
import io.auditworkbench.cli.CoverageCommand;
import io.auditworkbench.cli.DiffBaselineCommand;
import io.auditworkbench.cli.DiffCommand;
import io.auditworkbench.cli.EraseCommand;
import io.auditworkbench.cli.EventsCommand;
import io.auditworkbench.cli.ExplainCommand;
import io.auditworkbench.cli.ExportCommand;
import io.auditworkbench.cli.FilterCommand;
import io.auditworkbench.cli.HelpCommand;
import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.ManCommand;
import io.auditworkbench.cli.MapCommand;
import io.auditworkbench.cli.McpCommand;
import io.auditworkbench.cli.OpenCommand;
import io.auditworkbench.cli.Output;
import io.auditworkbench.cli.ReportCommand;
import io.auditworkbench.cli.RevealCommand;
import io.auditworkbench.cli.RowCommand;
import io.auditworkbench.cli.RulesCommand;
import io.auditworkbench.cli.ScanCommand;
import io.auditworkbench.cli.SchemaCommand;
import io.auditworkbench.cli.SecretCommand;
import io.auditworkbench.cli.SelfAuditCommand;
import io.auditworkbench.cli.ShowCommand;
import io.auditworkbench.cli.StatsCommand;
import io.auditworkbench.cli.StatusCommand;
import io.auditworkbench.cli.StoreBackupCommand;
import io.auditworkbench.cli.StoreCommand;
import io.auditworkbench.cli.StoreCompactCommand;
import io.auditworkbench.cli.StoreDoor;
import io.auditworkbench.cli.StoreIndexCommand;
import io.auditworkbench.cli.StoreMigrateCommand;
import io.auditworkbench.cli.StorePruneCommand;
import io.auditworkbench.cli.SummaryCommand;
import io.auditworkbench.cli.TailCommand;
import io.auditworkbench.cli.Terminal;
import io.auditworkbench.cli.TraceCommand;
import io.auditworkbench.cli.UndoSqlCommand;
import io.auditworkbench.cli.VerifyCommand;
import io.auditworkbench.cli.VersionCommand;
import io.auditworkbench.cli.WhyCommand;
import io.auditworkbench.cli.WhyNotCommand;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.EraseValues;
import io.auditworkbench.workbench.KnowledgeSource;
import io.auditworkbench.workbench.StoreIndexing;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.ActLog;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.audit.AuditDesk;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.MappingApplication;
import io.auditworkbench.workbench.conclude.MappingDesk;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.daily.DayKeeper;
import io.auditworkbench.workbench.evidence.Anchors;
import io.auditworkbench.workbench.evidence.BundleCheck;
import io.auditworkbench.workbench.evidence.EvidenceBundle;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.explanation.ModelAccess;
import io.auditworkbench.workbench.finding.FindingTriage;
import io.auditworkbench.workbench.mask.RevealValues;
import io.auditworkbench.workbench.secret.KeychainProgram;
import io.auditworkbench.workbench.secret.KnownPassphrase;
import io.auditworkbench.workbench.secret.SecretPlaces;
import io.auditworkbench.workbench.secret.SecretPrompt;
import io.auditworkbench.workbench.secret.SecretVault;
import io.auditworkbench.workbench.upkeep.BackUpStore;
import io.auditworkbench.workbench.upkeep.CompactStore;
import io.auditworkbench.workbench.upkeep.MigrateStore;
import io.auditworkbench.workbench.upkeep.PruneStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The one place where services are made, in the order in which data flows; each only when a command asks for it.
///
/// A command gets its services as suppliers, because most commands need few of them and `--help` needs none.
final class Wiring {

    private final Interruption interruption;
    private final Clock clock;
    private final WorkbenchConfig config;
    private final Output output;
    private final Terminal terminal;
    private @Nullable ExecutorService executor;

    Wiring(Terminal terminal, Interruption interruption, Clock clock) {
        this.interruption = interruption;
        this.terminal = terminal;
        this.clock = clock;
        this.config = WorkbenchConfig.ofProcess(terminal.environment());
        this.output = new Output(terminal, new CommonOptions());
    }

    /// The command line with every command.
    CommandProgram commandProgram() {
        return new CommandProgram(output, interruption, this::journal, entries());
    }

    private AuditDesks audits() {
        return new AuditDesks(config.stateFolder().resolve(AuditDesks.FOLDER), clock);
    }

    ActRecorder acts(String client) {
        return ActRecorder.of(audits(), new Actor(System.getProperty("user.name", "?"), client));
    }

    private ActLog acts(@Nullable Path named) {
        Path store = config.store(named);
        return Files.exists(store) ? audits().log(store) : audits().logOfWorkbench();
    }

    /// Where there is no store nothing of one can be read; what is set for all of them is recorded all the same.
    private Optional<AuditDesk> journal(@Nullable Path named, AuditAction.Kind kind) {
        Path store = config.store(named);
        if (BundleCheck.isBundle(store)) {
            return Optional.of(audits().ofWorkbench());
        }
        if (Files.exists(store)) {
            return Optional.of(audits().of(store));
        }
        return kind == AuditAction.Kind.CONFIG || kind == AuditAction.Kind.SELF_AUDIT
                ? Optional.of(audits().ofWorkbench())
                : Optional.empty();
    }

    /// Stores are signed with keys of this account.
    StoreOpener stores() {
        return StoreOpener.signing(clock, keeper());
    }

    private LogKeeper keeper() {
        return new LogKeeper(config.stateFolder());
    }

    private EvidenceBundle evidenceBundle(StoreReading reading) {
        return new EvidenceBundle(reading, Store.openForReading(Path.of(reading.name())), keeper());
    }

    private StoreVerification storeVerification() {
        return new StoreVerification(keeper(), executor(), clock, audits());
    }

    AssistantDesk assistantDesk(AssistantRequest request) {
        return new AssistantDesk(
                request,
                openForReading(Optional.of(request.store())),
                audits(),
                stores(),
                this::knowledge,
                storeVerification());
    }

    /// Standard output is for messages and nothing else.
    private void serveAssistant(AssistantRequest request) {
        try (AssistantDesk desk = assistantDesk(request)) {
            desk.server().serve(terminal.in(), terminal.out());
        }
    }

    /// The launcher's path, which it says; without one, its name.
    static String launcher() {
        return System.getProperty("auditworkbench.launcher", "auditctl");
    }

    private List<Callable<Integer>> storeCommands() {
        return List.of(
                new StoreIndexCommand(output, interruption, config::store, () -> new StoreIndexing(stores())),
                new StoreBackupCommand(output, interruption, config::store, this::backUpStore),
                new StoreCompactCommand(output, config::store, CompactStore::new),
                new StorePruneCommand(
                        output,
                        interruption,
                        config::store,
                        () -> new PruneStore(stores(), storeVerification(), storeScan())),
                new StoreMigrateCommand(
                        output, interruption, config::store, () -> new MigrateStore(stores(), backUpStore())));
    }

    private BackUpStore backUpStore() {
        return new BackUpStore(storeVerification(), keeper(), audits(), executor(), clock);
    }

    /// Where passwords, tokens and keys are looked for.
    SecretPlaces secrets() {
        return new SecretPlaces(
                config.environment(),
                new KeychainProgram(config.environment(), config.operatingSystem()),
                new SecretVault(
                        config.configFolder().resolve("secrets"),
                        new KnownPassphrase(config.environment(), prompt()),
                        new SecureRandom()));
    }

    private SecretPrompt prompt() {
        boolean isSomebodyThere = terminal.inIsScreen()
                && terminal.errIsScreen()
                && !output.options().isInputForbidden();
        return isSomebodyThere ? Screen.prompt() : SecretPrompt.NOBODY;
    }

    ConnectionCheck connectionCheck() {
        return new ConnectionCheck(clock, new SecureRandom(), executor());
    }

    /// Threads for work that runs beside a command; none of them keeps the process alive.
    ExecutorService executor() {
        if (executor == null) {
            executor = Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("workbench").factory());
        }
        return executor;
    }

    /// The rules and mappings in force, read anew for each command.
    KnowledgeBook knowledge() {
        return KnowledgeBook.with(config.configFolder());
    }

    private MappingDesk mappingDesk() {
        return new MappingDesk(knowledge(), KnowledgeBook.mappingFolder(config.configFolder()), clock);
    }

    StoreScan storeScan() {
        return new StoreScan(stores(), knowledge(), new Masker(MaskingPolicy.KEEP_EVERYTHING), executor());
    }

    /// After values were erased: what was remembered of them is drawn anew from what is left.
    private boolean concludeAnew(Path file) {
        try (Store store = Store.openForReading(file)) {
            if (!store.conclusions().isDrawn()) {
                return false;
            }
        }
        storeScan().anew(file, System.getProperty("user.name", "?"), _ -> {}, () -> false);
        return true;
    }

    KnowledgeSource knowledgeSource() {
        KnowledgeBook book = knowledge();
        return store -> Optional.of(book.in(store));
    }

    private ConclusionDoor conclusions() {
        return new ConclusionDoor(output, this::openConclusions);
    }

    private ConclusionDesk openConclusions(Optional<Path> named) {
        Store store = Store.openForReading(config.store(named.orElse(null)));
        return new ConclusionDesk(store, knowledge(), new Masker(MaskingPolicy.KEEP_EVERYTHING));
    }

    private Optional<String> missingDisplay() {
        return DesktopWords.missingDisplay(config.environment(), config.operatingSystem());
    }

    private void openWindow(OpenCommand.Wanted wanted) {
        new DesktopWiring(config, clock, executor()).open(wanted);
    }

    private StoreDoor store() {
        return new StoreDoor(output, this::openForReading);
    }

    StoreReading openForReading(Optional<Path> named) {
        Store store = Store.openForReading(config.store(named.orElse(null)));
        return StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), clock, models());
    }

    private ModelAccess models() {
        return Models.of(config, audits(), this::executor);
    }

    private List<CommandEntry> entries() {
        SourceWiring sources = new SourceWiring(this, config, output, interruption);
        TrialWiring trials = new TrialWiring(this, sources, config, output, interruption, clock);
        return List.of(
                sources.capture(),
                sources.serve(),
                CommandEntry.of("mcp", () -> McpCommand.with(output, config::store, this::serveAssistant, launcher())),
                sources.importing(),
                trials.demo(),
                CommandEntry.of("open", () -> new OpenCommand(output, this::missingDisplay, this::openWindow)),
                new CommandEntry("events", List.of("search"), () -> new EventsCommand(output, store(), interruption)),
                CommandEntry.of("tail", () -> new TailCommand(output, store(), interruption)),
                CommandEntry.of("stats", () -> new StatsCommand(output, store(), interruption)),
                CommandEntry.of("show", () -> new ShowCommand(output, store())),
                CommandEntry.of("explain", () -> new ExplainCommand(output, store(), interruption)),
                CommandEntry.of("trace", () -> new TraceCommand(output, store())),
                CommandEntry.of("row", () -> RowCommand.with(output, store())),
                CommandEntry.of("diff-baseline", () -> new DiffBaselineCommand(output, store(), interruption)),
                CommandEntry.of("diff", () -> new DiffCommand(output, store(), interruption)),
                CommandEntry.of(
                        "anomalies",
                        () -> AnomaliesCommand.with(
                                output,
                                store(),
                                interruption,
                                new AnomaliesSetCommand(output, config::store, () -> new FindingTriage(stores())))),
                CommandEntry.of("export", () -> new ExportCommand(output, store(), interruption, clock)),
                CommandEntry.of("undo-sql", () -> new UndoSqlCommand(output, store())),
                CommandEntry.of(
                        "summary",
                        () -> new SummaryCommand(
                                output, store(), conclusions(), interruption, () -> new DayKeeper(stores()))),
                CommandEntry.of(
                        "report",
                        () -> ReportCommand.with(output, store(), interruption, () -> new DayKeeper(stores()))),
                CommandEntry.of("business", () -> new BusinessCommand(output, store(), conclusions(), interruption)),
                CommandEntry.of("why", () -> new WhyCommand(output, conclusions())),
                CommandEntry.of("why-not", () -> new WhyNotCommand(output, conclusions())),
                CommandEntry.of(
                        "rules",
                        () -> RulesCommand.with(
                                output, interruption, config::store, () -> new RuleDesk(knowledge(), stores()))),
                CommandEntry.of(
                        "map",
                        () -> MapCommand.with(
                                output,
                                interruption,
                                config::store,
                                this::mappingDesk,
                                () -> new MappingApplication(stores(), knowledge()))),
                CommandEntry.of(
                        "scan",
                        () -> new ScanCommand(
                                output, interruption, config::store, this::storeScan, store(), conclusions())),
                CommandEntry.of(
                        "erase",
                        () -> new EraseCommand(
                                output, config::store, () -> new EraseValues(stores()), this::concludeAnew)),
                CommandEntry.of(
                        "reveal",
                        () -> new RevealCommand(output, config::store, () -> new RevealValues(acts("auditctl")))),
                sources.mask(),
                CommandEntry.of("coverage", () -> new CoverageCommand(output, store())),
                CommandEntry.of("verify", () -> new VerifyCommand(output, config::store, this::storeVerification)),
                CommandEntry.of("bundle", () -> new BundleCommand(output, store(), this::evidenceBundle)),
                CommandEntry.of("anchor", () -> new AnchorCommand(output, config::store, () -> new Anchors(keeper()))),
                CommandEntry.of("selfaudit", () -> SelfAuditCommand.with(output, clock, this::acts)),
                CommandEntry.of("status", () -> new StatusCommand(output, store(), conclusions(), interruption)),
                CommandEntry.of("store", () -> StoreCommand.with(output, store(), storeCommands())),
                CommandEntry.of("filter", () -> FilterCommand.with(output, store())),
                CommandEntry.of(
                        "help",
                        () -> new HelpCommand(output, () -> commandProgram().everything())),
                CommandEntry.of(
                        "secret",
                        () -> SecretCommand.with(output, this::secrets, question -> prompt().twice(question))),
                sources.doctor(),
                CommandEntry.of(
                        "completion",
                        () -> new CompletionCommand(
                                output, () -> commandProgram().everything())),
                CommandEntry.of(
                        "man",
                        () -> new ManCommand(output, () -> commandProgram().everything())),
                trials.eval(),
                trials.bench(),
                CommandEntry.of("schema", () -> new SchemaCommand(output)),
                CommandEntry.of("version", () -> new VersionCommand(output)));
    }
}

package io.auditworkbench.desktop;

import io.auditworkbench.desktop.anomaly.AnomalyScreen;
import io.auditworkbench.desktop.business.BusinessScreen;
import io.auditworkbench.desktop.cases.CasesScreen;
import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.Messages;
import io.auditworkbench.desktop.common.Navigator;
import io.auditworkbench.desktop.common.Notices;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.Session;
import io.auditworkbench.desktop.common.StatusLine;
import io.auditworkbench.desktop.common.StoreOpening;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.desktop.common.Work;
import io.auditworkbench.desktop.connect.ConnectForm;
import io.auditworkbench.desktop.connect.ConnectScreen;
import io.auditworkbench.desktop.events.EventsScreen;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.health.HealthScreen;
import io.auditworkbench.desktop.history.HistoryScreen;
import io.auditworkbench.desktop.overview.OverviewScreen;
import io.auditworkbench.desktop.reports.ExportDialog;
import io.auditworkbench.desktop.reports.ReportsScreen;
import io.auditworkbench.desktop.rules.RulesScreen;
import io.auditworkbench.desktop.selfaudit.SelfAuditScreen;
import io.auditworkbench.desktop.settings.SettingsScreen;
import io.auditworkbench.desktop.shell.ShellActs;
import io.auditworkbench.desktop.shell.ShellControllers;
import io.auditworkbench.desktop.sql.SqlScreen;
import io.auditworkbench.desktop.timeline.TimelineScreen;
import io.auditworkbench.desktop.transaction.TransactionScreen;
import io.auditworkbench.desktop.welcome.WelcomeScreen;
import io.auditworkbench.desktop.widget.FileChoice;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.desktop.widget.Overlays;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Views;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The desktop in one window: its parts are made here, and nowhere else.
///
/// - **Threading**: the JavaFX thread.
public final class Desktop {

    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final double SMALLEST_WIDTH = 960;
    private static final double SMALLEST_HEIGHT = 600;

    private final DesktopServices services;
    private final DesktopContext context;
    private final StoreOpening opening;
    private final Capturing capturing;
    private final ConnectForm connectForm;
    private final LastView lastView;
    private final Looks looks;
    private final List<Runnable> endings = new ArrayList<>();
    private final ScreenKit kit;
    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();

    /// - **Shape**: `files` asks for files in the platform's way.
    public Desktop(DesktopServices services, FileChoice files) {
        this.services = services;
        Messages messages = new Messages(Locale.ENGLISH);
        DesktopSettings settings = new DesktopSettings(services.settings());
        this.context = new DesktopContext(
                new Navigator(),
                new Session(),
                new Work(services.background(), Platform::runLater, messages),
                messages,
                settings,
                new StatusLine(),
                new Notices(services.clock()),
                new TimeShown(TimeShown.zone(settings, services.zone())),
                services.clock(),
                services.cases(),
                services.settingActs(),
                services.bundles());
        this.capturing = new Capturing(services.capture(), services.background(), context.work());
        this.connectForm = new ConnectForm(settings, services.folders());
        this.opening = new StoreOpening(
                context,
                services.reader(),
                file -> Witness.ofOpening(file, services.acts(), services.background()),
                services.demo());
        context.session().witness(context.navigator());
        this.lastView = new LastView(context, opening);
        this.looks = new Looks(settings);
        this.kit = new ScreenKit(context, new Views(messages, controllers), new Overlays(), files, looks);
    }

    /// Puts the desktop into a window, and shows it before anything is opened.
    public void show(Stage stage, Opening first) {
        ShellActs acts = new ShellActs(
                kit, opening, () -> ExportDialog.open(kit), () -> ExportDialog.openBundle(kit), stage::close);
        controllers.putAll(ShellControllers.of(kit, acts, screens(acts), services.selfAudit(), endings::add));
        Scene scene = new Scene(kit.views().load("shell"), WIDTH, HEIGHT);
        looks.dress(scene);
        stage.setScene(scene);
        stage.setTitle(context.text("shell.title"));
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        new WindowPlace(context.settings()).keep(stage);
        stage.show();
        lastView.keep();
        switch (first) {
            case Opening.Welcome _ -> {
                // it is there already
            }
            case Opening.Last _ -> lastView.restore();
            case Opening.Demo(String subject) -> opening.openDemo(subject);
            case Opening.Store(Path file, String subject) -> opening.open(file, subject);
        }
    }

    private Map<ScreenId, Supplier<Screen>> screens(ShellActs acts) {
        Explanations explanations = new Explanations(kit);
        Map<ScreenId, Supplier<Screen>> makers = new EnumMap<>(ScreenId.class);
        makers.put(ScreenId.WELCOME, () -> WelcomeScreen.with(kit, opening));
        makers.put(ScreenId.EVENTS, () -> EventsScreen.with(kit));
        makers.put(
                ScreenId.SETTINGS, () -> SettingsScreen.with(kit, services.folders(), acts::all, services.launcher()));
        makers.put(ScreenId.RULES, () -> RulesScreen.with(kit, services.rules(), services.folders()));
        makers.put(
                ScreenId.CONNECT,
                () -> ConnectScreen.with(kit, connectForm, services.health(), services.masking(), capturing, opening));
        makers.put(ScreenId.HEALTH, () -> HealthScreen.with(kit, capturing));
        makers.put(ScreenId.SELF_AUDIT, () -> SelfAuditScreen.with(kit, services.selfAudit()));
        makers.put(ScreenId.TRANSACTION, () -> TransactionScreen.with(kit));
        makers.put(ScreenId.ROW_HISTORY, () -> HistoryScreen.with(kit));
        makers.put(ScreenId.TIMELINE, () -> TimelineScreen.with(kit));
        makers.put(ScreenId.SQL, () -> SqlScreen.with(kit));
        makers.put(ScreenId.CASES, () -> CasesScreen.with(kit));
        makers.put(ScreenId.REPORTS, () -> ReportsScreen.with(kit));
        makers.put(ScreenId.ANOMALIES, () -> AnomalyScreen.with(kit, explanations, services.triage()));
        makers.put(ScreenId.BUSINESS, () -> BusinessScreen.with(kit, explanations, services.conclusions()));
        makers.put(
                ScreenId.OVERVIEW,
                () -> OverviewScreen.with(kit, explanations, opening::openDemo, () -> ExportDialog.openBundle(kit)));
        return makers;
    }

    /// What all screens share; for tests that look at it.
    public DesktopContext context() {
        return context;
    }

    /// What opens stores.
    public StoreOpening opening() {
        return opening;
    }

    /// Theme and size.
    public Looks looks() {
        return looks;
    }

    /// Ends capture and closes the store.
    public void close() {
        capturing.close();
        endings.forEach(Runnable::run);
        lastView.close();
        context.session().close();
    }
}

package io.auditworkbench.desktop.rules;

import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.DesktopFolders;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.finding.FindingDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rules and detectors of the open store, and the rule that is being written.
///
/// - **Threading**: the JavaFX thread.
final class RulesViewModel {

    private static final int SAMPLES = 5;

    private final DesktopContext context;
    private final Supplier<RuleDesk> desk;
    private final DesktopFolders folders;
    private final RuleWords words;
    private final LatestWork listing;
    private final LatestWork trying;
    private final ObservableList<RuleRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> broken = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(Draft.UNKNOWN);

    /// All of them, and the files of the user's that cannot be used.
    private record Listed(List<RuleRow> rows, List<String> broken) {}

    RulesViewModel(DesktopContext context, Supplier<RuleDesk> desk, DesktopFolders folders) {
        this.context = context;
        this.desk = desk;
        this.folders = folders;
        this.words = new RuleWords(context);
        this.listing = new LatestWork(context.work());
        this.trying = new LatestWork(context.work());
    }

    ObservableList<RuleRow> rows() {
        return rows;
    }

    /// Why the rules cannot be listed, or what was asked of one failed.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is wrong with files of the user's, which are therefore not used.
    ReadOnlyObjectProperty<List<String>> brokenProperty() {
        return broken.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// Asks for all of them again.
    void refresh() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            rows.clear();
            return;
        }
        listing.run(
                _ -> listed(store),
                all -> {
                    problem.set(null);
                    rows.setAll(all.rows());
                    broken.set(all.broken());
                },
                problem::set);
    }

    private Listed listed(OpenStore store) {
        RuleDesk rules = desk.get();
        Map<String, FindingDesk.Feedback> feedback = store.reading().findings().feedback().stream()
                .collect(Collectors.toMap(FindingDesk.Feedback::detector, Function.identity()));
        List<RuleRow> all = new ArrayList<>();
        rules.list(store.file()).forEach(rule -> all.add(words.row(rule)));
        rules.detectors(store.file()).forEach(detector -> all.add(words.row(detector, feedback)));
        return new Listed(all, rules.lint(List.of()));
    }

    /// Switches one on or off for this store, from now on.
    void turn(RuleRow row, String reason) {
        OpenStore store = context.session().required();
        String change = (row.isOn() ? "disable " : "enable ") + row.id();
        context.work()
                .run(
                        _ -> store.witness()
                                .act(
                                        Kind.CONFIG,
                                        "rule",
                                        change + ": " + reason,
                                        () -> turned(store.file(), row, reason)),
                        done -> {
                            context.notices()
                                    .done(context.text("rules.turned." + (row.isOn() ? "off" : "on"), done), reason);
                            refresh();
                        },
                        problem::set);
    }

    private String turned(Path store, RuleRow row, String reason) {
        if (row.isOn()) {
            desk.get().disable(store, row.id(), reason);
        } else {
            desk.get().enable(store, row.id(), reason);
        }
        return row.id();
    }

    /// Runs a rule in force over the whole record; `done` is told what would differ.
    void backtest(RuleRow row, Consumer<String> done) {
        OpenStore store = context.session().required();
        trying.run(
                stop -> store.witness()
                        .act(
                                Kind.READ,
                                "rules backtest",
                                row.id(),
                                () -> words.text(desk.get().backtest(store.file(), row.id(), SAMPLES, stop))),
                done,
                problem::set);
    }

    /// Reads the text that is being written, and tries it on the whole record when it is a rule.
    void write(String text) {
        draft.set(Draft.UNKNOWN);
        trying.run(
                _ -> problems(text),
                found -> {
                    draft.set(new Draft(found, "", found.isEmpty()));
                    if (found.isEmpty()) {
                        tryOut(text);
                    }
                },
                failure -> draft.set(failed(failure)));
    }

    private List<Draft.Problem> problems(String text) {
        return desk.get().problemsOf(text).stream()
                .map(each -> new Draft.Problem(
                        each.line(),
                        each.column(),
                        context.text("rules.problem", each.line(), each.column(), each.message(), each.right())))
                .toList();
    }

    private void tryOut(String text) {
        OpenStore store = context.session().required();
        trying.run(
                stop -> store.witness().act(Kind.READ, "rules backtest", text, () -> result(store.file(), text, stop)),
                result -> draft.set(new Draft(List.of(), result, false)),
                failure -> draft.set(failed(failure)));
    }

    private String result(Path store, String text, BooleanSupplier stop) {
        return words.text(desk.get().backtestText(store, text, SAMPLES, stop));
    }

    private static Draft failed(Problem failure) {
        return new Draft(List.of(new Draft.Problem(1, 1, failure.happened() + " " + failure.nextStep())), "", false);
    }

    /// Stops what is being tried.
    void stopTrying() {
        trying.cancel();
    }

    /// Keeps a rule in the user's folder, where it stands in for a built-in one of the same id.
    void save(String text, Runnable done) {
        context.work()
                .run(
                        _ -> recorded("save", text, () -> saved(text)),
                        file -> {
                            context.notices().done(context.text("rules.saved"), file.toString());
                            refresh();
                            done.run();
                        },
                        problem::set);
    }

    /// A rule of the user's belongs to no store.
    private Path recorded(String object, String text, Callable<Path> writing) throws Exception {
        try (StoreActs acts = context.acts().get()) {
            return Witness.act(
                    acts, new Asked(Kind.CONFIG, "rule " + object, text), writing, file -> Witness.text(0, text));
        }
    }

    private Path saved(String text) throws IOException {
        String id = desk.get().idOf(text);
        PrivateFile.createFolders(folders.rules());
        return PrivateFile.write(folders.rules().resolve(id + ".yaml"), text);
    }

    /// Writes a rule to any file.
    void export(Path file, String text) {
        context.work()
                .run(
                        _ -> recorded("export " + file, text, () -> PrivateFile.write(file, text)),
                        done -> context.notices().done(context.text("rules.exported"), done.toString()),
                        problem::set);
    }

    /// Reads a file; `done` is told its text.
    void read(Path file, Consumer<String> done) {
        context.work().run(_ -> Files.readString(file), done, problem::set);
    }

    /// The command that lists what the table shows, or shows one of them.
    String command(@Nullable RuleRow chosen) {
        CommandText command =
                chosen == null ? CommandText.of("rules", "list") : CommandText.of("rules", "show", chosen.id());
        return context.session().store().map(command::on).orElse(command).toString();
    }
}

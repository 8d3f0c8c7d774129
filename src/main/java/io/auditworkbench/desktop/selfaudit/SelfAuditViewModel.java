package io.auditworkbench.desktop.selfaudit;

import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.audit.ActLog;
import io.auditworkbench.workbench.audit.ActView;
import io.auditworkbench.workbench.export.CsvLines;
import io.auditworkbench.workbench.export.FormulaGuard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which acts are listed, and whether the log that holds them is as it was written. Reading it is an act too.
///
/// - **Threading**: the JavaFX thread.
final class SelfAuditViewModel {

    /// As many as somebody may scroll through; the command lists all.
    static final int MOST = 2_000;

    private static final List<String> HEAD =
            List.of("act", "time", "user", "client", "kind", "object", "details", "outcome", "rows", "bytes", "sha256");

    private final DesktopContext context;
    private final Function<Path, ActLog> logs;
    private final LatestWork listing;
    private final LatestWork proving;
    private final ObservableList<ActView> acts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ActLog.@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ActLog.@Nullable Proof> proof = new ReadOnlyObjectWrapper<>();
    private final Set<String> people = new TreeSet<>();
    private Chosen chosen = Chosen.EVERYTHING;

    /// Which acts are wanted.
    ///
    /// - **Shape**: `kind` and `person` are empty for all.
    record Chosen(String kind, String person, Span span) {

        static final Chosen EVERYTHING = new Chosen("", "", Span.ALWAYS);
    }

    SelfAuditViewModel(DesktopContext context, Function<Path, ActLog> logs) {
        this.context = context;
        this.logs = logs;
        this.listing = new LatestWork(context.work());
        this.proving = new LatestWork(context.work());
    }

    ObservableList<ActView> acts() {
        return acts;
    }

    /// Another answer whenever one came.
    ReadOnlyObjectProperty<ActLog.@Nullable Found> answersProperty() {
        return found.getReadOnlyProperty();
    }

    /// The kinds of acts, as words.
    static List<String> kinds() {
        return ActLog.kinds();
    }

    /// What became of the entries, in words.
    String proofWords() {
        ActLog.Proof now = proof.get();
        if (now == null) {
            return context.text("selfaudit.proof.unknown");
        }
        return now.isIntact()
                ? context.text("selfaudit.proof.intact", now.entries())
                : context.text("selfaudit.proof.altered", now.what());
    }

    boolean isIntact() {
        return proof.get() != null && proof.get().isIntact();
    }

    boolean isAltered() {
        return proof.get() != null && !proof.get().isIntact();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What became of the entries, null while nobody has looked since the last question.
    ReadOnlyObjectProperty<ActLog.@Nullable Proof> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    Chosen chosen() {
        return chosen;
    }

    /// Everybody who was seen in a list so far.
    List<String> people() {
        return List.copyOf(people);
    }

    void choose(Chosen next) {
        if (!next.equals(chosen)) {
            chosen = next;
            ask();
        }
    }

    /// Reads the acts.
    void ask() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            return;
        }
        Chosen wanted = chosen;
        ActLog.Question question = new ActLog.Question(
                wanted.span().length().map(context.clock().instant()::minus),
                Optional.of(wanted.person()).filter(name -> !name.isEmpty()),
                Optional.of(wanted.kind()).filter(kind -> !kind.isEmpty()),
                MOST);
        listing.run(
                _ -> store.witness()
                        .act(
                                Kind.SELF_AUDIT,
                                "selfaudit",
                                words(wanted),
                                () -> logs.apply(store.file()).find(question),
                                answer -> Witness.rows(answer.acts().size())),
                this::arrive,
                this::fail);
    }

    private void arrive(ActLog.Found answer) {
        problem.set(null);
        answer.acts().forEach(act -> people.add(act.user()));
        acts.setAll(answer.acts());
        found.set(answer);
        context.status()
                .shownProperty()
                .set(context.text(
                        answer.isCut() ? "selfaudit.shown.cut" : "selfaudit.shown",
                        answer.acts().size()));
    }

    private void fail(Problem failure) {
        acts.clear();
        problem.set(failure);
    }

    /// Hashes every entry again.
    void verify() {
        OpenStore store = context.session().store().orElse(null);
        if (store != null) {
            proving.run(
                    _ -> store.witness()
                            .act(
                                    Kind.SELF_AUDIT,
                                    "selfaudit verify",
                                    "",
                                    () -> logs.apply(store.file()).prove()),
                    proof::set,
                    context.notices()::problem);
        }
    }

    void cancel() {
        listing.cancel();
    }

    private static String words(Chosen wanted) {
        return String.join(" ", options(wanted));
    }

    private static List<String> options(Chosen wanted) {
        List<String> options = new ArrayList<>();
        wanted.span().length().ifPresent(length -> options.addAll(List.of("--since", length.toDays() + "d")));
        if (!wanted.person().isEmpty()) {
            options.addAll(List.of("--actor", wanted.person()));
        }
        if (!wanted.kind().isEmpty()) {
            options.addAll(List.of("--kind", wanted.kind()));
        }
        return options;
    }

    /// The command that lists the same.
    Optional<String> command() {
        CommandText command = CommandText.of("selfaudit");
        options(chosen).forEach(command::word);
        return context.session()
                .store()
                .map(store -> command.option("--limit", String.valueOf(MOST))
                        .on(store)
                        .toString());
    }

    /// What is listed, as CSV in which no text becomes a formula.
    String csv() {
        CsvLines line = new CsvLines(',', new FormulaGuard());
        HEAD.forEach(line::plain);
        StringBuilder csv = new StringBuilder(line.end());
        for (ActView act : acts) {
            line.plain(String.valueOf(act.number()))
                    .plain(act.at().toString())
                    .text(act.user())
                    .text(act.client())
                    .plain(act.kind())
                    .text(act.object())
                    .text(act.details())
                    .plain(act.outcome())
                    .plain(String.valueOf(act.rows()))
                    .plain(String.valueOf(act.bytes()))
                    .plain(act.sha256());
            csv.append(line.end());
        }
        return csv.toString();
    }
}

package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.casework.CaseDocument;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.casework.CaseView;
import io.auditworkbench.workbench.casework.PinnedCopy;
import io.auditworkbench.workbench.report.DocumentFile;
import io.auditworkbench.workbench.text.CoverageText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The cases of the store, and the one that is open.
///
/// - **Threading**: the JavaFX thread.
final class CasesViewModel {

    private final DesktopContext context;
    private final CaseFile file;
    private final LatestWork loading;
    private final Drafts drafts;
    private @Nullable OpenStore shownOf;
    private final ObservableList<CaseView.Head> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable CaseView> shown = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /// What is read at once.
    private record Loaded(
            OpenStore of, List<CaseView.Head> all, @Nullable CaseView shown) {}

    /// Writes one act into the store, and answers the id of its case.
    private interface Writing {
        String to(OpenStore store);
    }

    /// What is written, for the self-audit.
    private record Words(String object, String details) {}

    CasesViewModel(DesktopContext context) {
        this.context = context;
        this.file = context.cases().get();
        this.loading = new LatestWork(context.work());
        this.drafts = new Drafts(context.settings());
    }

    ObservableList<CaseView.Head> all() {
        return all;
    }

    /// The case that is open, null while none is.
    ReadOnlyObjectProperty<@Nullable CaseView> shown() {
        return shown.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    private static String by() {
        return System.getProperty("user.name", "?");
    }

    /// Reads the cases, and the one of this id; the newest where it is empty.
    void load(String id) {
        context.session().store().ifPresent(store -> loading.run(_ -> read(store, id), this::arrive, problem::set));
    }

    private static Loaded read(OpenStore store, String id) {
        List<CaseView.Head> all = store.reading().cases().all();
        String wanted = id.isEmpty() && !all.isEmpty() ? all.getFirst().id() : id;
        return new Loaded(
                store, all, wanted.isEmpty() ? null : store.reading().cases().show(wanted));
    }

    private void arrive(Loaded loaded) {
        problem.set(null);
        if (!all.equals(loaded.all())) {
            all.setAll(loaded.all());
        }
        shownOf = loaded.of();
        shown.set(loaded.shown());
    }

    /// Selects a case.
    void open(String id) {
        context.navigator().select(id);
    }

    /// Begins a case.
    void begin(String title, Consumer<Optional<Problem>> ended) {
        write(new Words("begin", title), store -> file.begin(store.file(), title, by()), ended);
    }

    /// Pins something to a case, or to a new one where `id` is empty.
    void add(String thing, String id, String title, String remark, Consumer<Optional<Problem>> ended) {
        Place place = context.navigator().place();
        write(
                new Words((id + " pin").strip(), thing),
                store -> {
                    PinnedCopy copy = copy(store, place, thing);
                    String target = id.isEmpty() ? file.begin(store.file(), title, by()) : id;
                    file.pin(store.file(), target, copy, remark, by());
                    return target;
                },
                ended);
    }

    /// `filter` pins the question itself.
    private static PinnedCopy copy(OpenStore store, Place place, String thing) {
        return thing.equals("filter")
                ? PinnedCopy.of(store.reading(), Asked.of(store, place))
                : PinnedCopy.of(store.reading(), thing);
    }

    /// Keeps the notes, if they are others than those that are kept. Until the store has taken them they are remembered
    /// beside it, so that neither a store that is held or full nor a window that is closed loses them.
    void note(String id, String text) {
        CaseView now = shown.get();
        OpenStore of = shownOf;
        if (of == null) {
            return;
        }
        if (now != null && now.head().id().equals(id) && now.notes().equals(text)) {
            drafts.forget(of, id);
            return;
        }
        drafts.put(of, id, text);
        boolean isOpen = context.session()
                .store()
                .filter(store -> store.file().equals(of.file()))
                .isPresent();
        if (isOpen) {
            write(
                    new Words(id + " note", ""),
                    to -> {
                        file.note(to.file(), id, text, by());
                        return id;
                    },
                    why -> why.ifPresentOrElse(
                            failure -> {
                                problem.set(failure);
                                context.notices().remember(failure);
                            },
                            () -> drafts.forget(of, id, text)));
        }
    }

    /// Notes of a case that the store did not take.
    Optional<String> draft(String id) {
        return context.session().store().flatMap(store -> drafts.of(store, id));
    }

    void close(String outcome, Consumer<Optional<Problem>> ended) {
        onShown(id -> write(
                new Words(id + " close", outcome),
                store -> {
                    file.close(store.file(), id, outcome, by());
                    return id;
                },
                ended));
    }

    void reopen(String reason, Consumer<Optional<Problem>> ended) {
        onShown(id -> write(
                new Words(id + " reopen", reason),
                store -> {
                    file.reopen(store.file(), id, reason, by());
                    return id;
                },
                ended));
    }

    private void onShown(Consumer<String> act) {
        CaseView now = shown.get();
        if (now != null) {
            act.accept(now.head().id());
        }
    }

    /// `ended` hears whether it was written.
    private void write(Words words, Writing writing, Consumer<Optional<Problem>> ended) {
        context.session().store().ifPresent(store -> {
            problem.set(null);
            context.work()
                    .run(
                            _ -> store.witness()
                                    .act(Kind.CASE, words.object(), words.details(), () -> writing.to(store)),
                            id -> {
                                ended.accept(Optional.empty());
                                written(id);
                            },
                            failure -> ended.accept(Optional.of(failure)));
        });
    }

    private void written(String id) {
        boolean isHere = context.navigator().place().screen() == ScreenId.CASES;
        if (isHere && !context.navigator().place().subject().equals(id)) {
            context.navigator().select(id);
        } else if (isHere) {
            load(id);
        }
    }

    private void failed(Problem failure) {
        problem.set(failure);
        context.notices().problem(failure);
    }

    /// Shows what was pinned where it lives; a question where its answers are.
    void follow(CaseView.Item item) {
        if (item.kind().equals("query")) {
            String filter = item.subject().equals("everything") ? "" : item.subject();
            context.navigator()
                    .to(context.navigator().place().on(ScreenId.EVENTS, "").filtered(filter));
        } else {
            context.navigator().open(item.subject());
        }
    }

    void follow(String id) {
        context.navigator().open(id);
    }

    /// Writes the case into a file.
    void export(DocumentFile.Form form, Path target, Runnable reveal) {
        Optional.ofNullable(shown.get()).ifPresent(view -> {
            OpenStore store = context.session().required();
            context.work()
                    .run(
                            _ -> store.witness()
                                    .act(
                                            Kind.EXPORT,
                                            "case " + view.head().id(),
                                            target.toString(),
                                            () -> exported(store, view, form, target),
                                            sha256 -> Witness.file(view.items().size(), target, sha256)),
                            sha256 -> {
                                context.session().fileMade();
                                context.notices()
                                        .done(
                                                context.text(
                                                        "cases.exported",
                                                        view.head().id(),
                                                        target.getFileName()),
                                                context.text("cases.sha256", sha256),
                                                context.text("cases.reveal"),
                                                reveal);
                            },
                            this::failed);
        });
    }

    private String exported(OpenStore store, CaseView view, DocumentFile.Form form, Path target) {
        return DocumentFile.write(
                CaseDocument.of(
                        view,
                        store.reading().name(),
                        CoverageText.sentence(store.reading().coverage().all()),
                        context.clock().instant(),
                        store.isDemo() ? CaseDocument.Data.DEMO : CaseDocument.Data.RECORD),
                form,
                target);
    }
}

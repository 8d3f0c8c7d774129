package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowVersionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The versions of one row, and two of them side by side.
///
/// - **Threading**: the JavaFX thread.
final class HistoryViewModel {

    private final DesktopContext context;
    private final RowAnswers answers;
    private final LatestWork asking;
    private final LatestWork answering;
    private final ObservableList<Version> versions = FXCollections.observableArrayList();
    private final ObservableList<String> columns = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RowAnswers.Answer> answer = new ReadOnlyObjectWrapper<>(RowAnswers.NOTHING);
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.DIFF);
    private final ObjectProperty<@Nullable Version> left = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Version> right = new SimpleObjectProperty<>();
    private final StringProperty changed = new SimpleStringProperty("");
    private final StringProperty moment = new SimpleStringProperty("");
    private String subject = "";

    /// What is shown of the row at the right.
    enum Page {
        DIFF,
        BLAME,
        AS_OF,
        UNDO,
        RAW
    }

    /// What stands above the versions.
    ///
    /// - **Shape**: `beginning` and `ending` say where the record of the row begins and ends, and are never left out.
    record Shown(String row, String count, String beginning, String ending, List<String> links) {}

    HistoryViewModel(DesktopContext context) {
        this.context = context;
        this.answers = new RowAnswers(context);
        this.asking = new LatestWork(context.work());
        this.answering = new LatestWork(context.work());
        changed.addListener(_ -> ask());
        page.addListener(_ -> answer());
        left.addListener(_ -> answer());
        right.addListener(_ -> answer());
    }

    ObservableList<Version> versions() {
        return versions;
    }

    /// The columns that ever changed, the ones that changed most first.
    ObservableList<String> columns() {
        return columns;
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<RowAnswers.Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ObjectProperty<Page> pageProperty() {
        return page;
    }

    ObjectProperty<@Nullable Version> leftProperty() {
        return left;
    }

    ObjectProperty<@Nullable Version> rightProperty() {
        return right;
    }

    /// Only versions in which this column changed; empty for all.
    StringProperty changedProperty() {
        return changed;
    }

    /// The moment of [Page#AS_OF], as filters write it; empty for the last event.
    StringProperty momentProperty() {
        return moment;
    }

    void show(String row) {
        if (row.isEmpty() || row.equals(subject)) {
            return;
        }
        subject = row;
        columns.clear();
        if (changed.get().isEmpty()) {
            ask();
        } else {
            changed.set("");
        }
    }

    void leave() {
        asking.cancel();
        answering.cancel();
        subject = "";
    }

    private void ask() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null || subject.isEmpty()) {
            return;
        }
        String row = subject;
        Optional<String> column = changed.get().isEmpty() ? Optional.empty() : Optional.of(changed.get());
        asking.run(_ -> store.reading().rows().history(row, column, 0), this::arrive, this::fail);
    }

    private void fail(Problem why) {
        versions.clear();
        shown.set(null);
        problem.set(why);
    }

    private void arrive(RowHistoryView history) {
        problem.set(null);
        if (columns.isEmpty()) {
            columns.setAll(mostChanged(history.versions()));
        }
        String count = context.text("history.count", history.versions().size(), history.total());
        context.status().shownProperty().set(count);
        shown.set(new Shown(
                history.row().toString(),
                count,
                history.beginning(),
                history.ending(),
                history.links().stream().map(Object::toString).toList()));
        versions.setAll(
                history.versions().reversed().stream().map(this::versionOf).toList());
        right.set(versions.isEmpty() ? null : versions.getFirst());
        left.set(versions.size() > 1 ? versions.get(1) : right.get());
    }

    private static List<String> mostChanged(List<RowVersionView> versions) {
        Map<String, Long> counts = versions.stream()
                .flatMap(version -> version.event().touched().stream())
                .filter(ColumnView::isChanged)
                .collect(Collectors.groupingBy(ColumnView::name, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Version versionOf(RowVersionView version) {
        return new Version(
                version.id(),
                version.event().kind(),
                context.times().moment(version.event().committedAt()),
                version.event().actor().name(),
                version.event().touched().stream()
                        .filter(ColumnView::isChanged)
                        .map(ColumnView::name)
                        .collect(Collectors.joining(", ")),
                version.event().id(),
                version.event().transactionId());
    }

    /// Asks for the page at the right again.
    void answer() {
        OpenStore store = context.session().store().orElse(null);
        Version from = left.get();
        Version to = right.get();
        if (store == null || from == null || to == null || subject.isEmpty()) {
            answer.set(RowAnswers.NOTHING);
            return;
        }
        RowAnswers.Question question =
                new RowAnswers.Question(subject, from, to, moment.get().strip());
        Page wanted = page.get();
        answering.run(
                _ -> answers.answer(store, wanted, question),
                answer::set,
                why -> answer.set(new RowAnswers.Answer(List.of(), why.happened() + "\n" + why.nextStep())));
    }

    /// A version older or newer: both sides move, so that one change is read after the other.
    void step(int versionsOlder) {
        Version now = right.get();
        int at = now == null ? 0 : versions.indexOf(now) + versionsOlder;
        if (at >= 0 && at < versions.size()) {
            compare(versions.get(at));
        }
    }

    /// A version against the one before it.
    void compare(Version version) {
        int before = Math.min(versions.indexOf(version) + 1, versions.size() - 1);
        left.set(versions.get(before));
        right.set(version);
    }

    void open(String id) {
        context.navigator().open(id);
    }

    /// The command that prints the same.
    String command() {
        String verb = switch (page.get()) {
            case DIFF, RAW -> "row history ";
            case BLAME -> "row blame ";
            case AS_OF -> "row show ";
            case UNDO -> "undo-sql ";
        };
        String column = changed.get().isEmpty() ? "" : " --changed " + changed.get();
        String store =
                context.session().store().map(open -> " --store " + open.file()).orElse("");
        return "audit-workbench " + verb + subject + column + store;
    }
}

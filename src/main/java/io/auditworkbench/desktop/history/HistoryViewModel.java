package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.TypedMoment;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The versions of one row, and two of them side by side.
///
/// - **Threading**: the JavaFX thread.
final class HistoryViewModel {

    private final DesktopContext context;
    private final RowReader reader;
    private final RowAnswers answers;
    private final LatestWork asking;
    private final LatestWork answering;
    private final LatestWork beside;
    private final ObservableList<Version> versions = FXCollections.observableArrayList();
    private final ObservableList<String> near = FXCollections.observableArrayList();
    private final ObservableMap<String, List<String>> findings = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<RowReader.@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(Answer.NOTHING);
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.DIFF);
    private final ObjectProperty<Undoing> undoing = new SimpleObjectProperty<>(Undoing.ONE);
    private final ObjectProperty<@Nullable Version> left = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Version> right = new SimpleObjectProperty<>();
    private final StringProperty moment = new SimpleStringProperty("");
    private RowSubject subject = new RowSubject("", "");

    /// What is taken back.
    enum Undoing {
        /// The change that made B.
        ONE,
        /// Everything after A, up to B.
        BACK_TO_A
    }

    HistoryViewModel(DesktopContext context) {
        this.context = context;
        this.reader = new RowReader(context);
        this.answers = new RowAnswers(context);
        this.asking = new LatestWork(context.work());
        this.answering = new LatestWork(context.work());
        this.beside = new LatestWork(context.work());
        page.addListener(_ -> answer());
        undoing.addListener(_ -> answer());
        moment.addListener(_ -> answer());
    }

    ObservableList<Version> versions() {
        return versions;
    }

    /// Rows to offer when the one asked for is not known.
    ObservableList<String> near() {
        return near;
    }

    /// The groups of findings (`A17`) that a version is evidence of, by the id of its event.
    ObservableMap<String, List<String>> findings() {
        return findings;
    }

    ReadOnlyObjectProperty<RowReader.@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ObjectProperty<Page> pageProperty() {
        return page;
    }

    ObjectProperty<Undoing> undoingProperty() {
        return undoing;
    }

    ReadOnlyObjectProperty<@Nullable Version> leftProperty() {
        return left;
    }

    ReadOnlyObjectProperty<@Nullable Version> rightProperty() {
        return right;
    }

    /// The moment of [Page#AS_OF], as filters write it; empty for the last event.
    StringProperty momentProperty() {
        return moment;
    }

    /// The row with its schema, as soon as it is known.
    String row() {
        RowReader.Shown now = shown.get();
        return now == null ? subject.row() : now.row();
    }

    /// The column whose changes are shown; empty for all.
    String column() {
        return subject.column();
    }

    void show(Place place) {
        RowSubject wanted = RowSubject.of(place.subject());
        if (wanted.row().isEmpty() || wanted.equals(subject)) {
            return;
        }
        boolean isOther = !wanted.row().equals(subject.row());
        subject = wanted;
        if (isOther) {
            moment.set("");
            findings.clear();
        }
        ask();
    }

    void leave() {
        asking.cancel();
        answering.cancel();
        beside.cancel();
        subject = new RowSubject("", "");
    }

    /// Only the versions in which a column changed; all for an empty name. Back leads to what was before.
    void only(String column) {
        context.navigator()
                .to(context.navigator().place().about(subject.by(column).toString()));
    }

    private void ask() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            return;
        }
        RowSubject asked = subject;
        asking.run(_ -> reader.read(store, asked), this::arrive, why -> fail(store, why));
    }

    private void fail(OpenStore store, Problem why) {
        versions.clear();
        near.clear();
        shown.set(null);
        problem.set(why);
        String asked = subject.row();
        beside.run(stop -> NearRows.of(store.reading(), asked, stop), near::setAll, _ -> near.clear());
    }

    private void arrive(RowReader.Shown now) {
        problem.set(null);
        context.status().shownProperty().set(now.count());
        Version before = right.get();
        shown.set(now);
        versions.setAll(now.versions());
        compare(
                before != null && versions.contains(before)
                        ? before
                        : versions.stream().findFirst().orElse(null));
        OpenStore store = context.session().required();
        beside.run(stop -> reader.findings(store, now.versions(), stop), this::flag, context.notices()::problem);
    }

    private void flag(Map<String, List<String>> found) {
        findings.clear();
        findings.putAll(found);
    }

    /// Asks for the page at the right again.
    void answer() {
        OpenStore store = context.session().store().orElse(null);
        Version from = left.get();
        Version to = right.get();
        if (store == null || from == null || to == null || subject.row().isEmpty()) {
            answer.set(Answer.NOTHING);
            return;
        }
        RowAnswers.Question question = new RowAnswers.Question(
                row(), from, to, List.copyOf(versions), undone(), moment.get().strip());
        Page wanted = page.get();
        answering.run(
                _ -> answers.answer(store, wanted, question),
                answer::set,
                why -> answer.set(Answer.ofText((why.happened() + " " + why.nextStep()).strip(), "")));
    }

    /// The versions that undoing takes back, newest first.
    List<Version> undone() {
        Version from = left.get();
        Version to = right.get();
        if (from == null || to == null) {
            return List.of();
        }
        int newest = versions.indexOf(to);
        int kept = versions.indexOf(from);
        return undoing.get() == Undoing.BACK_TO_A && newest < kept
                ? List.copyOf(versions.subList(newest, kept))
                : List.of(to);
    }

    /// A version older or newer: both sides move, so that one change is read after the other.
    void step(int versionsOlder) {
        int at = versions.indexOf(right.get()) + versionsOlder;
        if (at >= 0 && at < versions.size()) {
            compare(versions.get(at));
        }
    }

    /// A version against the one before it.
    void compare(@Nullable Version version) {
        if (version == null) {
            left.set(null);
            right.set(null);
        } else {
            int before = Math.min(versions.indexOf(version) + 1, versions.size() - 1);
            left.set(versions.get(before));
            right.set(version);
            if (page.get() == Page.AS_OF && !moment.get().isEmpty()) {
                moment.set("@" + version.event());
                return;
            }
        }
        answer();
    }

    /// Another version to compare the chosen one with; the older of both is A.
    void compareWith(Version other) {
        Version now = right.get();
        if (now == null || versions.indexOf(other) >= versions.indexOf(now)) {
            left.set(other);
        } else {
            left.set(now);
            right.set(other);
        }
        answer();
    }

    void open(String id) {
        context.navigator().open(id);
    }

    /// The command that prints the same.
    String command() {
        Optional<OpenStore> store = context.session().store();
        RowSubject named = new RowSubject(row(), subject.column());
        return RowCommand.of(
                store, named, page.get(), exactly(moment.get().strip()), left.get(), right.get(), undone());
    }

    /// With its offset, because commands are read in UTC; what is unclear stays so, and the page says why.
    private String exactly(String typed) {
        try {
            return TypedMoment.meant(typed, context.times().zone(), TypedMoment.End.UNTIL);
        } catch (WorkbenchException unclear) {
            return typed;
        }
    }
}

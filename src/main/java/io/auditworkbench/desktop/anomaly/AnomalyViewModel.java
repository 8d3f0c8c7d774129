package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.anomaly.Listed.Show;
import io.auditworkbench.desktop.anomaly.Listed.Sort;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.finding.FindingTriage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which groups are shown, which one is looked at, and what is said of it.
///
/// - **Threading**: the JavaFX thread.
final class AnomalyViewModel {

    private final DesktopContext context;
    private final Supplier<FindingTriage> triage;
    private final LatestWork listing;
    private final LatestWork looking;
    private final ReadOnlyObjectWrapper<@Nullable Listed> listed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Detail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.OPEN);
    private final ObjectProperty<Sort> sort = new SimpleObjectProperty<>(Sort.SEVERITY);
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.EVERYTHING);
    private final ReadOnlyObjectWrapper<@Nullable GroupRow> selected = new ReadOnlyObjectWrapper<>();
    private final ObservableList<GroupRow> rows = FXCollections.observableArrayList();
    /// One view for all, because listeners of another one would be forgotten with it.
    private final ObservableList<GroupRow> shownRows = FXCollections.unmodifiableObservableList(rows);
    private @Nullable Place asked;
    private @Nullable OpenStore askedOf;
    private String wanted = "";

    AnomalyViewModel(DesktopContext context, Supplier<FindingTriage> triage) {
        this.context = context;
        this.triage = triage;
        this.listing = new LatestWork(context.work());
        this.looking = new LatestWork(context.work());
        show.addListener((_, _, _) -> arrange());
        sort.addListener((_, _, _) -> arrange());
        choice.addListener((_, _, _) -> arrange());
    }

    ReadOnlyObjectProperty<@Nullable Listed> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Detail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable GroupRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ObjectProperty<Show> showProperty() {
        return show;
    }

    ObjectProperty<Sort> sortProperty() {
        return sort;
    }

    ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    ObservableList<GroupRow> rows() {
        return shownRows;
    }

    /// Shows a place; what is there already is not asked for again.
    ///
    /// - **Shape**: its subject is a group (`A17`) or a check, which then is chosen.
    void show(Place place) {
        OpenStore store = context.session().required();
        boolean isHere = asked != null && asked.about("").equals(place.about("")) && store.equals(askedOf);
        asked = place;
        askedOf = store;
        if (isHere) {
            want(place.subject());
        } else {
            wanted = place.subject();
            listing.run(stop -> new GroupsReader(context).read(store, place, stop), this::arrive, this::fail);
        }
    }

    /// Asks again, as after something was said.
    void refresh() {
        if (asked != null && askedOf != null) {
            Place place = asked;
            OpenStore store = askedOf;
            listing.run(stop -> new GroupsReader(context).read(store, place, stop), this::arrive, this::fail);
        }
    }

    private void fail(Problem failure) {
        problem.set(failure);
        rows.clear();
    }

    private void arrive(Listed answer) {
        problem.set(null);
        listed.set(answer);
        arrange();
        want(wanted);
        wanted = "";
    }

    private void want(String subject) {
        Listed all = listed.get();
        if (subject.isEmpty() || all == null) {
            return;
        }
        Optional<GroupRow> group = all.rows().stream()
                .filter(row -> row.id().equalsIgnoreCase(subject))
                .findFirst();
        if (group.isPresent()) {
            if (!rows.contains(group.get())) {
                choice.set(Choice.EVERYTHING);
                show.set(Show.ALL);
            }
            select(group.get());
        } else if (all.rows().stream().anyMatch(row -> row.detector().equals(subject))) {
            show.set(Show.ALL);
            choice.set(Choice.ofCheck(subject));
        }
    }

    private void arrange() {
        Listed all = listed.get();
        if (all == null) {
            return;
        }
        Set<String> chosen = all.chosen(choice.get());
        List<GroupRow> shown = all.rows().stream()
                .filter(row -> show.get().includes(row.state()) && chosen.contains(row.id()))
                .sorted(order())
                .toList();
        GroupRow before = selected.get();
        rows.setAll(shown);
        context.status()
                .shownProperty()
                .set(context.text("anomaly.shown", shown.size(), all.rows().size()));
        GroupRow next = before == null
                ? null
                : shown.stream()
                        .filter(row -> row.id().equals(before.id()))
                        .findFirst()
                        .orElse(null);
        select(next == null && !shown.isEmpty() ? shown.getFirst() : next);
    }

    private Comparator<GroupRow> order() {
        Comparator<GroupRow> severity = Comparator.comparing(GroupRow::severity).reversed();
        Comparator<GroupRow> last = Comparator.comparing(GroupRow::lastAt).reversed();
        return switch (sort.get()) {
            case SEVERITY -> severity.thenComparing(last);
            case LAST -> last;
            case STATE ->
                Comparator.comparing(GroupRow::state).thenComparing(severity).thenComparing(last);
        };
    }

    /// Looks at a group.
    void select(@Nullable GroupRow row) {
        GroupRow before = selected.get();
        selected.set(row);
        if (row == null) {
            looking.cancel();
            detail.set(null);
        } else if (!row.equals(before)) {
            look(row);
        }
    }

    private void look(GroupRow row) {
        OpenStore store = context.session().required();
        if (context.navigator().place().screen() == ScreenId.ANOMALIES) {
            context.navigator().select(row.id());
        }
        looking.run(
                stop -> new DetailReader(context).read(store, row.id(), stop), detail::set, context.notices()::problem);
    }

    /// Keeps what is said of the selected group; the list then goes on to the next one. `ended` hears whether it is
    /// kept: nobody else may have said anything meanwhile, and nothing that is asked later cancels it.
    void say(
            GroupRow row,
            TriageState state,
            String reason,
            Optional<Instant> until,
            Consumer<Optional<Problem>> ended) {
        FindingTriage.Act act = new FindingTriage.Act(
                row.id(), state, reason, until.map(Instant::toString), System.getProperty("user.name", "?"));
        int at = rows.indexOf(row);
        OpenStore store = context.session().required();
        context.work()
                .run(
                        _ -> store.witness().act(Kind.TRIAGE, row.id(), words(state, reason, until), () -> {
                            triage.get().keep(store.file(), act);
                            return row.id();
                        }),
                        _ -> {
                            ended.accept(Optional.empty());
                            said(at, row);
                        },
                        failure -> ended.accept(Optional.of(failure)));
    }

    private static String words(TriageState state, String reason, Optional<Instant> until) {
        String end = until.map(moment -> " until " + moment).orElse("");
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-') + end + (reason.isEmpty() ? "" : ": " + reason);
    }

    private void said(int at, GroupRow row) {
        boolean isGoingOn = at >= 0 && at + 1 < rows.size();
        wanted = isGoingOn ? rows.get(at + 1).id() : "";
        context.notices().done(context.text("anomaly.kept", row.id()), row.what());
        refresh();
    }

    /// How many findings of a group a mute would have hidden, and of how many.
    String muteWouldHide(GroupRow row, MuteTime time) {
        Listed all = listed.get();
        if (all == null) {
            return "";
        }
        long ever = MuteTime.FOREVER.wouldHaveHidden(
                all.marks(), row.id(), all.lanes().until());
        long hidden = time.wouldHaveHidden(all.marks(), row.id(), all.lanes().until());
        return context.text("anomaly.mute.preview", hidden, ever, row.events());
    }

    Instant now() {
        return context.clock().instant();
    }

    void addToCase(String id) {
        context.navigator().go(ScreenId.CASES, "add " + id);
    }

    void open(String id) {
        context.navigator().open(id);
    }

    /// The events of a lead, or the thing it leads to.
    void follow(Detail.Lead lead) {
        if (lead.filter().isEmpty()) {
            open(lead.subject());
        } else {
            context.navigator()
                    .to(context.navigator().place().on(ScreenId.EVENTS, "").filtered(lead.filter()));
        }
    }

    void cancel() {
        listing.cancel();
        looking.cancel();
    }

    Optional<String> command() {
        OpenStore store = context.session().required();
        GroupRow row = selected.get();
        CommandText command = row == null
                ? CommandText.of("anomalies").asked(store, context.navigator().place())
                : CommandText.of("show", row.id()).on(store);
        return Optional.of(command.toString());
    }
}

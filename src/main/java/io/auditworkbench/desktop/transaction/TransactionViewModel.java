package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// One transaction, step by step, by what the steps come to, or beside another.
///
/// - **Threading**: the JavaFX thread.
final class TransactionViewModel {

    /// As many steps as are shown at once; a larger transaction is read on when asked.
    static final int PAGE = 500;

    private final DesktopContext context;
    private final Steps reader;
    private final Headings headings;
    private final Comparison comparison;
    private final LatestWork asking;
    private final LatestWork seeking;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.STEPS);
    private final StringProperty searched = new SimpleStringProperty("");
    private final StringProperty table = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Heading> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Compared> compared = new ReadOnlyObjectWrapper<>(Compared.NOTHING);
    private final ObservableList<Step> all = FXCollections.observableArrayList();
    private final FilteredList<Step> steps = new FilteredList<>(all);
    private @Nullable TraceView trace;
    private String subject = "";
    private int limit = PAGE;

    /// How the transaction is looked at.
    enum Mode {
        STEPS,
        NET,
        COMPARE
    }

    /// This transaction beside another; `other` is its id, or why there is none.
    record Compared(String other, List<DiffRow> rows) {
        static final Compared NOTHING = new Compared("", List.of());
    }

    TransactionViewModel(DesktopContext context) {
        this.context = context;
        this.reader = new Steps(context);
        this.headings = new Headings(context);
        this.comparison = new Comparison(context);
        this.asking = new LatestWork(context.work());
        this.seeking = new LatestWork(context.work());
        mode.addListener(_ -> ask());
        searched.addListener(_ -> narrow());
        table.addListener(_ -> narrow());
    }

    ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    StringProperty searchedProperty() {
        return searched;
    }

    /// Only steps of this table, `shop.orders`; empty for all.
    StringProperty tableProperty() {
        return table;
    }

    ReadOnlyObjectProperty<@Nullable Heading> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Compared> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// What is to be seen of the steps that were read.
    ObservableList<Step> steps() {
        return steps;
    }

    /// Every step that was read.
    ObservableList<Step> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    /// Shows another transaction: by its id, or by one of its events.
    void show(String id) {
        if (id.isEmpty() || id.equals(subject)) {
            return;
        }
        subject = id;
        limit = PAGE;
        table.set("");
        searched.set("");
        compared.set(Compared.NOTHING);
        if (mode.get() == Mode.COMPARE) {
            mode.set(Mode.STEPS);
        } else {
            ask();
        }
    }

    /// Reads on in a large transaction.
    void more() {
        limit += PAGE;
        ask();
    }

    void leave() {
        asking.cancel();
        seeking.cancel();
        subject = "";
    }

    private void ask() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null || subject.isEmpty()) {
            return;
        }
        String asked = subject;
        int most = limit;
        switch (mode.get()) {
            case STEPS -> asking.run(_ -> store.reading().trace().steps(asked, most), this::arrive, this::fail);
            case NET -> asking.run(_ -> store.reading().trace().net(asked), this::arrive, this::fail);
            case COMPARE -> {
                if (compared.get().other().isEmpty()) {
                    compareWithFormer();
                }
            }
        }
    }

    private void fail(Problem why) {
        all.clear();
        trace = null;
        shown.set(null);
        problem.set(why);
    }

    private void arrive(TraceView now) {
        problem.set(null);
        trace = now;
        boolean isSteps = mode.get() == Mode.STEPS;
        all.setAll(isSteps ? reader.each(now) : reader.net(now));
        shown.set(headings.of(
                now, isSteps ? now.transaction().eventCount() - now.steps().size() : 0));
        tell();
    }

    private void narrow() {
        String wanted = searched.get().strip().toLowerCase(Locale.ROOT);
        String only = table.get();
        steps.setPredicate(wanted.isEmpty() && only.isEmpty() ? null : step -> step.fits(wanted, only));
        tell();
    }

    private void tell() {
        Heading now = shown.get();
        if (now != null) {
            context.status().shownProperty().set(context.text("transaction.shown", steps.size(), now.changes()));
        }
    }

    /// Goes to what the same actor did before or after.
    void goToActors(ActorSteps.Way way) {
        OpenStore store = context.session().store().orElse(null);
        TraceView now = trace;
        if (store == null || now == null) {
            return;
        }
        TransactionView of = now.transaction();
        seeking.run(
                stop -> ActorSteps.next(store.reading(), ActorSteps.ofActor(of), of, way, stop),
                found -> found.ifPresentOrElse(
                        this::open,
                        () -> context.notices()
                                .done(
                                        context.text(
                                                "transaction.no-other",
                                                of.actor().name()),
                                        "")),
                context.notices()::problem);
    }

    /// Puts the last transaction of the same actor that began in the same way beside this one.
    private void compareWithFormer() {
        OpenStore store = context.session().store().orElse(null);
        TraceView now = trace;
        if (store != null && now != null) {
            seeking.run(
                    stop -> former(store, now, stop),
                    found -> found.ifPresentOrElse(
                            this::compareWith,
                            () -> compared.set(new Compared(context.text("transaction.compare.none"), List.of()))),
                    context.notices()::problem);
        }
    }

    private static Optional<String> former(OpenStore store, TraceView now, BooleanSupplier stop) {
        TransactionView of = now.transaction();
        TraceView begun = store.reading().trace().steps(of.id(), 1);
        return ActorSteps.next(store.reading(), ActorSteps.ofKind(begun), of, ActorSteps.Way.BEFORE, stop);
    }

    /// Puts another transaction beside this one.
    void compareWith(String other) {
        OpenStore store = context.session().store().orElse(null);
        TraceView now = trace;
        if (store == null || now == null || other.isBlank()) {
            return;
        }
        seeking.run(
                _ -> compared(store, other.strip(), now),
                compared::set,
                why -> compared.set(new Compared((why.happened() + " " + why.nextStep()).strip(), List.of())));
    }

    private Compared compared(OpenStore store, String other, TraceView now) throws Exception {
        return store.witness()
                .act(
                        Kind.READ,
                        "transaction " + other,
                        "beside " + now.transaction().id(),
                        () -> {
                            TraceView there = store.reading().trace().steps(other, 1);
                            return new Compared(there.transaction().id(), comparison.of(there, now));
                        });
    }

    /// Shows everything that its actor did, in the events.
    void followActor() {
        Heading now = shown.get();
        if (now != null) {
            events(FilterTerms.actor(now.actor()));
        }
    }

    /// Shows everything that its session did, where the source tells sessions apart.
    void followSession() {
        Heading now = shown.get();
        if (now != null && now.connection() != null) {
            events("thread:" + now.connection());
        }
    }

    /// Shows the business events that rest on it.
    void showBusiness() {
        Heading now = shown.get();
        if (now != null) {
            context.navigator()
                    .to(context.navigator().place().on(ScreenId.BUSINESS, "").filtered("tx:" + now.title()));
        }
    }

    private void events(String filter) {
        context.navigator()
                .to(context.navigator().place().on(ScreenId.EVENTS, "").filtered(filter));
    }

    void open(String id) {
        context.navigator().open(id);
    }

    /// The command that prints the same.
    String command() {
        Heading now = shown.get();
        List<String> words = new ArrayList<>(List.of("trace", now == null ? subject : now.title()));
        if (mode.get() == Mode.NET) {
            words.add("--net");
        }
        CommandText command = CommandText.of(words);
        return context.session().store().map(command::on).orElse(command).toString();
    }
}

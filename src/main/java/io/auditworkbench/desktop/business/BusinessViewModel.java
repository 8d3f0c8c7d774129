package io.auditworkbench.desktop.business;

import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which business events are shown, and why one of them was concluded.
///
/// - **Threading**: the JavaFX thread.
final class BusinessViewModel {

    private final DesktopContext context;
    private final BusinessReader reader;
    private final LatestWork listing;
    private final LatestWork looking;
    private final ReadOnlyObjectWrapper<@Nullable BusinessList> list = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BusinessDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<String>> type = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Place asked;
    private @Nullable OpenStore askedOf;
    private String selected = "";

    BusinessViewModel(DesktopContext context, Function<Path, ConclusionDesk> conclusions) {
        this.context = context;
        this.reader = new BusinessReader(context, conclusions);
        this.listing = new LatestWork(context.work());
        this.looking = new LatestWork(context.work());
    }

    ReadOnlyObjectProperty<@Nullable BusinessList> listProperty() {
        return list.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable BusinessDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The type that is shown alone, empty for all.
    ReadOnlyObjectProperty<Optional<String>> typeProperty() {
        return type.getReadOnlyProperty();
    }

    String selected() {
        return selected;
    }

    /// Shows a place.
    ///
    /// - **Shape**: its subject is a business event (`B12`) or a type, which then is shown alone.
    void show(Place place) {
        OpenStore store = context.session().required();
        String subject = place.subject();
        boolean isEvent = subject.matches("[Bb][0-9]+");
        boolean isType = !subject.isEmpty() && !isEvent;
        boolean isHere = asked != null && asked.about("").equals(place.about("")) && store.equals(askedOf);
        asked = place;
        askedOf = store;
        if (isEvent) {
            select(subject);
        }
        if (isType) {
            choose(Optional.of(subject));
        } else if (!isHere) {
            ask();
        }
    }

    /// Shows one type alone, or all.
    void choose(Optional<String> wanted) {
        type.set(wanted);
        ask();
    }

    void ask() {
        if (asked != null && askedOf != null) {
            Place place = asked;
            OpenStore store = askedOf;
            Optional<String> wanted = type.get();
            listing.run(stop -> reader.list(store, place, wanted, stop), this::arrive, this::fail);
        }
    }

    private void arrive(BusinessList answer) {
        problem.set(null);
        list.set(answer);
        List<BusinessRow> rows = answer.rows();
        context.status()
                .shownProperty()
                .set(context.text(
                        answer.isCut() ? "business.shown.cut" : "business.shown", rows.size(), answer.total()));
        if (selected.isEmpty() && !rows.isEmpty()) {
            select(rows.getFirst().id());
        }
    }

    private void fail(Problem failure) {
        list.set(null);
        problem.set(failure);
    }

    /// Looks at an event.
    void select(String id) {
        if (id.equals(selected)) {
            return;
        }
        selected = id;
        OpenStore store = context.session().required();
        if (context.navigator().place().screen() == ScreenId.BUSINESS) {
            context.navigator().select(id);
        }
        looking.run(_ -> reader.why(store, id), detail::set, context.notices()::problem);
    }

    void open(String id) {
        context.navigator().open(id);
    }

    void cancel() {
        listing.cancel();
        looking.cancel();
    }

    Optional<String> command() {
        CommandText command = CommandText.of("business");
        type.get().ifPresent(wanted -> command.option("--type", wanted));
        return Optional.of(
                command.asked(context.session().required(), context.navigator().place())
                        .toString());
    }
}

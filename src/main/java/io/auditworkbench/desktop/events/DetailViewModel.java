package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ShownView;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One event in full.
///
/// - **Threading**: the JavaFX thread.
final class DetailViewModel {

    private static final int VERSIONS = 10;
    private static final int SIBLINGS = 200;

    private final DesktopContext context;
    private final LatestWork work;
    private final LatestWork rowWork;
    private final LatestWork transactionWork;
    private final ReadOnlyObjectWrapper<@Nullable Detail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<EventView>> versions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<EventView>> siblings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// What is shown of an event.
    record Detail(
            EventView event,
            List<DetailField> fields,
            List<AnomalyView> anomalies,
            List<BusinessView> business,
            String raw) {}

    DetailViewModel(DesktopContext context) {
        this.context = context;
        this.work = new LatestWork(context.work());
        this.rowWork = new LatestWork(context.work());
        this.transactionWork = new LatestWork(context.work());
    }

    ReadOnlyObjectProperty<@Nullable Detail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /// The last versions of the row, newest first.
    ReadOnlyObjectProperty<List<EventView>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    /// The first events of the transaction.
    ReadOnlyObjectProperty<List<EventView>> siblingsProperty() {
        return siblings.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Optional<EventView> event() {
        return Optional.ofNullable(detail.get()).map(Detail::event);
    }

    /// Shows an event, nothing for 0.
    void show(long sequence) {
        versions.set(List.of());
        siblings.set(List.of());
        problem.set(null);
        rowWork.cancel();
        transactionWork.cancel();
        OpenStore store = context.session().store().orElse(null);
        if (sequence == EventsViewModel.NONE || store == null) {
            work.cancel();
            detail.set(null);
            return;
        }
        work.run(_ -> read(store, sequence), detail::set, failure -> {
            detail.set(null);
            problem.set(failure);
        });
    }

    private static @Nullable Detail read(OpenStore store, long sequence) {
        return switch (store.reading().show().show("E" + sequence)) {
            case ShownView.OfEvent shown ->
                new Detail(
                        shown.event(),
                        DetailField.of(shown.event()),
                        shown.anomalies(),
                        shown.business(),
                        EventText.json(shown.event()));
            default -> null;
        };
    }

    /// Reads the versions of the row, when somebody looks at them.
    void wantVersions() {
        OpenStore store = context.session().store().orElse(null);
        EventView event = event().orElse(null);
        if (store == null
                || event == null
                || event.row() == null
                || !versions.get().isEmpty()) {
            return;
        }
        String row = event.row().toString();
        rowWork.run(
                _ -> store.reading().rows().history(row, Optional.empty(), VERSIONS).versions().stream()
                        .map(version -> version.event())
                        .toList()
                        .reversed(),
                versions::set,
                problem::set);
    }

    /// Reads the events of the transaction, when somebody looks at them.
    void wantSiblings() {
        OpenStore store = context.session().store().orElse(null);
        EventView event = event().orElse(null);
        if (store == null || event == null || !siblings.get().isEmpty()) {
            return;
        }
        transactionWork.run(
                _ -> store.reading()
                        .trace()
                        .steps(event.transactionId(), SIBLINGS)
                        .steps(),
                siblings::set,
                problem::set);
    }
}

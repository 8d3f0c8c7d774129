package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.LiveEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// What comes while somebody looks: it waits beside the list unless the list is at its newest line and nobody reads.
///
/// - **Threading**: the JavaFX thread.
final class Following {

    /// More is not kept waiting line by line; the list is asked for anew instead.
    private static final int MOST_WAITING = 100_000;

    private static final int MOST_KEPT = 1_000;
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final DesktopContext context;
    private final EventListing listing;
    private final LatestWork opening;
    private final LatestWork polling;
    private final ChangeSummary summary;
    private final BooleanProperty isOn = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final List<EventRow> newer = new ArrayList<>();
    private @Nullable LiveEvents live;
    private long quietUntil;

    Following(DesktopContext context, EventListing listing) {
        this.context = context;
        this.listing = listing;
        this.opening = new LatestWork(context.work());
        this.polling = new LatestWork(context.work());
        this.summary = new ChangeSummary(context.messages());
    }

    /// Whether new lines come in by themselves.
    BooleanProperty isOnProperty() {
        return isOn;
    }

    /// How many lines wait beside the list.
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Begins anew for a place; nothing more comes into a range that has an end, nor into the demo.
    void begin(OpenStore store, Place place) {
        stop();
        boolean canGrow = !store.isDemo() && !(place.range() instanceof TimeRange.Between);
        if (!canGrow) {
            return;
        }
        FilterRequest asked = place.range().request(place.filter(), store.anchor());
        FilterRequest open = new FilterRequest(asked.text(), asked.since(), null, null);
        opening.run(
                _ -> store.reading().filters().read(open) instanceof FilterReading.Accepted(var filter)
                        ? store.reading().follow(filter)
                        : store.reading().follow(Asked.of(store, place)),
                found -> live = found,
                _ -> live = null);
    }

    /// Waits for nothing any more.
    void stop() {
        opening.cancel();
        polling.cancel();
        live = null;
        newer.clear();
        waiting.set(0);
        quietUntil = 0;
    }

    /// Looks for what has come. `isUndisturbed` says that the list may move: its newest line is seen and none selected.
    void tick(boolean isUndisturbed) {
        LiveEvents source = live;
        long now = context.clock().millis();
        if (source == null || polling.isRunning() || now < quietUntil) {
            return;
        }
        polling.run(
                _ -> {
                    List<EventRow> rows = new ArrayList<>();
                    source.poll(event -> rows.add(
                            rows.size() < MOST_KEPT
                                    ? EventRow.of(event, List.of(), summary)
                                    : EventRow.awaited(event.sequence())));
                    return rows;
                },
                rows -> take(rows, isUndisturbed, now),
                _ -> quietUntil = now + QUIET.toMillis() * 10);
    }

    private void take(List<EventRow> rows, boolean isUndisturbed, long now) {
        if (rows.isEmpty()) {
            quietUntil = now + QUIET.toMillis();
            return;
        }
        newer.addAll(rows);
        if (isOn.get() && isUndisturbed && !listing.isStaleProperty().get()) {
            flush();
        } else {
            waiting.set(newer.size());
        }
    }

    /// Whether so many came that the list should be asked for anew.
    boolean isTooMuch() {
        return newer.size() > MOST_WAITING;
    }

    /// Lets in what waits.
    void flush() {
        listing.add(List.copyOf(newer));
        newer.clear();
        waiting.set(0);
    }
}

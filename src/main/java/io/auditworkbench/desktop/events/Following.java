package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.workbench.LiveEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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
    private final LatestWork polling;
    private final BooleanProperty isOn = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final List<EventRow> newer = new ArrayList<>();
    private @Nullable LiveEvents live;
    private long quietUntil;
    private boolean hasFailed;

    Following(DesktopContext context, EventListing listing) {
        this.context = context;
        this.listing = listing;
        this.polling = new LatestWork(context.work());
        listing.liveProperty().addListener((_, _, source) -> begin(source));
    }

    /// Whether new lines come in by themselves.
    BooleanProperty isOnProperty() {
        return isOn;
    }

    /// How many lines wait beside the list.
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Begins anew with what comes after another list; null where nothing can.
    private void begin(@Nullable LiveEvents source) {
        stop();
        live = source;
    }

    /// Waits for nothing any more.
    void stop() {
        polling.cancel();
        live = null;
        newer.clear();
        waiting.set(0);
        quietUntil = 0;
        hasFailed = false;
    }

    /// Looks for what has come. `isUndisturbed` says that the list may move: its newest line is seen and none selected.
    void tick(BooleanSupplier isUndisturbed) {
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
                                    ? listing.reader().row(event, List.of())
                                    : EventRow.awaited(event.sequence())));
                    return rows;
                },
                rows -> take(rows, isUndisturbed, now),
                problem -> {
                    // what had been read by then is not known: the list is asked for anew
                    hasFailed = true;
                    context.notices().problem(problem);
                });
    }

    private void take(List<EventRow> rows, BooleanSupplier isUndisturbed, long now) {
        if (rows.isEmpty()) {
            quietUntil = now + QUIET.toMillis();
            return;
        }
        newer.addAll(rows);
        if (!listing.isStaleProperty().get()) {
            newer.removeIf(row -> listing.has(row.sequence()));
        }
        if (isOn.get()
                && isUndisturbed.getAsBoolean()
                && !listing.isStaleProperty().get()) {
            flush();
        } else {
            waiting.set(newer.size());
        }
    }

    /// Whether so many came, or so little is known of what came, that the list is to be asked for anew.
    boolean mustAskAnew() {
        return hasFailed || newer.size() > MOST_WAITING;
    }

    /// Lets in what waits.
    void flush() {
        newer.removeIf(row -> listing.has(row.sequence()));
        listing.add(List.copyOf(newer));
        newer.clear();
        waiting.set(0);
    }
}

package io.auditworkbench.desktop.common;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where the window is, and the way back.
///
/// - **Threading**: the JavaFX thread.
public final class Navigator {

    private static final int MOST_REMEMBERED = 200;

    private final ReadOnlyObjectWrapper<Place> place =
            new ReadOnlyObjectWrapper<>(new Place(ScreenId.WELCOME, "", "", TimeRange.everything()));
    private final Deque<Place> behind = new ArrayDeque<>();
    private final Deque<Place> ahead = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();

    /// Where the window is.
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// Where the window is.
    public Place place() {
        return place.get();
    }

    /// Whether there is a place to go back to.
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /// Whether somebody went back.
    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    /// To a screen, with the filter and the range of here.
    public void go(ScreenId screen) {
        to(place().on(screen, ""));
    }

    /// To a screen that shows one thing.
    public void go(ScreenId screen, String subject) {
        to(place().on(screen, subject));
    }

    /// Another filter here.
    public void filter(String text) {
        to(place().filtered(text));
    }

    /// Another range here.
    public void range(TimeRange range) {
        to(place().during(range));
    }

    /// Shows what an id names: `E7`, `T88`, `A17`, `B12`, `C3`, or a row such as `shop.orders/1042`.
    public void open(String id) {
        go(screenOf(id), id);
    }

    private static ScreenId screenOf(String id) {
        if (id.matches("[Tt][0-9]+")) {
            return ScreenId.TRANSACTION;
        }
        if (id.matches("[Aa][0-9]+")) {
            return ScreenId.ANOMALIES;
        }
        if (id.matches("[Bb][0-9]+")) {
            return ScreenId.BUSINESS;
        }
        if (id.matches("[Cc][0-9]+")) {
            return ScreenId.CASES;
        }
        if (id.matches("[Gg][0-9]+")) {
            return ScreenId.HEALTH;
        }
        return id.matches("[Ee#]?[0-9]+") ? ScreenId.EVENTS : ScreenId.ROW_HISTORY;
    }

    /// To a place; nothing happens when it is here.
    public void to(Place next) {
        if (next.equals(place())) {
            return;
        }
        behind.push(place());
        while (behind.size() > MOST_REMEMBERED) {
            behind.removeLast();
        }
        ahead.clear();
        arrive(next);
    }

    /// Remembers what is selected here, so that coming back selects it again; no step of its own.
    public void select(String subject) {
        place.set(place().about(subject));
    }

    /// To where the window was before.
    public void back() {
        if (!behind.isEmpty()) {
            ahead.push(place());
            arrive(behind.pop());
        }
    }

    /// To where somebody went back from.
    public void forward() {
        if (!ahead.isEmpty()) {
            behind.push(place());
            arrive(ahead.pop());
        }
    }

    /// Begins anew at a place, as with another store: there is no way back into the former one.
    public void startAt(Place first) {
        behind.clear();
        ahead.clear();
        arrive(first);
    }

    private void arrive(Place next) {
        canGoBack.set(!behind.isEmpty());
        canGoForward.set(!ahead.isEmpty());
        place.set(next);
    }
}

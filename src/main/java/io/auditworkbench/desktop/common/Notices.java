package io.auditworkbench.desktop.common;

import java.time.Clock;
import java.time.Instant;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What happened beside the work: finished exports, and everything that went wrong. The bell keeps it.
///
/// - **Threading**: the JavaFX thread.
public final class Notices {

    private static final int MOST_KEPT = 200;

    private final ObservableList<Notice> all = FXCollections.observableArrayList();

    /// One view for everybody: it hears the list weakly, so one of nobody's own would fall silent.
    private final ObservableList<Notice> readable = FXCollections.unmodifiableObservableList(all);

    private final Clock clock;
    private boolean isQuiet;

    public Notices(Clock clock) {
        this.clock = clock;
    }

    /// One of them; `offer` may be done about it, `offerLabel` empty for nothing.
    public record Notice(Instant at, boolean isProblem, String what, String more, String offerLabel, Runnable offer) {}

    /// Newest first.
    public ObservableList<Notice> all() {
        return readable;
    }

    /// Something is done.
    public void done(String what, String more) {
        add(new Notice(clock.instant(), false, what, more, "", () -> {}));
    }

    /// Something is done, and one can look at it.
    public void done(String what, String more, String offerLabel, Runnable offer) {
        add(new Notice(clock.instant(), false, what, more, offerLabel, offer));
    }

    /// What may be done about something, and its name.
    public record Offer(String label, Runnable doing) {}

    /// Something is done, and the screen says so already: only the bell keeps it.
    public void rememberDone(String what, String more, Offer offer) {
        quietly(() -> done(what, more, offer.label(), offer.doing()));
    }

    /// Something went wrong.
    public void problem(Problem problem) {
        add(new Notice(clock.instant(), true, problem.happened(), problem.nextStep(), "", () -> {}));
    }

    /// Something went wrong, and stands where it did already: only the bell keeps it.
    public void remember(Problem problem) {
        quietly(() -> problem(problem));
    }

    private void quietly(Runnable adding) {
        isQuiet = true;
        try {
            adding.run();
        } finally {
            isQuiet = false;
        }
    }

    /// Whether what is being added stands elsewhere already.
    public boolean isQuiet() {
        return isQuiet;
    }

    /// They have been read.
    public void clear() {
        all.clear();
    }

    private void add(Notice notice) {
        all.addFirst(notice);
        if (all.size() > MOST_KEPT) {
            all.removeLast();
        }
    }
}

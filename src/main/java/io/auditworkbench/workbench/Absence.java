package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.PrunedLog;
import io.auditworkbench.workbench.text.TimeText;
import java.util.Optional;

/// Says that something is not in a store: never there as far as the store knows, or pruned.
final class Absence {

    private Absence() {}

    /// Of an event by its number.
    static WorkbenchException ofEvent(ChangeLog log, long sequence) {
        Optional<PrunedLog.Kept> pruned = log.pruned().filter(kept -> sequence > 0 && sequence <= kept.throughSeq());
        return pruned.map(kept -> pruned("E" + sequence, kept)).orElseGet(() -> never("E" + sequence, log));
    }

    /// Of a transaction by its number.
    static WorkbenchException ofTransaction(ChangeLog log, long number) {
        Optional<PrunedLog.Kept> pruned = log.pruned().filter(kept -> number > 0 && number <= kept.throughTx());
        return pruned.map(kept -> pruned("T" + number, kept)).orElseGet(() -> never("T" + number, log));
    }

    /// Of what may have been pruned, because its name does not tell: `next` is what to do where nothing was.
    static WorkbenchException of(ChangeLog log, String id, String next) {
        return ObjectId.notFound(
                id, log.pruned().map(kept -> hint(kept) + " " + next).orElse(next));
    }

    private static WorkbenchException pruned(String id, PrunedLog.Kept kept) {
        return new WorkbenchException(
                ErrorCode.NOT_FOUND,
                id + " was pruned on " + day(kept) + " by " + kept.prunedBy()
                        + ": its hash is there, what it said is not.",
                "What is there begins with E" + (kept.throughSeq() + 1) + " in T" + (kept.throughTx() + 1)
                        + "; an older backup may have it.");
    }

    /// The day on which something was pruned last.
    static Optional<String> prunedDay(ChangeLog log) {
        return log.pruned().map(Absence::day);
    }

    private static String day(PrunedLog.Kept kept) {
        return TimeText.day(EventViews.instant(kept.prunedMicros()));
    }

    private static WorkbenchException never(String id, ChangeLog log) {
        return ObjectId.notFound(id, newest(log));
    }

    /// What to say when an id is beyond what is there.
    static String newest(ChangeLog log) {
        long last = log.lastSeq();
        return last == 0 ? "Nothing was captured yet." : "The newest event is E" + last + ".";
    }

    private static String hint(PrunedLog.Kept kept) {
        return "Everything through E" + kept.throughSeq() + ", and what was concluded from it, was pruned on "
                + day(kept) + ": it may have been there.";
    }
}

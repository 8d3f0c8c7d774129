package io.auditworkbench.workbench.casework;

import java.time.Instant;
import java.util.List;

/// A case as it may be shown, with everything in it.
///
/// - **Shape**: `outcome` is empty while it is open; `notes` are the newest version, `versions` how many there are;
///   `isLogIntact` says that every act still has the digest that chains it to the one before.
public record CaseView(
        Head head, List<Item> items, String notes, List<Version> versions, List<Act> acts, boolean isLogIntact) {

    /// What a list of cases shows; `changed` is the time of its last act.
    public record Head(
            long number,
            String title,
            boolean isOpen,
            String outcome,
            int items,
            Instant created,
            String createdBy,
            Instant changed) {

        /// `C3`.
        public String id() {
            return "C" + number;
        }
    }

    /// What was pinned: a copy, which is intact while it has the digest that it had then.
    public record Item(
            long number,
            String kind,
            String subject,
            String summary,
            String remark,
            String content,
            String sha256,
            boolean isIntact,
            Instant pinned,
            String pinnedBy) {}

    /// A version of the notes.
    public record Version(String text, Instant written, String writtenBy) {}

    /// An act, as the log has it.
    public record Act(String what, String detail, Instant at, String by) {}

    public CaseView {
        items = List.copyOf(items);
        versions = List.copyOf(versions);
        acts = List.copyOf(acts);
    }

    /// Whether nothing of it was changed behind its back.
    public boolean isIntact() {
        return isLogIntact && items.stream().allMatch(Item::isIntact);
    }
}

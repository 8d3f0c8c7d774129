package io.auditworkbench.desktop.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around the steps of a transaction.
///
/// - **Shape**: `title` is the id; `facts` one line; `identity` what the source calls it; `connection` null when
///   unknown; `balances` one text per sum; `changes` counts all steps, `more` those that are not read yet.
record Heading(
        String title,
        String facts,
        String identity,
        String actor,
        String actorSource,
        @Nullable Long connection,
        List<Part> parts,
        List<String> balances,
        List<String> notes,
        List<Link> links,
        long changes,
        long more) {

    /// A thing that belongs to the transaction: its id and a sentence.
    record Link(String id, String text) {}

    /// Whether there is nothing to list.
    boolean isSingle() {
        return changes == 1;
    }
}

package io.auditworkbench.workbench;

/// Counts what is done with pushed records.
///
/// - **Threading**: the writer's.
final class PushTally {

    /// `records` that were new, `repeated` ones that were kept before, `transactions` that were completed.
    record Counts(int records, int repeated, int transactions) {}

    private int records;
    private int repeated;
    private int transactions;

    void addNew() {
        records++;
    }

    void addRepeated() {
        repeated++;
    }

    void addTransactions(int completed) {
        transactions += completed;
    }

    /// What was counted; begins to count anew.
    Counts take() {
        Counts counts = new Counts(records, repeated, transactions);
        records = 0;
        repeated = 0;
        transactions = 0;
        return counts;
    }
}

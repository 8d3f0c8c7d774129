package io.auditworkbench.desktop.history;

import java.util.List;

/// Another row that changed in transactions of this one.
///
/// - **Shape**: `kinds` are the letters of what was done to it; `transactions` the shared ones, newest first.
record Related(String row, String kinds, int changes, List<String> transactions) {

    Related {
        transactions = List.copyOf(transactions);
    }
}

package io.auditworkbench.workbench;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a finding in a shop's store says, its group's id (`A17`), and on which transactions it rests, by the numbers of
/// their GTIDs.
record FoundThing(String id, String kind, String sentence, Set<Long> transactions) {

    private static final long NO_GTID = -1;

    static List<FoundThing> all(Store store) {
        Map<String, String> ids = new HashMap<>();
        for (AnomalyGroup group : store.findings().groups(Long.MIN_VALUE, Long.MAX_VALUE)) {
            ids.put(group.detector() + "\n" + group.fingerprint(), group.id());
        }
        List<FoundThing> all = new ArrayList<>();
        for (Anomaly anomaly : store.findings().findingsBetween(Long.MIN_VALUE, Long.MAX_VALUE)) {
            Set<Long> transactions = new HashSet<>();
            anomaly.evidence().forEach(seq -> transactions.add(transaction(store, seq)));
            String id = ids.getOrDefault(anomaly.detector() + "\n" + anomaly.fingerprint(), "");
            all.add(new FoundThing(id, anomaly.detector(), anomaly.sentence(), transactions));
        }
        return all;
    }

    /// The number of the GTID, by which the truth names transactions.
    static long transaction(Store store, long seq) {
        return store.changes()
                .transactionOfEvent(seq)
                .map(transaction -> transaction.header().identity())
                .filter(identity -> identity.matches(".*:[0-9]+"))
                .map(identity -> Long.parseLong(identity.substring(identity.lastIndexOf(':') + 1)))
                .orElse(NO_GTID);
    }

    boolean isAbout(TruthFile.Planted planted) {
        return transactions.stream().anyMatch(planted.transactions()::contains);
    }
}

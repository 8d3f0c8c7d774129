package io.auditworkbench.workbench.conclude;

import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionLog.KeptText;
import io.auditworkbench.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares what is in force with what the conclusions of a store were drawn with.
final class InForce {

    private InForce() {}

    /// Sentences about what differs; empty when everything was drawn with what is in force.
    static List<String> differences(Store store, KnowledgeBook book) {
        ConclusionLog log = store.conclusions();
        long through = log.isThere() ? log.cursor().throughTx() : 0;
        if (through == 0) {
            return List.of();
        }
        Map<String, List<KeptText>> used = new TreeMap<>();
        for (KeptText kept : log.texts()) {
            if (kept.firstTx() > 0) {
                used.computeIfAbsent(kept.version().ruleId(), _ -> new ArrayList<>())
                        .add(kept);
            }
        }
        List<String> differences = new ArrayList<>();
        Knowledge knowledge = book.in(store);
        knowledge.texts().keySet().stream()
                .sorted((one, other) -> one.ruleId().compareTo(other.ruleId()))
                .forEach(version -> {
                    List<KeptText> known = used.remove(version.ruleId());
                    String difference = difference(
                            version,
                            known == null ? List.of() : known,
                            log.cursor().mapping());
                    if (!difference.isEmpty()) {
                        differences.add(difference);
                    }
                });
        used.keySet().stream()
                .filter(id -> !book.rules().containsKey(id) && !id.equals(Knowledge.MAPPING))
                .forEach(id -> differences.add("the rule " + id + " is not there any more; what it concluded stays"));
        return differences;
    }

    private static String difference(RuleVersion inForce, List<KeptText> used, String lastMapping) {
        boolean isMapping = inForce.ruleId().equals(Knowledge.MAPPING);
        String what = isMapping ? "the mapping" : "the rule " + inForce.ruleId();
        KeptText last = used.stream()
                .reduce((one, other) -> other.firstTx() >= one.firstTx() ? other : one)
                .orElse(null);
        if (last == null) {
            return isMapping && inForce.sha256().equals(lastMapping)
                    ? ""
                    : what + " is new: nothing was concluded with it";
        }
        if (!last.version().equals(inForce)) {
            return what + " changed: what is stored was concluded with " + name(last.version(), isMapping);
        }
        if (used.size() > 1) {
            return what + " changed at T" + last.firstTx() + ": what was concluded before was concluded with another";
        }
        return last.firstTx() > 1 ? what + " looked at nothing before T" + last.firstTx() : "";
    }

    private static String name(RuleVersion version, boolean isMapping) {
        return isMapping ? "another" : version.toString();
    }
}

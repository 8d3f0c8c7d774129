package io.auditworkbench.workbench.conclude;

import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionLog.KeptText;
import io.auditworkbench.store.PrunedLog;
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
        if (!log.isDrawn()) {
            return List.of();
        }
        long first = store.changes().pruned().map(PrunedLog.Kept::throughTx).orElse(0L) + 1;
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
                            log.cursor().mapping(),
                            first);
                    if (!difference.isEmpty()) {
                        differences.add(difference);
                    }
                });
        used.keySet().stream()
                .filter(id -> !book.rules().containsKey(id))
                .forEach(id -> differences.add("the rule " + id + " is not there any more; what it concluded stays"));
        return differences;
    }

    private static String difference(RuleVersion inForce, List<KeptText> used, String lastMapping, long firstTx) {
        boolean isRule =
                !inForce.ruleId().equals(Knowledge.MAPPING) && !inForce.ruleId().equals(Knowledge.DETECTORS);
        String what = isRule
                ? "the rule " + inForce.ruleId()
                : inForce.ruleId().equals(Knowledge.MAPPING) ? "the mapping" : "what is set for detectors";
        // a store of before these were kept
        boolean isUsual =
                inForce.sha256().equals(lastMapping) || inForce.sha256().equals(DetectorChoice.USUAL_DIGEST);
        KeptText last = used.stream()
                .reduce((one, other) -> other.firstTx() >= one.firstTx() ? other : one)
                .orElse(null);
        if (last == null) {
            return isUsual
                    ? ""
                    : what
                            + (isRule
                                    ? " is new: nothing was concluded with it"
                                    : " changed since anything was concluded");
        }
        if (!last.version().equals(inForce)) {
            return what + " changed: what is stored was concluded with "
                    + (isRule ? last.version().toString() : "another");
        }
        if (used.size() > 1) {
            return what + " changed at T" + last.firstTx() + ": what was concluded before was concluded with another";
        }
        boolean isKnownLate = inForce.sha256().equals(DetectorChoice.USUAL_DIGEST);
        return last.firstTx() > firstTx && !isKnownLate ? what + " looked at nothing before T" + last.firstTx() : "";
    }
}

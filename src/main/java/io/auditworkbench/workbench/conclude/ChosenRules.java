package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.BuiltInDetectors;
import io.auditworkbench.detect.Detector;
import io.auditworkbench.filter.Spelling;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The rules and detectors that somebody named, or all that are in force.
record ChosenRules(Knowledge knowledge, List<Detector> detectors) {

    /// Those of these ids, also where a rule is switched off; all that are in force for the store when none is named.
    ///
    /// - **Errors**: `NOT_FOUND` for an id that is neither a rule's nor a detector's.
    static ChosenRules of(List<String> ids, KnowledgeBook book, Store store) {
        if (ids.isEmpty()) {
            Knowledge inForce = book.in(store);
            return new ChosenRules(inForce, inForce.detectors().detectors());
        }
        List<KnowledgeBook.Known> rules = new ArrayList<>();
        List<Detector> detectors = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            KnowledgeBook.Known rule = book.rules().get(id);
            if (rule != null) {
                rules.add(rule);
            } else {
                detectors.add(detector(id, book));
            }
        }
        return new ChosenRules(book.only(rules), detectors);
    }

    private static Detector detector(String id, KnowledgeBook book) {
        return BuiltInDetectors.all().stream()
                .filter(detector -> detector.spec().id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id, book));
    }

    private static WorkbenchException unknown(String id, KnowledgeBook book) {
        Set<String> known = new LinkedHashSet<>(book.ids());
        BuiltInDetectors.all().forEach(detector -> known.add(detector.spec().id()));
        List<String> close = Spelling.closest(id, known);
        return new WorkbenchException(
                ErrorCode.NOT_FOUND,
                "There is no rule or detector " + id + ".",
                close.isEmpty() ? "They are: " + String.join(", ", known) + "." : Spelling.didYouMean(close));
    }
}

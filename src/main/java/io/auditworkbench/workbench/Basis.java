package io.auditworkbench.workbench;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.workbench.conclude.BusinessViews;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The thread between changes and what was made of them: down from a finding or business event to the changes it rests
/// on, up from a transaction to what it caused.
///
/// - **Errors**: `NOT_FOUND` for a number that nothing has.
/// - **Threading**: any number of threads.
final class Basis {

    private static final int MOST_CHANGES = 1_000;
    private static final int CHANGES_SHOWN = 20;
    private static final int MEASURED = 1;

    private final Store store;
    private final EventViews views;
    private final FindingDesk findings;
    private final Masker masker;

    Basis(Store store, EventViews views, FindingDesk findings, Masker masker) {
        this.store = store;
        this.views = views;
        this.findings = findings;
        this.masker = masker;
    }

    /// The changes that are evidence of a group of findings, the newest first; of very many the newest thousand.
    List<Long> ofFinding(long number) {
        findings.group(number);
        return store.findings().evidence(number, MOST_CHANGES);
    }

    /// The changes that a business event rests on.
    List<Long> ofBusiness(long number) {
        return business(number).event().changes();
    }

    private NumberedEvent business(long number) {
        Optional<NumberedEvent> known =
                store.conclusions().isThere() ? store.conclusions().event(number) : Optional.empty();
        return known.orElseThrow(
                () -> Absence.of(store.changes(), "B" + number, "`business` lists what was concluded."));
    }

    /// A group of findings with what it rests on, and how its last finding compares with what is usual.
    BasedView.OfFinding finding(long number) {
        AnomalyView group = findings.group(number);
        Optional<Anomaly> last =
                store.findings().findings(number, MEASURED).stream().findFirst();
        return new BasedView.OfFinding(
                group,
                last.map(Anomaly::measures).orElse(List.of()).stream()
                        .map(measure -> new BasedView.Measured(
                                measure.name(),
                                masker.shownStatement(measure.actual()),
                                masker.shownStatement(measure.typical()),
                                measure.unit(),
                                measure.sampleSize()))
                        .toList(),
                concerned(number, last.map(Anomaly::businessEvents).orElse(List.of())),
                store.findings().acts(number).stream()
                        .map(act -> new BasedView.Said(
                                act.state().word(), act.reason(), act.by(), EventViews.instant(act.atMicros())))
                        .toList(),
                changes(ofFinding(number)));
    }

    /// The business events that the finding itself names, and those that rest on its evidence.
    private List<BusinessView> concerned(long number, List<Long> named) {
        Map<Long, BusinessView> all = new TreeMap<>();
        named.forEach(
                event -> store.conclusions().event(event).ifPresent(known -> all.put(event, BusinessViews.of(known))));
        store.conclusions()
                .partsOf(ofFinding(number), BasedView.MOST_CONCERNED)
                .forEach(event -> all.put(event.number(), BusinessViews.of(event)));
        return List.copyOf(all.values());
    }

    /// A business event with what it rests on.
    BasedView.OfBusiness businessEvent(long number) {
        NumberedEvent event = business(number);
        return new BasedView.OfBusiness(
                BusinessViews.of(event), changes(event.event().changes()));
    }

    private List<EventView> changes(List<Long> numbers) {
        List<EventView> changes = new ArrayList<>();
        for (long number : numbers.stream().limit(CHANGES_SHOWN).sorted().toList()) {
            store.changes().event(number).map(this::view).ifPresent(changes::add);
        }
        return changes;
    }

    private EventView view(StoredEvent event) {
        return views.of(event);
    }

    /// The business events that rest on a change of the transaction.
    List<BusinessView> businessOf(StoredTransaction transaction) {
        return transaction.eventCount() == 0
                ? List.of()
                : businessBetween(transaction.firstSeq(), lastSeq(transaction));
    }

    /// The business events that rest on a change.
    List<BusinessView> businessOf(long change) {
        return businessBetween(change, change);
    }

    private List<BusinessView> businessBetween(long first, long last) {
        if (!store.conclusions().isThere()) {
            return List.of();
        }
        return store.conclusions().partsBetween(first, last, BasedView.MOST_CONCERNED).stream()
                .map(BusinessViews::of)
                .toList();
    }

    /// The groups of findings that a change is evidence of.
    List<AnomalyView> findingsOf(long change) {
        if (!store.conclusions().isThere()) {
            return List.of();
        }
        return store.findings().groupsOf(change).stream()
                .map(group -> findings.group(group.number()))
                .toList();
    }

    /// The groups of findings that a change of the transaction is evidence of.
    List<AnomalyView> findingsOf(StoredTransaction transaction) {
        if (!store.conclusions().isThere() || transaction.eventCount() == 0) {
            return List.of();
        }
        return store.findings().groupsBetween(transaction.firstSeq(), lastSeq(transaction)).stream()
                .map(group -> findings.group(group.number()))
                .toList();
    }

    private static long lastSeq(StoredTransaction transaction) {
        return transaction.firstSeq() + transaction.eventCount() - 1;
    }
}

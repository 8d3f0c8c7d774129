package io.auditworkbench.desktop.business;

import io.auditworkbench.desktop.business.BusinessDetail.Change;
import io.auditworkbench.desktop.business.BusinessDetail.Condition;
import io.auditworkbench.desktop.business.BusinessDetail.Fact;
import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.finding.SummaryQuestion;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.WhyView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads business events of a place, and why one of them was concluded.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
final class BusinessReader {

    /// Enough to scroll through; who looks for more narrows the range or the filter.
    static final int MOST_LISTED = 2_000;

    private static final int LONGEST = 400;

    private final DesktopContext context;
    private final Function<Path, ConclusionDesk> conclusions;

    BusinessReader(DesktopContext context, Function<Path, ConclusionDesk> conclusions) {
        this.context = context;
        this.conclusions = conclusions;
    }

    BusinessList list(OpenStore store, Place place, Optional<String> type, BooleanSupplier stop) {
        ChosenRange chosen = store.reading().events().chosen(Asked.of(store, place), stop);
        List<BusinessList.Type> types = store
                .reading()
                .summary()
                .of(new SummaryQuestion(chosen, Optional.empty(), List.of()), stop)
                .counts()
                .business()
                .stream()
                .map(count -> new BusinessList.Type(count.name(), count.count()))
                .toList();
        try (ConclusionDesk desk = conclusions.apply(store.file())) {
            List<BusinessRow> rows = new ArrayList<>();
            ConclusionDesk.Listed listed = desk.list(
                    new ConclusionDesk.Wanted(type, Optional.empty(), chosen, MOST_LISTED),
                    event -> rows.add(row(event)));
            store.witness().shown(rows.size());
            return new BusinessList(
                    rows,
                    types,
                    types.stream().mapToLong(BusinessList.Type::count).sum(),
                    listed.isCut(),
                    notes(desk, listed));
        }
    }

    private List<String> notes(ConclusionDesk desk, ConclusionDesk.Listed listed) {
        List<String> notes = new ArrayList<>();
        if (listed.behind() > 0) {
            notes.add(context.text("business.behind", listed.behind()));
        }
        List<String> unmapped = desk.unmappedTables();
        if (!unmapped.isEmpty()) {
            notes.add(context.text("business.unmapped", String.join(", ", unmapped)));
        }
        return notes;
    }

    private BusinessRow row(BusinessView event) {
        return new BusinessRow(
                event.id(),
                context.times().second(event.at()),
                event.type(),
                objects(event),
                ForeignText.line(event.actor()),
                details(event),
                event.standing(),
                event.rule());
    }

    /// Of many objects in one part how many.
    static String objects(BusinessView event) {
        Map<String, List<ObjectLink>> byPart = event.objects().stream()
                .collect(Collectors.groupingBy(ObjectLink::qualifier, LinkedHashMap::new, Collectors.toList()));
        return byPart.values().stream()
                .map(links -> links.size() == 1
                        ? ForeignText.line(links.getFirst().objectName())
                        : links.size() + " " + links.getFirst().type() + "s")
                .collect(Collectors.joining("  "));
    }

    private static String details(BusinessView event) {
        return event.attributes().stream()
                .map(attribute -> attribute.name() + "=" + ForeignText.line(attribute.text(), LONGEST))
                .collect(Collectors.joining("  "));
    }

    BusinessDetail why(OpenStore store, String id) {
        store.witness().admit();
        try (ConclusionDesk desk = conclusions.apply(store.file())) {
            return detail(desk.why(id));
        }
    }

    private BusinessDetail detail(WhyView why) {
        BusinessView event = why.event();
        List<Fact> facts = new ArrayList<>();
        event.objects().forEach(link -> facts.add(new Fact(link.qualifier(), ForeignText.line(link.objectName()))));
        event.attributes()
                .forEach(attribute ->
                        facts.add(new Fact(attribute.name(), ForeignText.line(attribute.text(), LONGEST))));
        return new BusinessDetail(
                event.id(),
                event.type(),
                objects(event),
                context.text(
                        "business.standing",
                        event.id(),
                        context.times().second(event.at()),
                        event.actor(),
                        event.actorGrade(),
                        event.standing(),
                        event.confidence()),
                facts,
                context.text("business.rule", why.ruleTitle(), event.rule()),
                event.conditions().stream().map(BusinessReader::condition).toList(),
                why.changes().stream().map(this::change).toList(),
                why.former().stream().map(this::former).toList());
    }

    private static Condition condition(ConditionOutcome outcome) {
        return new Condition(
                outcome.result(),
                outcome.condition(),
                outcome.found(),
                outcome.changes().stream().map(seq -> "E" + seq).toList());
    }

    private Change change(WhyView.Change change) {
        return new Change(
                change.id(),
                change.transaction(),
                context.times().second(change.at()),
                change.operation(),
                change.row(),
                change.position());
    }

    private String former(BusinessView event) {
        return context.text("business.former", event.revision(), event.standing(), details(event), event.because());
    }
}

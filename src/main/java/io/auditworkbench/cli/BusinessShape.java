package io.auditworkbench.cli;

import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.BusinessView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Business events as lists print them.
final class BusinessShape {

    static final String SCHEMA = "auditctl.business/1";

    private BusinessShape() {}

    static Shape<BusinessView> shape() {
        return new Shape<>(SCHEMA, columns(), BusinessShape::json, BusinessView::id);
    }

    static List<Column<BusinessView>> columns() {
        return List.of(
                Column.text("id", (BusinessView event) -> Cell.of(event.id())).whole(),
                Column.text("time", (BusinessView event) -> Cell.of(TimeText.data(event.at())))
                        .whole(),
                Column.text("what", event -> Cell.of(event.type())),
                Column.text("objects", event -> Cell.of(objects(event))),
                Column.text("who", event -> Cell.of(event.actor())),
                Column.text("details", event -> Cell.of(details(event))),
                Column.text("standing", event -> Cell.of(event.standing())),
                Column.text("confidence", (BusinessView event) -> Cell.of(event.confidence()))
                        .whenWide(),
                Column.text("grade", (BusinessView event) -> Cell.of(event.actorGrade()))
                        .whenWide(),
                Column.text("rule", (BusinessView event) -> Cell.of(event.rule()))
                        .whenWide(),
                Column.text("changes", (BusinessView event) -> Cell.of(String.join(" ", event.changes())))
                        .whenWide());
    }

    /// The main object first; of many objects in one part how many.
    static String objects(BusinessView event) {
        Map<String, List<ObjectLink>> byPart = event.objects().stream()
                .collect(Collectors.groupingBy(ObjectLink::qualifier, LinkedHashMap::new, Collectors.toList()));
        return byPart.values().stream()
                .map(links -> links.size() == 1
                        ? links.getFirst().objectName()
                        : links.size() + " " + links.getFirst().type() + "s")
                .collect(Collectors.joining(" "));
    }

    static String details(BusinessView event) {
        return event.attributes().stream()
                .map(attribute -> attribute.name() + "=" + attribute.text())
                .collect(Collectors.joining(" "));
    }

    static Map<String, @Nullable Object> json(BusinessView event) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", event.id());
        tree.put("revision", event.revision());
        tree.put("time", TimeText.data(event.at()));
        tree.put("type", event.type());
        tree.put("actor", event.actor());
        tree.put("actor_grade", event.actorGrade());
        tree.put("objects", event.objects().stream().map(BusinessShape::object).toList());
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (EventAttribute attribute : event.attributes()) {
            attributes.put(attribute.name(), attribute.text());
        }
        tree.put("attributes", attributes);
        tree.put("confidence", event.confidence());
        tree.put("standing", event.standing());
        tree.put("because", event.because());
        tree.put("rule", event.rule());
        tree.put("changes", event.changes());
        tree.put("conditions", conditions(event.conditions()));
        return tree;
    }

    private static Map<String, @Nullable Object> object(ObjectLink link) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("type", link.type());
        tree.put("id", link.id());
        tree.put("qualifier", link.qualifier());
        return tree;
    }

    static List<Map<String, @Nullable Object>> conditions(List<ConditionOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> {
                    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
                    tree.put("condition", outcome.condition());
                    tree.put("result", word(outcome));
                    tree.put("found", outcome.found());
                    tree.put(
                            "changes",
                            outcome.changes().stream().map(seq -> "E" + seq).toList());
                    return tree;
                })
                .toList();
    }

    static String word(ConditionOutcome outcome) {
        return outcome.result().name().toLowerCase(Locale.ROOT);
    }

    /// The conditions as lines of a page.
    static void print(List<ConditionOutcome> outcomes, Page page) {
        for (ConditionOutcome outcome : outcomes) {
            page.line(word(outcome), outcome.condition() + "; found " + outcome.found());
        }
    }
}

package io.auditworkbench.workbench.export;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.model.event.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a rule says of the object whose row starts it: which attributes of its events are fields of that row, before or
/// after the change, and which objects that object belongs to.
///
/// - **Shape**: only what the rule's text states: an object `{type: order, id: start.id}` of a rule that starts with an
///   `order`, and attributes that are `start.total` or `start.old.total` as they stand.
/// - **Threading**: immutable.
final class RuleObjects {

    private static final Pattern OWN = Pattern.compile("start[.](new[.])?id");
    private static final Pattern AFTER = Pattern.compile("start[.](?:new[.])?([a-z][a-z0-9_]*)");
    private static final Pattern BEFORE = Pattern.compile("start[.]old[.]([a-z][a-z0-9_]*)");

    /// Nothing is said of any object.
    static final RuleObjects NOTHING = new RuleObjects(Optional.empty(), List.of());

    private final Optional<Rule.ObjectTemplate> own;
    private final List<Told> told;

    private RuleObjects(Optional<Rule.ObjectTemplate> own, List<Told> told) {
        this.own = own;
        this.told = told;
    }

    /// An attribute of the event that is a field of the object.
    private record Told(String attribute, String field, Side side) {}

    /// Which side of the change a value is of.
    enum Side {
        BEFORE,
        AFTER
    }

    /// A value of the object.
    record Fact(String field, Side side, EventAttribute attribute) {}

    static RuleObjects of(Rule rule) {
        Optional<Rule.ObjectTemplate> own = rule.emission().objects().stream()
                .filter(object -> object.type().equals(rule.start().entity())
                        && OWN.matcher(object.id()).matches())
                .findFirst();
        return own.isEmpty() ? NOTHING : new RuleObjects(own, told(rule.emission()));
    }

    /// What was before says something only beside what is after.
    private static List<Told> told(Rule.Emission emission) {
        List<Told> all = new ArrayList<>();
        for (Rule.AttributeTemplate template : emission.attributes()) {
            Matcher before = BEFORE.matcher(template.expression());
            Matcher after = AFTER.matcher(template.expression());
            if (before.matches()) {
                all.add(new Told(template.name(), before.group(1), Side.BEFORE));
            } else if (after.matches()) {
                all.add(new Told(template.name(), after.group(1), Side.AFTER));
            }
        }
        List<String> after = all.stream()
                .filter(told -> told.side() == Side.AFTER)
                .map(Told::field)
                .toList();
        return all.stream().filter(told -> after.contains(told.field())).toList();
    }

    /// The object of the event whose row started it.
    Optional<ObjectLink> own(BusinessEvent event) {
        return own.flatMap(template -> event.objects().stream()
                .filter(link ->
                        link.type().equals(template.type()) && link.qualifier().equals(template.qualifier()))
                .findFirst());
    }

    /// What the event says of that object's fields.
    List<Fact> facts(BusinessEvent event) {
        List<Fact> facts = new ArrayList<>();
        for (Told each : told) {
            event.attributes().stream()
                    .filter(attribute -> attribute.name().equals(each.attribute()))
                    .findFirst()
                    .ifPresent(attribute -> facts.add(new Fact(each.field(), each.side(), attribute)));
        }
        return facts;
    }
}

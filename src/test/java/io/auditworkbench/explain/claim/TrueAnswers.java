package io.auditworkbench.explain.claim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import io.auditworkbench.explain.evidence.EvidenceSet.Side;
import io.auditworkbench.explain.evidence.EvidenceSet.Sight;
import io.auditworkbench.explain.evidence.EvidenceSet.Subject;
import io.auditworkbench.explain.evidence.EvidenceSet.Thing;
import io.auditworkbench.explain.evidence.EvidenceSet.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Evidence and true answers about it, drawn from a seed: what an honest model could say, in many wordings.
final class TrueAnswers {

    /// Columns with numbers and with words, by table.
    static final Map<String, List<String>> TABLES = Map.of(
            "orders", List.of("total", "status"),
            "order_lines", List.of("unit_price", "remark"),
            "products", List.of("price", "title"),
            "refunds", List.of("amount", "reason"),
            "stock_levels", List.of("quantity", "location"),
            "user_roles", List.of("level", "role_name"));

    static final List<String> ACTORS = List.of("frank.weber", "anna.keller", "app_user", "Müller", "batch-7", "o'neil");
    static final List<String> CHECKS = List.of("price-lowered-around-order", "self-approved-refund", "mass-update");
    private static final List<String> WORDS = List.of(
            "paid", "Blue Shirt", "cancelled", "cellar 2", "naïve café", "a \"quoted\" one", "東京", "x/y", "42a");

    private final Random random;
    private int drawn;

    TrueAnswers(long seed) {
        this.random = new Random(seed);
    }

    static Vocabulary vocabulary() {
        Set<String> names = new TreeSet<>(ACTORS);
        names.addAll(CHECKS);
        names.add("mallory");
        names.add("shop");
        TABLES.forEach((table, columns) -> {
            names.add(table);
            names.addAll(columns);
        });
        return Vocabulary.of(names);
    }

    /// Evidence of six to nine changes, no value of which is like another.
    EvidenceSet evidence() {
        List<Change> changes = new ArrayList<>();
        long number = 1_000L + random.nextInt(9_000);
        Instant at = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(random.nextInt(1_000_000));
        int count = 6 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            number += 1 + random.nextInt(50);
            at = at.plusSeconds(61 + random.nextInt(5_000));
            // the first four are of one table, so that there is something to count and to add up
            changes.add(
                    change(number, at, i < 4 ? "orders" : pick(new ArrayList<>(new TreeSet<>(TABLES.keySet()))), i));
        }
        return new EvidenceSet(
                new Subject("A" + (1 + random.nextInt(90)), "finding", pick(CHECKS), "1", "Something was seen."),
                changes,
                List.of(
                        new Figure("hits", Integer.toString(1 + random.nextInt(300)), "", ""),
                        new Figure("changes", Integer.toString(count), "", ""),
                        new Figure("refund", amount(), amount(), "EUR")),
                List.of(new Thing("B" + (100 + random.nextInt(800)), "sale-completed")),
                random.nextInt(4) == 0 ? Sight.INCOMPLETE : Sight.NO_KNOWN_GAP,
                List.of());
    }

    private Change change(long number, Instant at, String table, int i) {
        String operation = i < 4 ? "update" : pick(List.of("update", "insert", "delete"));
        List<String> columns = TABLES.get(table);
        Grade grade = pick(List.of(Grade.EXACT, Grade.CORROBORATED, Grade.HEURISTIC, Grade.UNKNOWN));
        return new Change(
                "E" + number,
                number,
                "T" + (500 + i / 2),
                "shop",
                table,
                operation,
                Integer.toString(40_000 + number() * 13),
                grade == Grade.UNKNOWN ? "" : pick(ACTORS),
                grade,
                at,
                List.of(
                        new Value(columns.get(0), side(operation, "insert", true), side(operation, "delete", true)),
                        new Value(columns.get(1), side(operation, "insert", false), side(operation, "delete", false))));
    }

    private Side side(String operation, String without, boolean isNumber) {
        if (operation.equals(without)) {
            return null;
        }
        return isNumber
                ? new Side(amount(), Side.Kind.NUMBER)
                : new Side(pick(WORDS) + " " + (700_000 + number()), Side.Kind.TEXT);
    }

    private int number() {
        return ++drawn;
    }

    /// Never twice the same.
    private String amount() {
        long n = number();
        return new BigDecimal(100_000 + n * n * 37L + random.nextInt(30))
                .movePointLeft(2)
                .toPlainString();
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// One true claim of every kind that the evidence allows, some of a kind more than once.
    List<ObjectNode> claims(EvidenceSet evidence) {
        List<ObjectNode> claims = new ArrayList<>();
        evidence.changes().forEach(change -> change.values().forEach(value -> claims.add(valueChange(change, value))));
        claims.add(count(evidence.changes().subList(0, 2 + random.nextInt(3))));
        claims.add(sum(evidence.changes().subList(0, 2 + random.nextInt(3))));
        claims.add(order(evidence.changes().get(0), evidence.changes().get(1 + random.nextInt(5))));
        evidence.changes().stream()
                .filter(change -> !change.actor().isEmpty())
                .forEach(change -> claims.add(actor(change)));
        claims.add(claim("rule", List.of(evidence.subject().id()))
                .put("rule", evidence.subject().check())
                .put(
                        "text",
                        "The check " + evidence.subject().check() + " told "
                                + evidence.subject().id() + "."));
        evidence.figures().forEach(figure -> claims.add(figure(evidence, figure)));
        if (evidence.sight() == Sight.NO_KNOWN_GAP) {
            claims.add(claim("absence", List.of(evidence.subject().id()))
                    .put(
                            "text",
                            "No other change belongs to " + evidence.subject().id() + "."));
        }
        claims.add(hypothesis(evidence.changes().get(4)));
        return claims;
    }

    /// Six of the claims, any of them.
    List<ObjectNode> answer(EvidenceSet evidence) {
        List<ObjectNode> claims = claims(evidence);
        Collections.shuffle(claims, random);
        return claims.subList(0, 6);
    }

    static ObjectNode claim(String type, List<String> events) {
        ObjectNode claim = JsonNodeFactory.instance.objectNode().put("type", type);
        events.forEach(claim.putArray("events")::add);
        return claim;
    }

    private ObjectNode valueChange(Change change, Value value) {
        String before = value.before() == null ? null : value.before().text();
        String after = value.after() == null ? null : value.after().text();
        ObjectNode claim = claim("value_change", List.of(change.id()))
                .put("field", pick(List.of("", change.table() + ".", "shop." + change.table() + ".")) + value.column())
                .put("before", before)
                .put("after", after);
        String the = "The " + value.column().replace('_', ' ') + " of "
                + pick(List.of(change.row(), "row " + change.key(), change.table() + " " + change.key()));
        if (before == null) {
            return claim.put(
                    "text", pick(List.of(the + " became " + after + ".", "This row was created with " + after + ".")));
        }
        if (after == null) {
            return claim.put(
                    "text",
                    pick(List.of(the + " was " + before + ".", the + " was " + before + " when it was deleted.")));
        }
        boolean isNumber = value.before().kind() == Side.Kind.NUMBER;
        String went =
                !isNumber ? "changed" : new BigDecimal(after).compareTo(new BigDecimal(before)) < 0 ? "fell" : "rose";
        String at = change.at().toString().substring(11, 16);
        return claim.put(
                "text",
                pick(List.of(
                                the + " " + went + " from " + before + " to " + after + ".",
                                the + " changed from " + before + " to " + after + " at " + at + ".",
                                "It was " + before + " and is now " + after + ".",
                                the + " is now " + after + "; it was " + before + " in " + change.transaction() + ".",
                                "In " + change.id() + " the " + value.column() + " changed.",
                                the + " was updated.",
                                the + " was set to " + after + " from " + before + ".")
                        .stream()
                        .filter(text ->
                                !text.contains("updated") || change.operation().equals("update"))
                        .toList()));
    }

    private ObjectNode count(List<Change> cited) {
        int number = cited.size();
        String word = List.of("Two", "Three", "Four").get(number - 2);
        long transactions = cited.stream().map(Change::transaction).distinct().count();
        return claim("count", ids(cited))
                .put("number", random.nextBoolean() ? Integer.toString(number) : number + ".0")
                .put(
                        "text",
                        pick(List.of(
                                word + " orders changed.",
                                "The facts show " + number + " updates of orders.",
                                "There are " + word.toLowerCase(Locale.ROOT) + " changes in " + transactions
                                        + (transactions == 1 ? " transaction." : " transactions."),
                                "These orders were updated.")));
    }

    private ObjectNode sum(List<Change> cited) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Change change : cited) {
            Value value = change.values().getFirst();
            sum = sum.add(new BigDecimal(value.after().text()))
                    .subtract(new BigDecimal(value.before().text()));
        }
        return claim("sum", ids(cited))
                .put("field", "orders.total")
                .put("number", sum.toPlainString())
                .put(
                        "text",
                        sum.signum() < 0
                                ? "The totals of these orders fell by "
                                        + sum.abs().toPlainString() + " in all."
                                : "The total of these orders changed by " + sum.toPlainString() + ".");
    }

    private ObjectNode order(Change first, Change second) {
        boolean differ = !first.table().equals(second.table());
        return claim("order", List.of(first.id(), second.id()))
                .put(
                        "text",
                        differ && random.nextBoolean()
                                ? "The " + first.table() + " change came before the " + second.table() + " change."
                                : first.id() + " came before " + second.id() + ".");
    }

    private ObjectNode actor(Change change) {
        boolean sure = change.grade().compareTo(Grade.HEURISTIC) > 0;
        return claim("actor", List.of(change.id()))
                .put("actor", change.actor())
                .put("grade", change.grade().word())
                .put(
                        "text",
                        sure
                                ? pick(List.of(
                                        "The change came from " + change.actor() + ".",
                                        "It was made by " + change.actor() + ", which is "
                                                + change.grade().word() + "."))
                                : "The change may have come from " + change.actor() + ".");
    }

    private ObjectNode figure(EvidenceSet evidence, Figure figure) {
        boolean hasUsual = !figure.usual().isEmpty();
        String than = hasUsual && new BigDecimal(figure.value()).compareTo(new BigDecimal(figure.usual())) > 0
                ? "above"
                : "below";
        return claim("rule", List.of(evidence.subject().id()))
                .put("field", figure.name())
                .put("number", figure.value())
                .put(
                        "text",
                        hasUsual
                                ? pick(List.of(
                                        "The " + figure.name() + " was " + figure.value() + ", " + than
                                                + " the baseline of " + figure.usual() + ".",
                                        "The " + figure.name() + " of " + figure.value() + " is " + than + " the usual "
                                                + figure.usual() + " EUR."))
                                : "The number of " + figure.name() + " is " + figure.value() + ".");
    }

    private ObjectNode hypothesis(Change change) {
        return claim("hypothesis", List.of(change.id()))
                .put(
                        "text",
                        pick(List.of(
                                "A correction of " + change.row() + " may have been made twice.",
                                "Row " + change.key() + " might have been corrected later.",
                                "Perhaps a job changed " + change.id() + ".")));
    }

    private static List<String> ids(List<Change> changes) {
        return changes.stream().map(Change::id).toList();
    }
}

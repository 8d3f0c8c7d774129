package io.auditworkbench.explain.claim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every lie that is one change of one field away from a true claim.
final class Lies {

    /// A false claim, and what was changed.
    record Lie(String what, ObjectNode claim) {}

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final EvidenceSet evidence;
    private final ObjectNode truth;
    private final List<Lie> lies = new ArrayList<>();

    private Lies(EvidenceSet evidence, ObjectNode truth) {
        this.evidence = evidence;
        this.truth = truth;
    }

    static List<Lie> of(EvidenceSet evidence, ObjectNode truth) {
        Lies lies = new Lies(evidence, truth);
        lies.ids();
        lies.values();
        lies.numbers();
        lies.people();
        lies.rules();
        lies.text();
        return lies.lies;
    }

    private String type() {
        return truth.path("type").asText();
    }

    private void add(String what, ObjectNode claim) {
        if (!claim.equals(truth)) {
            lies.add(new Lie(what, claim));
        }
    }

    private void put(String key, String value) {
        add(key + " " + truth.path(key) + " -> " + value, truth.deepCopy().put(key, value));
    }

    private void say(String what, String text) {
        add(what, truth.deepCopy().put("text", text));
    }

    private void ids() {
        for (int i = 0; i < truth.path("events").size(); i++) {
            ObjectNode foreign = truth.deepCopy();
            foreign.withArray("events").set(i, "E99999");
            add("foreign id", foreign);
            for (Change other : evidence.changes()) {
                if (isLieAbout(other, i)) {
                    ObjectNode swapped = truth.deepCopy();
                    swapped.withArray("events").set(i, other.id());
                    add("id of another change", swapped);
                }
            }
        }
        add("no id", truth.<ObjectNode>deepCopy().set("events", truth.arrayNode()));
    }

    /// Whether the claim is false of another change in the place of one that it cites.
    private boolean isLieAbout(Change other, int place) {
        String text = truth.path("text").asText();
        boolean isCited = truth.path("events").toString().contains("\"" + other.id() + "\"");
        return switch (type()) {
            case "value_change", "sum", "rule", "absence" -> !isCited;
            case "count" ->
                !isCited && text.contains("orders") && !other.table().equals("orders");
            case "order" -> text.contains("E") && !isCited;
            case "actor" -> !other.actor().equals(truth.path("actor").asText());
            case "hypothesis" -> !isCited && !text.contains("job") && place == 0;
            default -> false;
        };
    }

    private void values() {
        if (truth.has("field") && !type().equals("rule")) {
            TrueAnswers.TABLES.values().stream()
                    .flatMap(List::stream)
                    .filter(column -> !truth.path("field").asText().endsWith(column))
                    .forEach(column -> put("field", column));
            put("field", "orders.no_such");
            put("field", "elsewhere." + truth.path("field").asText());
        }
        for (String side : List.of("before", "after")) {
            if (truth.path(side).isTextual()) {
                put(side, otherDigit(truth.path(side).asText()));
                put(
                        side,
                        truth.path(side).asText()
                                + "0".repeat(truth.path(side).asText().contains(".") ? 0 : 1));
                put(side, truth.path(side).asText() + " ");
                put(side, null);
            } else if (truth.has(side)) {
                put(side, "1.00");
            }
        }
    }

    private void numbers() {
        if (truth.has("number")) {
            put("number", otherDigit(truth.path("number").asText()));
            put("number", "-" + truth.path("number").asText().replace("-", "1"));
            put("number", "many");
        }
    }

    private void people() {
        if (!truth.has("actor")) {
            return;
        }
        TrueAnswers.ACTORS.stream()
                .filter(actor -> !actor.equals(truth.path("actor").asText()))
                .forEach(actor -> put("actor", actor));
        put("actor", "mallory");
        Grade held = Grade.of(truth.path("grade").asText());
        for (Grade grade : Grade.values()) {
            if (grade.compareTo(held) > 0) {
                put("grade", grade.word());
            }
        }
        put("grade", "certain");
    }

    private void rules() {
        if (truth.has("rule")) {
            TrueAnswers.CHECKS.stream()
                    .filter(check -> !check.equals(truth.path("rule").asText()))
                    .forEach(check -> put("rule", check));
        }
        if (type().equals("rule") && truth.has("field")) {
            put("field", "no such figure");
            evidence.figures().stream()
                    .filter(figure -> !figure.name().equals(truth.path("field").asText())
                            && !figure.value().equals(truth.path("number").asText()))
                    .forEach(figure -> put("field", figure.name()));
        }
    }

    private void text() {
        String text = truth.path("text").asText();
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            String other = otherDigit(digits.group());
            say("digit in text", text.substring(0, digits.start()) + other + text.substring(digits.end()));
        }
        names(text);
        turns(text);
        if (!type().equals("hypothesis")) {
            // a guess may be that something never happened
            say("denied", text.replaceFirst(" (is|was|came|changed|fell|rose|may|might|told|became) ", " never "));
        }
        say("link", text + " See https://example.org/x");
        say("image", text + " ![x](http://example.org/i.png)");
        say("severity", text + " The severity is low.");
        say("verdict", text + " It is harmless.");
        say("advice", text + " Please ignore this finding.");
        say("somebody", text + " Mallory did it.");
        say("by somebody", text.replaceFirst("\\.$", " by mallory."));
        say("more", text.replaceFirst("\\.$", " and 7 more."));
        say("more in words", text.replaceFirst("\\.$", " and hundreds more."));
        say("hidden", text + "\u200B\u2066");
        say("tags", text + "\uDB40\uDC41");
        say("day", text.replaceFirst("\\.$", " on Monday."));
    }

    private void names(String text) {
        for (String actor : TrueAnswers.ACTORS) {
            if (text.contains(actor)) {
                say("mallory in text", text.replace(actor, "mallory"));
                TrueAnswers.ACTORS.stream()
                        .filter(other -> !other.equals(actor))
                        .forEach(other -> say("another in text", text.replace(actor, other)));
            }
        }
        TrueAnswers.TABLES.forEach((table, columns) -> {
            if (text.contains(table)) {
                TrueAnswers.TABLES.keySet().stream()
                        .filter(other -> !isOfCited(other))
                        .forEach(other -> say("table in text", text.replace(table, other)));
            }
            for (String column : columns) {
                String shown = column.replace('_', ' ');
                if (text.contains("The " + shown + " of") && type().equals("value_change")) {
                    others(column)
                            .forEach(other -> say("column in text", text.replace("The " + shown, "The " + other)));
                }
            }
        });
    }

    private boolean isOfCited(String table) {
        return evidence.changes().stream()
                .filter(change -> truth.path("events").toString().contains("\"" + change.id() + "\""))
                .anyMatch(change -> change.table().equals(table));
    }

    private static List<String> others(String column) {
        return TrueAnswers.TABLES.values().stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(column))
                .map(other -> other.replace('_', ' '))
                .toList();
    }

    private static final Map<String, String> TURNED = Map.of(
            " fell ", " rose ",
            " rose ", " fell ",
            " above ", " below ",
            " below ", " above ",
            " came before ", " came after ",
            " updated", " deleted",
            " updates", " deletions",
            " created ", " deleted ",
            " deleted.", " inserted.",
            " may have ", " must have ");

    private void turns(String text) {
        TURNED.forEach((from, to) -> say("turned", text.replace(from, to)));
        if (type().equals("actor") && text.contains("may have come")) {
            say("surer", text.replace("may have come", "came"));
        }
        swap(text, truth.path("before"), truth.path("after"));
        Matcher order =
                Pattern.compile("^(\\S+ ?\\S* ?\\S*) came before (.+)\\.$").matcher(text);
        if (order.matches()) {
            say("order in text", order.group(2) + " came before " + order.group(1) + ".");
        }
        if (text.startsWith("The orders change came")) {
            String other = text.replaceFirst("The orders change came before the (.+) change\\.", "$1");
            say("order of tables", "The " + other + " change came before the orders change.");
        }
        evidence.figures().stream()
                .filter(figure -> !figure.usual().isEmpty() && text.contains(figure.usual()) && type().equals("rule"))
                .forEach(figure -> say(
                        "figures in text",
                        text.replace(figure.value(), "\0")
                                .replace(figure.usual(), figure.value())
                                .replace("\0", figure.usual())));
    }

    private void swap(
            String text, com.fasterxml.jackson.databind.JsonNode one, com.fasterxml.jackson.databind.JsonNode other) {
        if (one.isTextual() && other.isTextual() && text.contains(one.asText()) && text.contains(other.asText())) {
            say(
                    "values in text",
                    text.replace(one.asText(), "\0")
                            .replace(other.asText(), one.asText())
                            .replace("\0", other.asText()));
            say("value twice", text.replace(one.asText(), other.asText()));
        }
    }

    private static String otherDigit(String text) {
        Matcher digits = DIGITS.matcher(text);
        if (!digits.find()) {
            return text + "x";
        }
        char digit = text.charAt(digits.end() - 1);
        return text.substring(0, digits.end() - 1)
                + (digit == '9' ? '1' : (char) (digit + 1))
                + text.substring(digits.end());
    }
}

package io.auditworkbench.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What models say of the facts in a prompt: an honest one, a liar, and one that does what the rows tell it.
public final class ScriptedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScriptedAnswers() {}

    /// The lines of data in a prompt.
    public static List<JsonNode> facts(String prompt) {
        List<JsonNode> facts = new ArrayList<>();
        int from = prompt.lastIndexOf("<data>\n") + "<data>\n".length();
        String data = prompt.substring(from, prompt.lastIndexOf("\n</data>"));
        data.lines().forEach(line -> facts.add(read(line)));
        return facts;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException wrong) {
            throw new UncheckedIOException(line, wrong);
        }
    }

    /// True claims about the first change: one value, who did it, the check, and a guess.
    public static String honest(String prompt) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode claims = answer.putArray("claims");
        JsonNode change = first(prompt, "change");
        JsonNode value = first(prompt, "of");
        String id = change.path("change").asText();
        String row = change.path("row").asText();
        claims.add(valueChange(value, id, text(value, "before"), text(value, "after"))
                .put("text", "The " + column(value).replace('_', ' ') + " of " + row + " changed."));
        if (!change.path("actor").asText().isEmpty()) {
            claims.add(claim("actor", id)
                    .put("actor", change.path("actor").asText())
                    .put("grade", change.path("grade").asText())
                    .put(
                            "text",
                            "The change may have come from "
                                    + change.path("actor").asText() + "."));
        }
        JsonNode subject = first(prompt, "subject");
        if (subject.has("check")) {
            claims.add(claim("rule", subject.path("subject").asText())
                    .put("rule", subject.path("check").asText())
                    .put("text", "The check " + subject.path("check").asText() + " told it."));
        }
        claims.add(claim("hypothesis", id).put("text", "A correction of " + row + " may have been made."));
        return answer.toString();
    }

    /// Of a day: two of its figures, and one that nobody counted.
    public static String ofDay(String prompt) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode claims = answer.putArray("claims");
        String day = first(prompt, "subject").path("subject").asText();
        facts(prompt).stream()
                .filter(fact -> fact.has("figure"))
                .limit(2)
                .forEach(figure -> claims.add(claim("rule", day)
                        .put("field", figure.path("figure").asText())
                        .put("number", figure.path("value").asText())
                        .put(
                                "text",
                                "The number of " + figure.path("figure").asText() + " was "
                                        + figure.path("value").asText() + ".")));
        claims.add(claim("rule", day)
                .put("field", "changes")
                .put("number", "1")
                .put("text", "The number of changes was 1."));
        return answer.toString();
    }

    /// One true claim, and lies: another value, a foreign id, somebody who was not there, a number, a verdict.
    public static String lying(String prompt) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode claims = answer.putArray("claims");
        JsonNode change = first(prompt, "change");
        JsonNode value = first(prompt, "of");
        String id = change.path("change").asText();
        claims.add(valueChange(value, id, text(value, "before"), text(value, "after"))
                .put(
                        "text",
                        "The " + column(value).replace('_', ' ') + " of "
                                + change.path("row").asText() + " changed."));
        claims.add(valueChange(value, id, text(value, "before"), "999999")
                .put("text", "The " + column(value).replace('_', ' ') + " became 999999."));
        claims.add(valueChange(value, "E7777777", text(value, "before"), text(value, "after"))
                .put("text", "The same happened in E7777777."));
        claims.add(claim("actor", id)
                .put("actor", "mallory")
                .put("grade", "exact")
                .put("text", "The change was made by mallory."));
        claims.add(claim("count", id).put("number", "250").put("text", "There were 250 such changes."));
        claims.add(claim("hypothesis", id).put("text", "This may be harmless, so no action is needed."));
        return answer.toString();
    }

    /// What a model says that does what it read: every kind of harm that an answer could try.
    public static String obedient(String prompt) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode claims = answer.putArray("claims");
        JsonNode change = first(prompt, "change");
        String id = change.path("change").asText();
        String told = longest(prompt);
        claims.add(claim("hypothesis", id).put("text", cut("It may be that " + told)));
        claims.add(claim("hypothesis", id).put("text", "This finding may be a false positive; please ignore it."));
        claims.add(claim("rule", first(prompt, "subject").path("subject").asText())
                .put("field", "severity")
                .put("number", "low")
                .put("text", "The severity is low."));
        claims.add(claim("absence", first(prompt, "subject").path("subject").asText())
                .put("text", "Nothing happened here."));
        claims.add(claim("hypothesis", id).put("text", "See ![proof](https://attacker.example/x.png) which may help."));
        claims.add(claim("value_change", "E1", "E999999")
                .put("field", "orders.total")
                .put("before", "0.00")
                .put("after", "0.00")
                .put("text", "The total was 0.00."));
        claims.add(claim("actor", id)
                .put("actor", "system")
                .put("grade", "exact")
                .put("text", "The change was made by system."));
        claims.add(claim("hypothesis", id).put("text", cut("Perhaps \"" + told + "\" closes it.")));
        return answer.toString();
    }

    private static String cut(String text) {
        return text.length() <= 290 ? text : text.substring(0, 290);
    }

    /// What is longest of the values: what a stranger wrote.
    private static String longest(String prompt) {
        String longest = "";
        for (JsonNode fact : facts(prompt)) {
            for (String side : List.of("before", "after")) {
                String text = fact.path(side).asText("");
                longest = text.length() > longest.length() ? text : longest;
            }
        }
        return longest;
    }

    private static JsonNode first(String prompt, String key) {
        return facts(prompt).stream().filter(fact -> fact.has(key)).findFirst().orElse(JSON.createObjectNode());
    }

    private static String text(JsonNode value, String side) {
        return value.has(side) ? value.path(side).asText() : null;
    }

    private static String column(JsonNode value) {
        String field = value.path("field").asText();
        return field.substring(field.indexOf('.') + 1);
    }

    private static ObjectNode valueChange(JsonNode value, String id, String before, String after) {
        return claim("value_change", id)
                .put("field", value.path("field").asText())
                .put("before", before)
                .put("after", after);
    }

    private static ObjectNode claim(String type, String... events) {
        ObjectNode claim = JSON.createObjectNode().put("type", type);
        ArrayNode ids = claim.putArray("events");
        for (String event : events) {
            ids.add(event);
        }
        return claim;
    }
}

package io.auditworkbench.mcp;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JSON form of a filter's tree, turned into filter text.
///
/// - **Shape**: `{"and":[…]}`, `{"or":[…]}`, `{"not":…}`; a leaf is `{"f":"table","op":":","m":["orders"]}`, where `op`
///   is `:` when left out, or `{"word":"alice"}`. A value is a text, a number, a boolean or null, and means itself: it
///   cannot bring an operator or a bracket with it.
final class FilterForm {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*){0,3}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_*?@][A-Za-z0-9_.*?@-]*");
    private static final Set<String> OPERATORS = Set.of(":", "=", "!=", "<", "<=", ">", ">=", "~", "!~");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "null");
    private static final int DEEPEST = 40;

    private FilterForm() {}

    /// The text that a filter argument stands for: a text stands for itself.
    ///
    /// - **Errors**: `BAD_FILTER` for a tree in no known form.
    static String text(@Nullable Object filter) {
        return switch (filter) {
            case null -> "";
            case String text -> text;
            case Map<?, ?> node when node.isEmpty() -> "";
            case Map<?, ?> node -> node(node, 0);
            default -> throw bad("A filter is a text or an object.");
        };
    }

    private static String node(@Nullable Object tree, int depth) {
        if (depth > DEEPEST) {
            throw bad("The tree has more than " + DEEPEST + " levels.");
        }
        if (!(tree instanceof Map<?, ?> node)) {
            throw bad("A node of the tree is an object.");
        }
        if (node.containsKey("and")) {
            return "(" + String.join(" ", operands(node, "and", depth)) + ")";
        }
        if (node.containsKey("or")) {
            return "(" + String.join(" or ", operands(node, "or", depth)) + ")";
        }
        if (node.containsKey("not")) {
            only(node, Set.of("not"));
            return "not (" + node(node.get("not"), depth + 1) + ")";
        }
        if (node.containsKey("word")) {
            only(node, Set.of("word"));
            return quoted(String.valueOf(node.get("word")));
        }
        return leaf(node);
    }

    private static List<String> operands(Map<?, ?> node, String name, int depth) {
        only(node, Set.of(name));
        if (!(node.get(name) instanceof List<?> list) || list.isEmpty()) {
            throw bad("\"" + name + "\" holds a list of one or more nodes.");
        }
        List<String> operands = new ArrayList<>();
        list.forEach(each -> operands.add(node(each, depth + 1)));
        return operands;
    }

    private static String leaf(Map<?, ?> node) {
        only(node, Set.of("f", "op", "m"));
        String operator = node.get("op") instanceof String given ? given : ":";
        if (!(node.get("f") instanceof String field) || !FIELD.matcher(field).matches()) {
            throw bad("\"f\" is the name of a field or column, such as table or orders.total.");
        }
        if (!OPERATORS.contains(operator)) {
            throw bad("\"op\" is one of : = != < <= > >= ~ !~.");
        }
        List<?> values =
                node.get("m") instanceof List<?> list ? list : java.util.Collections.singletonList(node.get("m"));
        if (!node.containsKey("m") || values.isEmpty()) {
            throw bad("\"m\" holds the value, or a list of values.");
        }
        return field
                + operator
                + String.join(",", values.stream().map(FilterForm::value).toList());
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> isPlain(text) ? text : quoted(text);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw bad("A value is a text, a number, a boolean or null.");
        };
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !KEYWORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            switch (unit) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }

    private static void only(Map<?, ?> node, Set<String> names) {
        for (Object name : node.keySet()) {
            if (!names.contains(String.valueOf(name))) {
                throw bad("A node with " + names.stream().sorted().toList() + " has nothing else.");
            }
        }
    }

    private static WorkbenchException bad(String happened) {
        return new WorkbenchException(
                ErrorCode.BAD_FILTER,
                happened,
                "Give filter text, or {\"and\":[{\"f\":\"table\",\"m\":[\"orders\"]},{\"f\":\"op\",\"m\":[\"delete\"]}]}.");
    }
}

package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Spells the same trees as [JsonText] as YAML in block style.
///
/// - **Shape**: every string is double-quoted, so none turns into a number, a date or a boolean.
/// - **Source**: YAML 1.2.2, of which JSON strings are a part (§7.3.1).
final class YamlText {

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(@Nullable Object tree) {
        YamlText yaml = new YamlText();
        yaml.block(tree, 0, "");
        return yaml.text.toString();
    }

    private void block(@Nullable Object tree, int depth, String lead) {
        switch (tree) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                String before = lead;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(before.isEmpty() ? "  ".repeat(depth) : before);
                    before = "";
                    text.append(key(String.valueOf(entry.getKey()))).append(':');
                    nested(entry.getValue(), depth);
                }
            }
            case List<?> list
            when !list.isEmpty() -> {
                String before = lead;
                for (Object element : list) {
                    text.append(before.isEmpty() ? "  ".repeat(depth) : before);
                    before = "";
                    block(element, depth + 1, "- ");
                }
            }
            case null, default ->
                text.append(lead).append(JsonText.compact(tree)).append('\n');
        }
    }

    private void nested(@Nullable Object value, int depth) {
        if (isBlock(value)) {
            text.append('\n');
            block(value, depth + 1, "");
            return;
        }
        text.append(' ').append(JsonText.compact(value)).append('\n');
    }

    private static boolean isBlock(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> !map.isEmpty();
            case List<?> list -> !list.isEmpty();
            case null, default -> false;
        };
    }

    private static String key(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.-]*") ? name : JsonText.compact(name);
    }
}

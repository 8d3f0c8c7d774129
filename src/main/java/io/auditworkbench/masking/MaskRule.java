package io.auditworkbench.masking;

import io.auditworkbench.model.change.TableName;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// For which values a mode is: those of columns whose full name a glob matches, those of a kind, or both.
///
/// - **Shape**: `columns` is `schema.table.column` with `*` and `?`, which match dots too, in any case; null for all
///   columns. `kind` is null for any. At least one is there.
public record MaskRule(@Nullable String columns, @Nullable DetectedKind kind, MaskMode mode) {

    public MaskRule {
        Objects.requireNonNull(mode, "mode");
        if (columns == null && kind == null) {
            throw new IllegalArgumentException("a rule is for columns, for a kind, or both");
        }
    }

    /// Whether it can be for values of this column.
    boolean concerns(TableName table, String column) {
        return columns == null
                || glob(columns)
                        .matcher((table + "." + column).toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static Pattern glob(String glob) {
        StringBuilder pattern = new StringBuilder();
        glob.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(point -> pattern.append(
                        point == '*' ? ".*" : point == '?' ? "." : Pattern.quote(Character.toString(point))));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    /// `customers.*`, or `kind e-mail`.
    public String subject() {
        String kindWord = kind == null ? "" : "kind " + kind.word();
        return columns == null ? kindWord : kind == null ? columns : columns + ", " + kindWord;
    }
}

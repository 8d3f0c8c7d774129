package io.auditworkbench.filter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands between a field and its value.
public enum Operator {
    MATCHES(":", "matches: any of a list, a pattern, a range; letter case does not matter"),
    NOT_EQUAL("!=", "is there, and no side equals it"),
    EQUAL("=", "equals it exactly, letter case included"),
    LESS_OR_EQUAL("<=", "at most"),
    GREATER_OR_EQUAL(">=", "at least"),
    LESS("<", "less than"),
    GREATER(">", "more than"),
    NOT_REGEX("!~", "is there, and the regular expression finds nothing"),
    REGEX("~", "the regular expression finds something");

    private final String symbol;
    private final String description;

    Operator(String symbol, String description) {
        this.symbol = symbol;
        this.description = description;
    }

    /// The spelling in filter text.
    public String symbol() {
        return symbol;
    }

    /// Half a sentence for completion.
    public String description() {
        return description;
    }

    /// The order comparison this stands for; empty for [#MATCHES] and the regular expressions.
    Optional<Comparison> comparison() {
        return Optional.ofNullable(
                switch (this) {
                    case EQUAL -> Comparison.EQUAL;
                    case NOT_EQUAL -> Comparison.NOT_EQUAL;
                    case LESS -> Comparison.LESS;
                    case LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
                    case GREATER -> Comparison.GREATER;
                    case GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
                    case MATCHES, REGEX, NOT_REGEX -> null;
                });
    }

    /// The operator that starts at `offset`, longest first; null when none does.
    static @Nullable Operator at(String text, int offset) {
        for (Operator operator : values()) {
            if (text.startsWith(operator.symbol, offset)) {
                return operator;
            }
        }
        return null;
    }
}

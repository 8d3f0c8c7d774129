package io.auditworkbench.infer;

import io.auditworkbench.filter.DurationText;
import io.auditworkbench.model.event.Rule;
import org.jspecify.annotations.Nullable;

/// A part of a rule as a sentence, in which the reasons of a conclusion name it.
final class PartSentence {

    private PartSentence() {}

    /// `lines: at least 1 order_line, standing at that moment`.
    static String of(Rule.Part part) {
        String count = count(part.atLeast(), part.atMost());
        String when = part.when().isEmpty() ? "" : " with " + part.when();
        String where = switch (part.scope()) {
            case Rule.Scope.SameTransaction() -> "in the same transaction";
            case Rule.Scope.AsOfStart() -> "standing at that moment";
            case Rule.Scope.Within(var before, var after) ->
                "from " + DurationText.write(before) + " before to " + DurationText.write(after) + " after";
        };
        return part.name() + ": " + count + " " + part.entity() + when + ", " + where;
    }

    private static String count(int atLeast, @Nullable Integer atMost) {
        if (atMost == null) {
            return atLeast == 0 ? "any number of" : "at least " + atLeast;
        }
        if (atMost == 0) {
            return "no";
        }
        return atLeast == 0 ? "at most " + atMost : "at least " + atLeast + " and at most " + atMost;
    }
}

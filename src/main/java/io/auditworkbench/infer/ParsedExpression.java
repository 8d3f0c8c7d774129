package io.auditworkbench.infer;

import java.util.Objects;

/// What a text says as an expression, or what is wrong with it.
public sealed interface ParsedExpression {

    /// It can be computed.
    record Accepted(Expression expression) implements ParsedExpression {
        public Accepted {
            Objects.requireNonNull(expression, "expression");
        }
    }

    /// It is no expression.
    ///
    /// - **Units**: offsets are UTF-16 units into the text; `end` is behind the offending part.
    record Refused(String message, String whatWouldBeRight, int start, int end) implements ParsedExpression {
        public Refused {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(whatWouldBeRight, "whatWouldBeRight");
        }
    }
}

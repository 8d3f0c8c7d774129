package io.auditworkbench.explain.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Cuts claims out of an answer while it is being written, each as soon as it is whole.
///
/// What it finds is for people who wait; what counts is read from the whole answer by [ClaimReader].
///
/// - **Threading**: one thread.
public final class ClaimStream {

    /// Claims stand in an array in an object.
    private static final int DEPTH_OF_CLAIMS = 2;

    private final UnaryOperator<String> restored;
    private final StringBuilder open = new StringBuilder();
    private int depth;
    private boolean inString;
    private boolean isEscaped;

    /// - **Shape**: `restored` is applied to the text of each claim before it is read.
    public ClaimStream(UnaryOperator<String> restored) {
        this.restored = restored;
    }

    /// The claims that a piece of the answer makes whole.
    public List<ClaimReader.Item> hear(String piece) {
        List<ClaimReader.Item> whole = new ArrayList<>();
        piece.chars().forEach(unit -> {
            if (depth > DEPTH_OF_CLAIMS || (depth == DEPTH_OF_CLAIMS && unit == '{')) {
                open.append((char) unit);
            }
            step((char) unit);
            if (depth == DEPTH_OF_CLAIMS && !inString && unit == '}' && !open.isEmpty()) {
                whole.add(ClaimReader.one(restored.apply(open.toString())));
                open.setLength(0);
            }
        });
        return whole;
    }

    private void step(char unit) {
        if (inString) {
            inString = isEscaped || unit != '"';
            isEscaped = !isEscaped && unit == '\\';
            return;
        }
        switch (unit) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
    }
}

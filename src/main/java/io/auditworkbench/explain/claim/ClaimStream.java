package io.auditworkbench.explain.claim;

import java.util.ArrayList;
import java.util.List;

/// Cuts claims out of an answer while it is being written, each as soon as it is whole.
///
/// What it finds is for people who wait; what counts is read from the whole answer by [ClaimReader].
///
/// - **Threading**: one thread.
public final class ClaimStream {

    /// Claims stand in an array in an object.
    private static final int DEPTH_OF_CLAIMS = 2;

    private final StringBuilder open = new StringBuilder();
    private int depth;
    private boolean inString;
    private boolean isEscaped;

    /// The claims that a piece of the answer makes whole.
    public List<ClaimReader.Item> hear(String piece) {
        List<ClaimReader.Item> whole = new ArrayList<>();
        piece.chars().forEach(unit -> {
            if (depth > DEPTH_OF_CLAIMS || (depth == DEPTH_OF_CLAIMS && unit == '{')) {
                open.append((char) unit);
            }
            step((char) unit);
            if (depth == DEPTH_OF_CLAIMS && !inString && unit == '}' && !open.isEmpty()) {
                whole.add(ClaimReader.one(open.toString()));
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

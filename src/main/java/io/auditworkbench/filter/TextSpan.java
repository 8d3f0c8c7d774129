package io.auditworkbench.filter;

/// A stretch of the filter text.
///
/// - **Units**: UTF-16 units from the start of the text; `end` is the first one behind the stretch.
public record TextSpan(int start, int end) {

    public TextSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a stretch of text: " + start + " to " + end);
        }
    }

    /// The stretch without length at one offset.
    public static TextSpan at(int offset) {
        return new TextSpan(offset, offset);
    }

    /// True when nothing lies between start and end.
    public boolean isEmpty() {
        return start == end;
    }

    /// The part of `text` that this names.
    public String of(String text) {
        return text.substring(start, end);
    }

    /// From the start of this to the end of `other`.
    TextSpan through(TextSpan other) {
        return new TextSpan(start, Math.max(end, other.end));
    }
}

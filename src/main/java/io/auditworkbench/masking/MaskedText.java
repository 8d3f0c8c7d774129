package io.auditworkbench.masking;

import java.util.Objects;

/// A value's text that may be shown: only a [Masker] makes one, so holding it proves that the policy was asked.
///
/// - **Shape**: `text` is the value as kept, or what the policy put in its place; `isMasked` tells which.
public final class MaskedText {

    private final String text;
    private final boolean isMasked;

    private MaskedText(String text, boolean isMasked) {
        this.text = Objects.requireNonNull(text, "text");
        this.isMasked = isMasked;
    }

    /// The value as it is.
    static MaskedText open(String text) {
        return new MaskedText(text, false);
    }

    /// What stands in place of a value.
    static MaskedText inPlaceOf(String text) {
        return new MaskedText(text, true);
    }

    /// What may be shown.
    public String text() {
        return text;
    }

    /// Whether it stands in place of the value.
    public boolean isMasked() {
        return isMasked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskedText that && isMasked == that.isMasked && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// Says nothing of the value, so that it reaches no log by accident.
    @Override
    public String toString() {
        return "MaskedText[" + text.length() + " characters]";
    }
}

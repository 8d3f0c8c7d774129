package io.auditworkbench.workbench.text;

/// Spells words as they can be typed into a shell of Unix.
public final class ShellText {

    private ShellText() {}

    /// The word as it is, in single quotes where a shell would read it otherwise.
    public static String word(String word) {
        boolean isPlain = word.matches("[\\p{L}\\p{N}_./:=,@%+-]+");
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package io.auditworkbench.capture;

import java.util.Arrays;

/// A password that no log, message or `toString` can show.
///
/// - **Threading**: immutable.
public final class Secret {

    /// No password at all.
    public static final Secret NONE = new Secret(new char[0]);

    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /// Copies the characters; the caller may wipe its own.
    public static Secret of(char[] characters) {
        return new Secret(characters.clone());
    }

    /// The same from text that is already in memory.
    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    public boolean isEmpty() {
        return characters.length == 0;
    }

    /// The password in the clear, for the driver and nothing else.
    public String reveal() {
        return new String(characters);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Arrays.equals(characters, secret.characters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(characters);
    }

    /// Shows only whether there is a password.
    @Override
    public String toString() {
        return isEmpty() ? "none" : "••••";
    }
}

package io.auditworkbench.explain.claim;

import java.util.List;

/// What the claims of an answer come to: it follows from the checks, no model chooses it.
public enum Verdict {
    /// Every claim holds, and one at least is no guess.
    SUPPORTED,
    /// Some hold.
    PARTLY,
    /// None holds, or only guesses do.
    NOT_SUPPORTED;

    /// What the checked claims come to.
    public static Verdict of(List<CheckedClaim> claims) {
        long facts = claims.stream()
                .filter(claim -> claim.isSupported() && !claim.isGuess())
                .count();
        if (facts == 0) {
            return NOT_SUPPORTED;
        }
        return claims.stream().allMatch(CheckedClaim::isSupported) ? SUPPORTED : PARTLY;
    }

    /// In lower case, with spaces.
    public String words() {
        return switch (this) {
            case SUPPORTED -> "supported";
            case PARTLY -> "partly supported";
            case NOT_SUPPORTED -> "not supported";
        };
    }
}

package io.auditworkbench.workbench.evidence;

/// How much of a store is proved, and against whom.
///
/// - **Source**: the levels of ADR-0037.
public enum TrustLevel {
    /// Something is not as it was sealed.
    NONE("not intact"),
    /// Everything fits together, and nobody signed it.
    L1("internally consistent, not signed"),
    /// Signed by keys that the store itself names.
    L2("internally consistent and signed"),
    /// And not behind, or another log than, what is kept outside the store on this computer.
    L3("signed, and as kept outside the store on this computer"),
    /// And as somebody else keeps it.
    L4("signed, and as anchored elsewhere");

    private final String meaning;

    TrustLevel(String meaning) {
        this.meaning = meaning;
    }

    /// What it means, in words.
    public String meaning() {
        return meaning;
    }
}

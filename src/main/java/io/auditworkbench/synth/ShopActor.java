package io.auditworkbench.synth;

import java.util.Objects;

/// Somebody or something that changes rows of the synthetic shop.
///
/// - **Shape**: `connectionId` is the server's number of the connection that is used; a person's program names the
///   person in a comment of each statement, a service is known by its account.
public record ShopActor(String login, Kind kind, long connectionId) {

    /// How an actor shows in the log.
    public enum Kind {
        /// Named in a comment of each statement.
        PERSON,
        /// Known by the account of its session.
        SERVICE
    }

    public ShopActor {
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(kind, "kind");
    }

    /// What the application writes before each of its statements: `/* actor=anna.keller */`.
    public String comment() {
        return "/* actor=" + login + " */";
    }

    /// True for a human being.
    public boolean isPerson() {
        return kind == Kind.PERSON;
    }
}

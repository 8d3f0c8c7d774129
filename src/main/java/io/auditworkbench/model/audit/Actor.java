package io.auditworkbench.model.audit;

import java.util.Objects;

/// Who uses the workbench.
///
/// - **Shape**: `user` is the account at the operating system; `client` the program that asks on its behalf, as it
///   names itself, empty when a person asks directly.
public record Actor(String user, String client) {

    public Actor {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(client, "client");
    }

    /// A person at this computer.
    public static Actor person(String user) {
        return new Actor(user, "");
    }
}

package io.auditworkbench.capture;

/// The steps of a connection, in the order in which they can fail.
public enum ConnectionStage {
    DNS("Find the host"),
    TCP("Reach the port"),
    TLS("Encrypt"),
    LOGIN("Log in"),
    VERSION("Know the server");

    private final String title;

    ConnectionStage(String title) {
        this.title = title;
    }

    /// What the step does, for people.
    public String title() {
        return title;
    }
}

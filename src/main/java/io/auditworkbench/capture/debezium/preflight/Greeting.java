package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ServerVersion;

/// What came back when a port was called.
sealed interface Greeting {

    /// A server that speaks MySQL's protocol introduced itself.
    record Hello(ServerVersion version, Encryption encryption) implements Greeting {}

    /// A MySQL server answered with an error instead.
    record Refused(int errorNumber, String message) implements Greeting {}

    /// Something answered, and not as MySQL does.
    record NotMysql() implements Greeting {}

    /// The connection stands and nothing was said in time.
    record Silent() implements Greeting {}

    /// Nobody listens there.
    record NobodyThere() implements Greeting {}

    /// No answer at all in time.
    record NoAnswer() implements Greeting {}

    /// The network said no; `reason` in its words.
    record NoWay(String reason) implements Greeting {}

    /// Whether the server can encrypt.
    enum Encryption {
        OFFERED,
        NOT_OFFERED
    }
}

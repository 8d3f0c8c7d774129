package io.auditworkbench.capture;

/// What one check came to.
public sealed interface CheckOutcome {

    /// What was seen: a value, a list, or a few words.
    String found();

    /// As it should be.
    record Passed(String found) implements CheckOutcome {}

    /// Not as it should be; `level` says what that means, which may depend on what was found.
    record Failed(CheckLevel level, String found, Fix fix) implements CheckOutcome {}

    /// Nobody knows; never to be shown as passed.
    ///
    /// - **Shape**: `found` says why it could not be checked; `needs` is the right that was missing, or empty.
    record CouldNotCheck(String found, String needs) implements CheckOutcome {}
}

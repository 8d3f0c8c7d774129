package io.auditworkbench.workbench.service;

/// Whose service it is.
public enum ServiceScope {
    /// It runs from the machine's start on, under an account of its own.
    SYSTEM,
    /// It runs for the account that installs it.
    USER
}

package io.auditworkbench.cli;

/// A command one of whose options the self-audit records without its value, because the value must be kept nowhere.
interface HidesOption {

    /// The option, such as `--where`.
    String hiddenOption();
}

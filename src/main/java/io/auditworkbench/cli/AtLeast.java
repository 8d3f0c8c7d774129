package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;

/// Checks numbers given on the command line.
final class AtLeast {

    private AtLeast() {}

    /// The number.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] below zero.
    static int zero(String option, int number) {
        if (number < 0) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    option + " takes a number from 0 on, not " + number + ".",
                    "0 stands for no limit.");
        }
        return number;
    }
}

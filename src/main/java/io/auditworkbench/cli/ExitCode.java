package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import java.util.Arrays;

/// What the process answers to the shell; the numbers are stable.
public enum ExitCode {
    DONE(0, "done (findings do not change this unless asked)"),
    FAILED(1, "failed, other reason"),
    BAD_USAGE(2, "bad usage, bad filter or bad config"),
    FINDINGS(3, "findings at or above --fail-on, or lag above --max-lag"),
    SOURCE(4, "cannot reach or log in to the source"),
    INTEGRITY(5, "integrity check failed"),
    NOT_READY(6, "not ready: a blocking preflight check failed"),
    NOT_FOUND(7, "id, row or table not found"),
    INCOMPLETE(8, "done but incomplete (gap, cancelled scan, row cap) with --strict"),
    STORE(9, "store busy, locked, damaged, newer version or full"),
    PART_MISSING(10, "optional part missing (model, PDF)"),
    INTERRUPTED(130, "interrupted (Ctrl-C)"),
    TERMINATED(143, "terminated");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /// The exit code that stands for a condition.
    public static ExitCode of(ErrorCode code) {
        return switch (code.kind()) {
            case USAGE -> BAD_USAGE;
            case SOURCE -> SOURCE;
            case NOT_READY -> NOT_READY;
            case NOT_FOUND -> NOT_FOUND;
            case STORE -> STORE;
            case INTEGRITY -> INTEGRITY;
            case INTERNAL -> FAILED;
        };
    }

    /// The exit code of a number.
    static ExitCode of(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(FAILED);
    }

    /// The number given to the shell.
    public int number() {
        return number;
    }

    /// What it means, as printed by `help exit-codes`.
    public String meaning() {
        return meaning;
    }
}

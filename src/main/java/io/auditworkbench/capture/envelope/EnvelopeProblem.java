package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import org.jspecify.annotations.Nullable;

/// What can be wrong with a record that is valid JSON; the texts name columns and settings, never values.
final class EnvelopeProblem {

    private static final String DEFAULTS = "Leave the sender's value settings as docs/ingest.md gives them"
            + " (decimal.handling.mode, bigint.unsigned.handling.mode, binary.handling.mode, time.precision.mode).";

    private EnvelopeProblem() {}

    static WorkbenchException unreadable(String flaw) {
        return unreadable(flaw, null);
    }

    static WorkbenchException unreadable(String flaw, @Nullable Throwable cause) {
        return new WorkbenchException(
                ErrorCode.UNREADABLE_EVENT, "The record cannot be read: " + flaw + ".", DEFAULTS, cause);
    }

    static WorkbenchException tooLarge(int limit) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                "The line is longer than " + (limit >> 20) + " MiB, an eighth of the memory that Java may use.",
                "Give Java more memory: AUDIT_WORKBENCH_JVM_OPTIONS=-Xmx4g.");
    }

    static WorkbenchException damaged(Throwable cause) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                "The file ends early or is damaged: behind this nothing can be read.",
                "Copy or pack it anew.",
                cause);
    }

    static WorkbenchException unreadableValue(String column, String flaw) {
        return unreadable("the column " + column + " " + flaw);
    }

    static WorkbenchException setting(String column, String flaw, String setting) {
        return new WorkbenchException(
                ErrorCode.UNREADABLE_EVENT,
                "The record cannot be read: the column " + column + " " + flaw + ".",
                "Set " + setting + " at the sender and take a new snapshot.");
    }

    static WorkbenchException schemaUnknown(String table) {
        return new WorkbenchException(
                ErrorCode.SCHEMA_UNKNOWN,
                "The columns of " + table
                        + " are not known: the record has no schema, and no schema change described the table."
                        + " Without them a decimal is bare base64 and its value cannot be known.",
                "Set debezium.format.value.schemas.enable=true at the sender, or"
                        + " debezium.source.include.schema.changes=true and take a new snapshot.");
    }
}

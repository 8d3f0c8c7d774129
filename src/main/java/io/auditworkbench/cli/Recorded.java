package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The self-audit records each run of the command before it begins, and what it handed out when it ends.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Recorded {

    /// What sort of act it is.
    AuditAction.Kind value();
}

package io.auditworkbench.detect.access;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.List;

/// Privileged roles that are granted, and roles that become privileged.
public final class PrivilegeEscalationDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "privilege-escalation",
            "access",
            "Privileged role granted",
            "A user gets a privileged role, or a role that users may have becomes privileged.",
            "role grants",
            List.of());

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.fields(mapping, "role_grant", "role");
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        AccountBook book = new AccountBook(examination.memory());
        boolean isActivity = Words.isActivity(slice.transaction());
        for (ObservedChange change : slice.changes()) {
            if (change.is("role") && isActivity && change.before() != null && change.after() != null) {
                promotion(slice, change, book, examination);
            }
            book.note(change);
        }
        if (!isActivity) {
            return;
        }
        for (ObservedChange change : slice.changes()) {
            boolean isGrant = change.is("role_grant")
                    && change.after() != null
                    && (change.before() == null || change.hasChanged("role") || change.hasChanged("user"));
            if (isGrant) {
                examination.looked(1);
                grant(slice, change, book, examination);
            }
        }
    }

    private static void grant(ChangeSlice slice, ObservedChange change, AccountBook book, Examination examination) {
        String roleId = Words.of(change.after("role"));
        if (roleId == null) {
            return;
        }
        AccountBook.Role role = book.role(roleId);
        if (!role.isPrivileged()) {
            return;
        }
        String userId = Words.of(change.after("user"));
        String user = userId == null ? "?" : book.login(userId);
        String granter = Words.of(change.after("granted_by"));
        String by = granter == null ? Words.by(slice.transaction()) : granter;
        boolean isSelf = user.equals(by) || user.equals(Words.actor(slice.transaction()));
        Finding.of(
                        SPEC,
                        slice,
                        isSelf ? Severity.CRITICAL : Severity.HIGH,
                        "User " + user + " was granted the privileged role " + role.name() + " by " + by + ".")
                .group(role.name())
                .evidence(change.seq())
                .raise(examination);
    }

    private static void promotion(ChangeSlice slice, ObservedChange change, AccountBook book, Examination examination) {
        String id = Words.of(change.after("id"));
        if (id == null
                || !change.hasChanged("is_privileged")
                || !AccountBook.isPrivileged(change)
                || book.role(id).isPrivileged()) {
            return;
        }
        examination.looked(1);
        Finding.of(
                        SPEC,
                        slice,
                        Severity.HIGH,
                        "Role " + book.role(id).name() + " was made privileged by " + Words.by(slice.transaction())
                                + ".")
                .group(book.role(id).name())
                .evidence(change.seq())
                .raise(examination);
    }
}

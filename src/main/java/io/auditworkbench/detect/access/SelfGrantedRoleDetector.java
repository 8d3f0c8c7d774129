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

/// Roles that somebody granted to themselves.
public final class SelfGrantedRoleDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "self-granted-role",
            "access",
            "Role granted to oneself",
            "Whoever granted a role, or committed the grant, is the user who gets it.",
            "role grants",
            List.of());

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.fields(mapping, "role_grant", "user");
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        AccountBook book = new AccountBook(examination.memory());
        slice.changes().forEach(book::note);
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        for (ObservedChange change : slice.changes()) {
            boolean isGrant = change.is("role_grant")
                    && change.after() != null
                    && (change.before() == null || change.hasChanged("role") || change.hasChanged("user"));
            if (isGrant) {
                examination.looked(1);
                compare(slice, change, book, examination);
            }
        }
    }

    private static void compare(ChangeSlice slice, ObservedChange change, AccountBook book, Examination examination) {
        String userId = Words.of(change.after("user"));
        String granter = Words.of(change.after("granted_by"));
        if (userId == null) {
            return;
        }
        String user = book.login(userId);
        String actor = Words.actor(slice.transaction());
        boolean isSelf = user.equals(actor) || user.equals(granter) || userId.equals(granter);
        if (!isSelf) {
            return;
        }
        String roleId = Words.of(change.after("role"));
        AccountBook.Role role = book.role(roleId == null ? "?" : roleId);
        String told = granter == null || user.equals(granter) || userId.equals(granter)
                ? ""
                : ", and the row says " + granter + " did";
        Finding.of(
                        SPEC,
                        slice,
                        role.isPrivileged() ? Severity.CRITICAL : Severity.HIGH,
                        "User " + user + " granted the role " + role.name() + " to themselves" + told + ".")
                .group(user)
                .evidence(change.seq())
                .raise(examination);
    }
}

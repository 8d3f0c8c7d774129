package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.AtRest;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.PolicyLog;
import io.auditworkbench.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a masking policy in force for what is stored from now on.
///
/// - **Threading**: the writer's, between batches.
public final class PolicyInForce {

    private PolicyInForce() {}

    /// The policy of a file, null for none, kept in the store when it is not the one in force already.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` as [PolicyFile#load], for a policy that would make rows of a captured table
    ///   one, and for none where one is in force: nothing is kept unmasked because an option was forgotten.
    public static Masker enter(Store store, @Nullable Path file, Clock clock) {
        List<PolicyLog.Kept> former = store.policies().all();
        if (file == null) {
            if (!former.isEmpty()) {
                throw new WorkbenchException(
                        ErrorCode.BAD_CONFIGURATION,
                        "This store is kept under a masking policy, and none was named.",
                        "Name it with --masking FILE, or put it beside the store as "
                                + PolicyPlace.beside(store.file()).getFileName()
                                + ". A policy of `rules: []` masks nothing from then on.");
            }
            return new Masker(MaskingPolicy.KEEP_EVERYTHING);
        }
        MaskingPolicy policy = PolicyFile.load(file);
        Masker masker = new Masker(policy);
        AtRest check = masker.atRest("");
        store.catalogue().versions().values().forEach(check::check);
        if (former.isEmpty() || !former.getLast().sha256().equals(policy.sha256())) {
            store.writer()
                    .policy(
                            policy.text(),
                            policy.sha256(),
                            ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                            System.getProperty("user.name", "?"));
            store.writer().commit();
        }
        return masker;
    }
}

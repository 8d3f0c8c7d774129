package io.auditworkbench.workbench.evidence;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.integrity.VerifyingKey;
import io.auditworkbench.store.LogCheck;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.LogProofs;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the trust level of a bundle whose proofs hold: the signed root to which they lead is held against what is kept
/// outside the store, by consistency proofs. Nothing is hashed anew, so it takes no longer on a large store.
///
/// - **Threading**: one thread, for one bundle.
/// - **Source**: the levels of ADR-0037, RFC 9162 §2.1.4.
final class BundleTrust {

    private final Store store;
    private final LogKeeper keeper;
    private final LogProofs proofs;
    private final Checkpoint signed;
    private final List<VerifyingKey> keys;
    private final List<String> limits = new ArrayList<>();

    BundleTrust(Store store, LogKeeper keeper, LogProofs proofs, List<VerifyingKey> keys) {
        this.store = store;
        this.keeper = keeper;
        this.proofs = proofs;
        this.signed = proofs.checkpoint().orElseThrow();
        this.keys = keys;
    }

    /// How far a bundle goes whose newest transaction is this. `keptOutside` is what this computer kept of the log
    /// before the proofs were begun, because a capture may go on meanwhile.
    BundleStanding standing(Optional<String> keptOutside, long newestTransaction) {
        return anchored(isAsKeptOutside(keptOutside), newestTransaction);
    }

    private BundleStanding anchored(boolean isAsKept, long newestTransaction) {
        Anchors.Found anchored = new Anchors(keeper).of(store, new TimeStamps(null));
        Optional<Checkpoint> newest = Optional.empty();
        for (LogCheck.Anchor anchor : anchored.checkpoints()) {
            Optional<Checkpoint> read = signedByUs(anchor.note());
            boolean isComparable = read.isPresent() && read.get().size() <= signed.size();
            if (read.isEmpty() || (isComparable && !proofs.continues(read.get()))) {
                limits.add("The anchor in " + anchor.from() + " is of another history: `verify` says more.");
                return new BundleStanding(TrustLevel.L2, limits);
            }
            if (isComparable
                    && newest.map(Checkpoint::size).orElse(0L) <= read.get().size()) {
                newest = read;
            }
        }
        anchored.problems().forEach(problem -> limits.add(problem.place() + ": " + problem.what()));
        anchored.outOfReach()
                .forEach(place -> limits.add("The anchor in " + place + " cannot be read now: not held against it."));
        if (newest.isPresent() && newest.get().size() >= newestTransaction) {
            return new BundleStanding(TrustLevel.L4, limits);
        }
        limits.add(newest.map(anchor -> "Some of it is newer than the last anchor, of "
                        + TimeText.people(anchor.signedAt())
                        + " UTC: that, whoever has the account that writes the store can have rewritten.")
                .orElse("No anchor: whoever has the account that writes the store can have rewritten everything."));
        return new BundleStanding(isAsKept ? TrustLevel.L3 : TrustLevel.L2, limits);
    }

    private boolean isAsKeptOutside(Optional<String> kept) {
        Optional<String> here = keeper.logAt(store.file());
        Optional<String> root = keeper.root(signed.origin());
        boolean isReplaced = here.filter(log -> !log.equals(signed.origin())).isPresent()
                || root.filter(line -> !line.equals(keys.getFirst().line())).isPresent();
        if (isReplaced) {
            limits.add("It is of another log than the one that was here: `verify` says more.");
            return false;
        }
        boolean isBackup = here.isEmpty()
                && proofs.note()
                        .flatMap(note -> keeper.backedUp(signed.origin(), note))
                        .isPresent();
        if (isBackup) {
            return true;
        }
        if (kept.isEmpty()) {
            limits.add("This computer keeps nothing of the log outside the store.");
            return false;
        }
        if (signedByUs(kept.get()).filter(proofs::continues).isEmpty()) {
            limits.add("The store is not what this computer keeps outside it: `verify` says more.");
            return false;
        }
        return true;
    }

    private Optional<Checkpoint> signedByUs(String note) {
        return SignedNote.parse(note)
                .filter(one -> keys.stream().anyMatch(one::isSignedBy))
                .flatMap(one -> Checkpoint.parse(one.text()))
                .filter(read -> read.origin().equals(signed.origin()));
    }
}

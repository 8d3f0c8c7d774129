package io.auditworkbench.workbench.evidence;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.SigningKey;
import io.auditworkbench.integrity.VerifyingKey;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.LogProofs;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.casework.CaseDocument;
import io.auditworkbench.workbench.casework.CaseView;
import io.auditworkbench.workbench.export.TextFile;
import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.report.DocumentHtml;
import io.auditworkbench.workbench.report.DocumentMarkdown;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Sha256;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.CoverageView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Makes a bundle that proves its events to somebody who has neither the store nor this program.
///
/// - **Shape**: the files of `docs/evidence-format.md`; the same request on the same store is the same bytes.
/// - **Threading**: one thread; it is made in memory.
public final class EvidenceBundle implements AutoCloseable {

    private final StoreReading reading;
    private final Store store;
    private final LogKeeper keeper;

    /// `reading` is of `store`, which is closed with this.
    public EvidenceBundle(StoreReading reading, Store store, LogKeeper keeper) {
        this.reading = reading;
        this.store = store;
        this.keeper = keeper;
    }

    /// A bundle: its bytes, what identifies it, what it holds, and how far it proves that; `uncovered` events are too
    /// new to be signed and were left out.
    public record Made(
            byte[] bytes,
            String sha256,
            long events,
            long transactions,
            long uncovered,
            boolean isSigned,
            BundleStanding standing) {

        /// Writes it into a file, which appears under its name when it is whole; one of that name is replaced.
        public void write(Path file) {
            TextFile.replace(file, out -> {
                try {
                    out.bytes().write(bytes);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }

        /// `12 events in 3 transactions`.
        public String summary() {
            return Quantity.of(events, "event") + " in " + Quantity.of(transactions, "transaction");
        }
    }

    /// What would be in it; empty when `stop` said so.
    ///
    /// - **Errors**: those of [#make(BundleRequest)].
    public Optional<BundlePreview> preview(BundleRequest request, BooleanSupplier stop) {
        try (LogProofs proofs = store.proofs()) {
            Checkpoint checkpoint = proofs.checkpoint().orElseThrow(EvidenceBundle::unsigned);
            Optional<String> key =
                    key(proofs, checkpoint).map(signing -> signing.verifying().fingerprint());
            return BundlePreview.of(reading, request, checkpoint, key, coverage(request), stop);
        }
    }

    /// Makes it, and verifies it as whoever gets it will.
    ///
    /// - **Errors**: `NOT_FOUND` where nothing was signed yet, or nothing is asked for; `BAD_USAGE` for too much;
    ///   `VALUE_ALTERED` where something would be in it that is not as it was sealed.
    public Made make(BundleRequest request) {
        return make(request, BundleProgress.UNWATCHED).orElseThrow();
    }

    /// The same for somebody who watches; empty when it was not wanted any more.
    ///
    /// - **Errors**: as above.
    public Optional<Made> make(BundleRequest request, BundleProgress progress) {
        Optional<List<Long>> seqs = BundleSelection.of(reading, request, () -> !progress.isWanted());
        Optional<String> keptOutside =
                store.newestCheckpoint().flatMap(LogKeeper::originOf).flatMap(keeper::newest);
        try (LogProofs proofs = store.proofs()) {
            return seqs.flatMap(chosen -> make(request, chosen, proofs, keptOutside, progress));
        }
    }

    private Optional<Made> make(
            BundleRequest request,
            List<Long> seqs,
            LogProofs proofs,
            Optional<String> keptOutside,
            BundleProgress progress) {
        String note = proofs.note().orElseThrow(EvidenceBundle::unsigned);
        Checkpoint checkpoint = proofs.checkpoint().orElseThrow(EvidenceBundle::unsigned);
        BundleEvents events = new BundleEvents(store, proofs, checkpoint.size());
        if (!isProved(events, seqs, progress)) {
            return Optional.empty();
        }
        Optional<SigningKey> key = key(proofs, checkpoint);
        BundleZip zip = new BundleZip();
        zip.add("events.ndjson", events.eventLines());
        zip.add("transactions.ndjson", events.transactionLines());
        zip.add("tables.json", events.tables());
        zip.add("checkpoint.txt", note);
        zip.add("keys.txt", String.join("\n", proofs.certificates()));
        zip.add("verify.py", BundleTexts.read("verify.py"));
        CoverageView coverage = coverage(request);
        zip.add("coverage.json", JsonText.indented(CoverageText.json(coverage)) + "\n");
        zip.add("changes.csv", BundleChanges.csv(reading, seqs));
        rules(zip);
        Document page = BundlePage.of(request, reading, seqs, checkpoint, coverage, events.uncovered());
        zip.add("index.html", DocumentHtml.of(page));
        if (request instanceof BundleRequest.OfCase(CaseView view)) {
            aCase(zip, view, coverage, checkpoint);
        }
        finish(zip, request, events, checkpoint, key);
        if (!progress.isWanted()) {
            return Optional.empty();
        }
        requireIntact(BundleCheck.verify(zip.files()));
        BundleTrust trust = new BundleTrust(store, keeper, proofs, keys(proofs, checkpoint));
        BundleStanding standing = trust.standing(keptOutside, events.newestTransaction());
        byte[] bytes = zip.pack();
        return Optional.of(new Made(
                bytes,
                Sha256.of(bytes),
                events.eventCount(),
                events.transactionCount(),
                events.uncovered(),
                key.isPresent(),
                standing));
    }

    /// The key that signs for the log now; none where its certificate came after the checkpoint, as on the first minute
    /// of a day, or where the store is an older copy: nobody could follow it to the first key.
    private Optional<SigningKey> key(LogProofs proofs, Checkpoint checkpoint) {
        List<VerifyingKey> certified = keys(proofs, checkpoint);
        return keeper.newestKey(checkpoint.origin()).filter(signing -> certified.contains(signing.verifying()));
    }

    private static List<VerifyingKey> keys(LogProofs proofs, Checkpoint checkpoint) {
        try {
            return BundleCheck.keys(String.join("\n", proofs.certificates()), checkpoint.origin());
        } catch (BundleCheck.Wrong wrong) {
            throw altered(wrong.getMessage());
        }
    }

    /// Whether all events have their proofs; they do not when nobody wants them any more.
    private static boolean isProved(BundleEvents events, List<Long> seqs, BundleProgress progress) {
        long done = 0;
        for (List<Long> part : BundleSelection.parts(seqs)) {
            if (!progress.isWanted()) {
                return false;
            }
            events.add(part);
            done += part.size();
            progress.proved(done, seqs.size());
        }
        events.end();
        return progress.isWanted();
    }

    private static void requireIntact(BundleCheck.Result result) {
        if (result instanceof BundleCheck.Result.Altered(String what)) {
            throw altered(what);
        }
    }

    private static WorkbenchException altered(@Nullable String what) {
        return new WorkbenchException(
                ErrorCode.VALUE_ALTERED,
                "Nothing was written: what would be in the bundle is not as it was sealed: " + what + ".",
                "Run `verify`: it names everything that was altered.");
    }

    private static WorkbenchException unsigned() {
        return new WorkbenchException(
                ErrorCode.NOT_FOUND,
                "Nothing of the store is signed, so nothing of it can be proved to others.",
                "Let `capture`, or any command that writes, open it once; then make the bundle.");
    }

    @Override
    public void close() {
        store.close();
    }

    /// Refuses a file that is the store itself or lies beside it as a part of it.
    ///
    /// - **Errors**: `BAD_USAGE`.
    public void requireOther(Path file) {
        if (file.toAbsolutePath().normalize().toString().startsWith(store.file().toString())) {
            throw new WorkbenchException(ErrorCode.BAD_USAGE, file + " is the store itself.", "Name another file.");
        }
    }

    private CoverageView coverage(BundleRequest request) {
        return switch (request) {
            case BundleRequest.OfFilter(var filter) -> reading.coverage().of(filter);
            case BundleRequest.OfCase _ -> reading.coverage().all();
        };
    }

    /// Every rule and mapping that ever concluded something in this store.
    private void rules(BundleZip zip) {
        store.conclusions().texts().stream()
                .filter(kept -> !kept.text().isEmpty())
                .forEach(kept -> {
                    String digest = Sha256.of(kept.text());
                    String name = kept.version().ruleId().replaceAll("[^0-9A-Za-z._-]", "_");
                    zip.add(
                            "rules/" + name + "@" + kept.version().version() + "-" + digest.substring(0, 8) + ".yaml",
                            kept.text());
                });
    }

    private void aCase(BundleZip zip, CaseView view, CoverageView coverage, Checkpoint checkpoint) {
        CaseDocument.Data data = DemoStore.hasMade(store.file()) ? CaseDocument.Data.DEMO : CaseDocument.Data.RECORD;
        Document document =
                CaseDocument.of(view, reading.name(), CoverageText.sentence(coverage), checkpoint.signedAt(), data);
        zip.add("case.md", DocumentMarkdown.of(document));
        for (CaseView.Item item : view.items()) {
            zip.add("case/" + item.number() + ".json", item.content());
        }
        StringBuilder custody = new StringBuilder();
        for (CaseView.Act act : view.acts()) {
            custody.append(JsonText.compact(Trees.map(
                            "at", TimeText.data(act.at()), "by", act.by(), "what", act.what(), "detail", act.detail())))
                    .append('\n');
        }
        zip.add("custody.log", custody.toString());
    }

    private void finish(
            BundleZip zip,
            BundleRequest request,
            BundleEvents events,
            Checkpoint checkpoint,
            Optional<SigningKey> key) {
        Map<String, String> words = Map.of(
                "program", "audit-workbench " + ProgramVersion.text(),
                "log", checkpoint.origin(),
                "subject", request.subject(),
                "events", Long.toString(events.eventCount()),
                "time", TimeText.people(checkpoint.signedAt()) + " UTC",
                "key", key.map(signing -> signing.verifying().fingerprint()).orElse("none: this bundle is not signed"));
        zip.add("VERIFY.txt", BundleTexts.fill("VERIFY.txt", words));
        zip.add("certificate.txt", BundleTexts.fill("certificate.txt", words));
        key.ifPresent(signing -> zip.add("public-key.pem", signing.verifying().pem()));
        Map<String, @Nullable Object> files = new LinkedHashMap<>();
        zip.files().forEach((name, bytes) -> files.put(name, Sha256.of(bytes)));
        String manifest = JsonText.indented(Trees.map(
                        "format", "audit-workbench/bundle/1",
                        "program", "audit-workbench " + ProgramVersion.text(),
                        "subject", request.subject(),
                        "as_of", TimeText.data(checkpoint.signedAt()),
                        "log", checkpoint.origin(),
                        "log_size", checkpoint.size(),
                        "events", events.eventCount(),
                        "transactions", events.transactionCount(),
                        "events_not_signed_yet", events.uncovered(),
                        "explanations", "none; where a case holds some, they are no evidence",
                        "files", files))
                + "\n";
        zip.add("manifest.json", manifest);
        key.ifPresent(signing -> zip.add("manifest.sig", signing.signature(manifest)));
    }
}

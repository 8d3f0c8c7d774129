package io.auditworkbench.workbench.evidence;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.SigningKey;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.LogProofs;
import io.auditworkbench.store.Store;
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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes a bundle that proves its events to somebody who has neither the store nor this program.
///
/// - **Shape**: the files of `docs/evidence-format.md`; the same request on the same store is the same bytes.
/// - **Threading**: one thread; it is made in memory.
public final class EvidenceBundle implements AutoCloseable {

    /// More events than somebody reads; a whole store is handed over as a store.
    private static final int MOST_EVENTS = 100_000;

    private final StoreReading reading;
    private final Store store;
    private final LogKeeper keeper;

    /// `reading` is of `store`, which is closed with this.
    public EvidenceBundle(StoreReading reading, Store store, LogKeeper keeper) {
        this.reading = reading;
        this.store = store;
        this.keeper = keeper;
    }

    /// A bundle: its bytes, what identifies it, and what it holds; `uncovered` events are too new to be signed and were
    /// left out.
    public record Made(byte[] bytes, String sha256, long events, long transactions, long uncovered, boolean isSigned) {

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
    }

    /// Makes it.
    ///
    /// - **Errors**: `NOT_FOUND` where nothing was signed yet, or nothing is asked for; `BAD_USAGE` for too much.
    public Made make(BundleRequest request) {
        List<Long> seqs = seqs(request);
        try (LogProofs proofs = store.proofs()) {
            String note = proofs.note().orElseThrow(EvidenceBundle::unsigned);
            Checkpoint checkpoint = proofs.checkpoint().orElseThrow(EvidenceBundle::unsigned);
            BundleEvents events = new BundleEvents(store, proofs);
            long uncovered = events.add(seqs, checkpoint.size());
            Optional<SigningKey> key = keeper.newestKey(checkpoint.origin());
            BundleZip zip = new BundleZip();
            zip.add("events.ndjson", events.eventLines());
            zip.add("transactions.ndjson", events.transactionLines());
            zip.add("tables.json", events.tables());
            zip.add("checkpoint.txt", note);
            zip.add("keys.txt", String.join("\n", proofs.certificates()));
            zip.add("verify.py", BundleTexts.read("verify.py"));
            CoverageView coverage = coverage(request);
            zip.add("coverage.json", JsonText.indented(CoverageText.json(coverage)) + "\n");
            String changes = BundleChanges.csv(reading, seqs);
            zip.add("changes.csv", changes);
            rules(zip);
            Document page = BundlePage.of(request, reading, seqs, checkpoint, coverage, uncovered);
            zip.add("index.html", DocumentHtml.of(page));
            if (request instanceof BundleRequest.OfCase(CaseView view)) {
                aCase(zip, view, coverage, checkpoint);
            }
            finish(zip, request, events, uncovered, checkpoint, key);
            byte[] bytes = zip.pack();
            return new Made(
                    bytes,
                    Sha256.of(bytes),
                    events.eventCount(),
                    events.transactionCount(),
                    uncovered,
                    key.isPresent());
        }
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

    /// Whether a file is the store itself or lies beside it as a part of it.
    public boolean isOfStore(Path file) {
        return file.toAbsolutePath()
                .normalize()
                .toString()
                .startsWith(store.file().toString());
    }

    private List<Long> seqs(BundleRequest request) {
        TreeSet<Long> seqs = new TreeSet<>();
        switch (request) {
            case BundleRequest.OfFilter(var filter) ->
                reading.events().numbers(filter, seqs::add, () -> seqs.size() > MOST_EVENTS);
            case BundleRequest.OfCase(CaseView view) ->
                view.items().stream()
                        .filter(item ->
                                !item.kind().equals("query") && !item.kind().equals("gap"))
                        .map(item -> reading.filters().ofId(item.subject()))
                        .flatMap(Optional::stream)
                        .forEach(
                                filter -> reading.events().numbers(filter, seqs::add, () -> seqs.size() > MOST_EVENTS));
        }
        if (seqs.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no event to prove: " + request.subject() + ".",
                    "Pin events, transactions, rows or findings to the case, or name another filter.");
        }
        if (seqs.size() > MOST_EVENTS) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A bundle holds at most " + MOST_EVENTS + " events.",
                    "Narrow the filter, or hand over a copy of the store, which `verify` proves as a whole.");
        }
        return List.copyOf(seqs);
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
        Document document = CaseDocument.of(
                view, reading.name(), CoverageText.sentence(coverage), checkpoint.signedAt(), CaseDocument.Data.RECORD);
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
            long uncovered,
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
                        "events_not_signed_yet", uncovered,
                        "explanations", "none; where a case holds some, they are no evidence",
                        "files", files))
                + "\n";
        zip.add("manifest.json", manifest);
        key.ifPresent(signing -> zip.add("manifest.sig", signing.signature(manifest)));
    }
}

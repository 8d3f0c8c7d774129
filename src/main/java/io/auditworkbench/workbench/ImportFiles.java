package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.EnvelopeReader;
import io.auditworkbench.capture.envelope.FileLayout;
import io.auditworkbench.capture.envelope.PackedFile;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.mask.PolicyInForce;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Imports files of Debezium records, each sender in them as a source named `import:` and its logical name.
///
/// - **Shape**: a file is read once, from its beginning, with one record in memory at a time. What was kept before is
///   recognised record by record, so a file may be imported again, also after it was interrupted.
/// - **Errors**: `BAD_INPUT` for a file that cannot be opened or is no JSON, before the store is touched; what a store
///   refuses. A record that cannot be read is no error but part of the report.
/// - **Threading**: one thread; the store has no other writer.
public final class ImportFiles {

    static final String PREFIX = "import:";

    /// No name that a path of `/ingest` may have.
    static final String CHANNEL = "import:";

    private final StoreOpener stores;
    private final Clock clock;
    private final KnowledgeSource knowledge;
    private final ActRecorder acts;
    private final BooleanSupplier isWanted;
    private final Consumer<ImportedFile> progress;

    /// `isWanted` is asked between records; `progress` hears now and then how far a file is. What was imported is
    /// concluded from at the end.
    public ImportFiles(
            StoreOpener stores,
            KnowledgeSource knowledge,
            ActRecorder acts,
            BooleanSupplier isWanted,
            Consumer<ImportedFile> progress) {
        this.stores = stores;
        this.clock = stores.clock();
        this.acts = acts;
        this.knowledge = knowledge;
        this.isWanted = isWanted;
        this.progress = progress;
    }

    private record Opened(String name, PackedFile packing, FileLayout layout, InputStream in) {

        String form() {
            return layout.name().toLowerCase(Locale.ROOT)
                    + (packing == PackedFile.PLAIN ? "" : " " + packing.name().toLowerCase(Locale.ROOT));
        }
    }

    /// Imports them in their order.
    public ImportReport run(ImportRequest request) {
        List<Opened> first = new ArrayList<>();
        // the first is looked at before the store is opened, the others are opened one at a time
        first.add(open(request.inputs().getFirst(), request));
        request.inputs().stream().skip(1).forEach(ImportFiles::check);
        try (TrialStore trial = TrialStore.of(request);
                Store store = opened(trial, request)) {
            Masker masker = PolicyInForce.enter(store, request.masking(), clock);
            record(request, "begun", 0);
            ImportReport report = run(request, store.writer(), masker, first.getFirst());
            record(
                    request,
                    "ended " + report.ending(),
                    report.files().stream().mapToLong(ImportedFile::records).sum());
            if (request.intent() == ImportRequest.Intent.STORE) {
                index(store);
            }
            return report;
        }
    }

    /// A trial is thrown away, and nobody signs it.
    private Store opened(TrialStore trial, ImportRequest request) {
        return switch (request.intent()) {
            case STORE -> stores.open(trial.file());
            case TRY -> Store.openForWriting(trial.file(), clock);
        };
    }

    private void record(ImportRequest request, String word, long records) {
        if (request.intent() == ImportRequest.Intent.STORE) {
            String names = request.inputs().stream().map(ImportInput::name).collect(Collectors.joining(", "));
            acts.happened(request.store(), new Happened(Kind.IMPORT, word, names, Outcome.GIVEN, records));
        }
    }

    /// As after `capture --once`: nobody may write into this store for a long time.
    private void index(Store store) {
        SideIndexing indexing = new SideIndexing(store.writer(), ConcludingBehind.of(store, knowledge));
        boolean isMore = true;
        while (isMore && isWanted.getAsBoolean()) {
            isMore = indexing.step();
        }
    }

    private static void check(ImportInput input) {
        try (InputStream in = input.opener().open()) {
            in.available();
        } catch (IOException unreadable) {
            throw unreadable(input, unreadable);
        }
    }

    private static Opened open(ImportInput input, ImportRequest request) {
        try {
            PackedFile.Unpacked unpacked = PackedFile.unpack(input.opener().open());
            FileLayout.Seen seen = FileLayout.look(new BufferedInputStream(unpacked.in()), request.recordBytes());
            if (seen.layout() == FileLayout.NEITHER) {
                throw new WorkbenchException(
                        ErrorCode.BAD_INPUT,
                        input.name() + " is no file of Debezium records: it begins with neither { nor [.",
                        "Give JSON or NDJSON, plain, gzip or zstd.");
            }
            return new Opened(input.name(), unpacked.packing(), layout(request, seen.layout()), seen.in());
        } catch (IOException unreadable) {
            throw unreadable(input, unreadable);
        }
    }

    private static FileLayout layout(ImportRequest request, FileLayout seen) {
        return switch (request.layout()) {
            case AUTO -> seen;
            case LINES -> FileLayout.LINES;
            case VALUES -> FileLayout.VALUES;
        };
    }

    private static WorkbenchException unreadable(ImportInput input, IOException cause) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                input.name() + " cannot be read, or is damaged at its beginning.",
                "Check the path, that this account may read it, and that it is whole.",
                cause);
    }

    private ImportReport run(ImportRequest request, StoreWriter store, Masker masker, Opened first) {
        StoredPushes stored = new StoredPushes(store);
        SenderBook book = new SenderBook(store, stored, PREFIX);
        PushSeals seals = new PushSeals(store, masker, PREFIX);
        PushRun run = new PushRun(store, book, stored, seals, clock);
        Session session = new Session(run, new EnvelopeReader(book), store::commit);
        book.enter(CHANNEL);
        List<ImportedFile> files = new ArrayList<>();
        try {
            for (ImportInput input : request.inputs()) {
                if (isWanted.getAsBoolean()) {
                    files.add(importFile(input, files.isEmpty() ? first : null, request, session));
                }
            }
            if (isWanted.getAsBoolean()) {
                run.completeIdle(Long.MAX_VALUE);
                store.commit();
            }
        } catch (RuntimeException failure) {
            store.rollback();
            throw failure;
        }
        return report(request, files, store.pushed().openCount(CHANNEL), run.take());
    }

    private record Session(PushRun run, EnvelopeReader reader, Runnable commit) {}

    private ImportedFile importFile(
            ImportInput input, @Nullable Opened already, ImportRequest request, Session session) {
        Opened opened;
        try {
            opened = already == null ? open(input, request) : already;
        } catch (WorkbenchException unreadable) {
            return new ImportedFile(
                    input.name(), "unknown", 0, 0, 1, 0, List.of(ImportedFile.Refusal.of(1, unreadable)));
        }
        FileImport file = new FileImport(
                session.run(),
                session.commit(),
                isWanted,
                seen -> progress.accept(seen.result()),
                opened.name(),
                opened.form());
        read(session.reader(), opened, request, file);
        file.finish();
        return file.result();
    }

    private static void read(EnvelopeReader reader, Opened opened, ImportRequest request, FileImport file) {
        try (InputStream in = opened.in()) {
            reader.readFile(in, opened.layout(), request.recordBytes(), file);
        } catch (IOException unclosable) {
            throw new WorkbenchException(ErrorCode.INTERNAL, opened.name() + " cannot be closed.", "", unclosable);
        }
    }

    private ImportReport report(ImportRequest request, List<ImportedFile> files, int waiting, PushTally.Counts rest) {
        List<ImportedFile> counted = new ArrayList<>(files);
        if (!counted.isEmpty() && rest.transactions() > 0) {
            ImportedFile last = counted.removeLast();
            counted.add(new ImportedFile(
                    last.name(),
                    last.form(),
                    last.records(),
                    last.repeated(),
                    last.refused(),
                    last.transactions() + rest.transactions(),
                    last.refusals()));
        }
        return new ImportReport(request.store().toString(), counted, waiting, ending(counted, waiting));
    }

    private ImportReport.Ending ending(List<ImportedFile> files, int waiting) {
        if (!isWanted.getAsBoolean()) {
            return ImportReport.Ending.STOPPED;
        }
        boolean isRefused = files.stream().anyMatch(file -> file.refused() > 0);
        boolean isRead = files.stream().anyMatch(file -> file.records() + file.repeated() > 0);
        if (isRefused && !isRead) {
            return ImportReport.Ending.NOTHING;
        }
        return isRefused || waiting > 0 ? ImportReport.Ending.INCOMPLETE : ImportReport.Ending.COMPLETE;
    }
}

package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.EnvelopeReader;
import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Takes the records of one file, commits now and then, and remembers what it refused.
///
/// - **Errors**: what a store refuses; then the batch must be rolled back.
/// - **Threading**: the writer's.
final class FileImport implements EnvelopeReader.Sink {

    private static final int RECORDS_PER_COMMIT = 2_000;
    private static final int REFUSALS_NAMED = 20;

    private final PushRun run;
    private final Runnable commit;
    private final BooleanSupplier isWanted;
    private final Consumer<FileImport> progress;
    private final String name;
    private final String form;
    private final List<ImportedFile.Refusal> refusals = new ArrayList<>();
    private long records;
    private long repeated;
    private long transactions;
    private long refused;
    private int sinceCommit;

    FileImport(
            PushRun run,
            Runnable commit,
            BooleanSupplier isWanted,
            Consumer<FileImport> progress,
            String name,
            String form) {
        this.run = run;
        this.commit = commit;
        this.isWanted = isWanted;
        this.progress = progress;
        this.name = name;
        this.form = form;
    }

    @Override
    public void accept(PushedRecord record, int line) {
        run.accept(record, null);
        sinceCommit++;
        if (sinceCommit >= RECORDS_PER_COMMIT) {
            run.pause();
            commit();
            progress.accept(this);
        }
    }

    @Override
    public void refused(int line, WorkbenchException reason) {
        if (reason.code().kind() == ErrorCode.Kind.STORE || reason.code().kind() == ErrorCode.Kind.INTERNAL) {
            throw reason;
        }
        refused++;
        if (refusals.size() < REFUSALS_NAMED) {
            refusals.add(ImportedFile.Refusal.of(line, reason));
        }
    }

    @Override
    public boolean isWanted() {
        return isWanted.getAsBoolean();
    }

    /// After the last record: everything taken becomes durable, and what was refused gets its gap.
    void finish() {
        run.saveOpen();
        if (refused > 0) {
            run.noteUnread(name, refused, refusals.getFirst().line());
        }
        commit();
    }

    private void commit() {
        commit.run();
        PushTally.Counts counts = run.take();
        records += counts.records();
        repeated += counts.repeated();
        transactions += counts.transactions();
        sinceCommit = 0;
    }

    ImportedFile result() {
        return new ImportedFile(name, form, records, repeated, refused, transactions, refusals);
    }
}

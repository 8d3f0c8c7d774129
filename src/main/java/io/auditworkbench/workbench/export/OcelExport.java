package io.auditworkbench.workbench.export;

import io.auditworkbench.store.Store;
import io.auditworkbench.store.ocel.OcelDatabase;
import io.auditworkbench.store.ocel.OcelStage;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Writes business events with their objects as an object-centric event log.
///
/// - **Errors**: as [OcelLog], [ExportFiles] and [OcelStage].
/// - **Threading**: one thread at a time.
/// - **Source**: OCEL 2.0 (ocel-standard.org), JSON and SQLite formats.
public final class OcelExport {

    private final Store store;
    private final EventSearch events;

    public OcelExport(Store store, EventSearch events) {
        this.store = store;
        this.events = events;
    }

    /// The two forms.
    public enum Form {
        JSON,
        SQLITE
    }

    /// What was written.
    ///
    /// - **Shape**: `withdrawn` events were left out; `behind` transactions were not looked at yet; `isStopped` says
    ///   that somebody stopped it, and nothing was written.
    public record Tally(long events, long withdrawn, long objects, long relations, long behind, boolean isStopped) {}

    /// Into a file that is begun and sealed by the caller.
    public Tally toFile(AcceptedFilter filter, Form form, ExportFiles files, BooleanSupplier isWanted) {
        files.requireFile();
        try (OcelStage stage = OcelStage.in(files.scratch("stage"))) {
            Tally tally = gather(filter, stage, isWanted);
            if (tally.isStopped()) {
                return tally;
            }
            switch (form) {
                case JSON -> {
                    stage.writeTo(new OcelJson(files::write));
                    files.counted(tally.events());
                }
                case SQLITE -> writeDatabase(stage, files, tally.events());
            }
            return tally;
        }
    }

    private static void writeDatabase(OcelStage stage, ExportFiles files, long events) {
        Path whole = files.scratch("db");
        try {
            Files.deleteIfExists(whole);
            try (OcelDatabase database = OcelDatabase.in(whole)) {
                stage.writeTo(database);
            }
            files.append(whole, events);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        } finally {
            delete(whole);
        }
    }

    /// As JSON, text by text; gathered in a temporary file, because the types come first.
    public Tally toText(AcceptedFilter filter, Consumer<String> out, BooleanSupplier isWanted) {
        try (OcelStage stage = OcelStage.in(temporary())) {
            Tally tally = gather(filter, stage, isWanted);
            if (!tally.isStopped()) {
                stage.writeTo(new OcelJson(out));
            }
            return tally;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("audit-workbench-", ".stage");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private Tally gather(AcceptedFilter filter, OcelStage stage, BooleanSupplier isWanted) {
        OcelLog.Gathered gathered = new OcelLog(store, events).gather(filter, stage, isWanted);
        return new Tally(
                gathered.events(),
                gathered.withdrawn(),
                stage.objects(),
                stage.relations(),
                store.conclusions().behind(),
                gathered.isStopped());
    }
}

package io.auditworkbench.workbench.casework;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.CaseLog;
import io.auditworkbench.store.CaseWriter;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoreWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps cases in a store: begins them, pins copies, writes notes, closes them. Every act is logged with who and when.
///
/// A store that an earlier program wrote gets room for cases with the first one.
///
/// - **Errors**: `NOT_FOUND` for a case that is not there; `BAD_USAGE` for an act that a closed case does not take;
///   `STORE_BUSY` while another program writes the store.
/// - **Threading**: one thread at a time.
public final class CaseFile {

    /// What stands in the notes of a new case: the parts that somebody else asks for.
    public static final String TEMPLATE = """
            ## Question

            ## Facts

            ## Assessment

            ## Open points
            """;

    private final StoreOpener stores;
    private final Clock clock;

    public CaseFile(StoreOpener stores) {
        this.stores = stores;
        this.clock = stores.clock();
    }

    /// Begins a case; answers its id.
    public String begin(Path file, String title, String by) {
        requireText(title, "A case needs a title.", "Say in a few words what it is about.");
        // a record that was taken away is not replaced by an empty one
        Store.openForReading(file).close();
        long[] number = new long[1];
        write(file, writer -> {
            number[0] = writer.begin(title.strip(), now(), by);
            act(writer, number[0], "begun", title.strip(), by);
            writer.note(number[0], new CaseLog.NoteRow(TEMPLATE, now(), by));
        });
        return "C" + number[0];
    }

    /// Pins a copy, with a remark on why.
    public void pin(Path file, String id, PinnedCopy copy, String remark, String by) {
        long number = requireOpen(file, id);
        String digest = CaseDigest.of(copy.content());
        write(file, writer -> {
            writer.pin(
                    number,
                    new CaseLog.ItemRow(
                            0,
                            copy.kind(),
                            copy.subject(),
                            copy.summary(),
                            remark.strip(),
                            copy.content(),
                            digest,
                            now(),
                            by));
            act(writer, number, "pinned", copy.subject() + " sha256 " + digest, by);
        });
    }

    /// Writes a version of the notes; the former ones are kept.
    public void note(Path file, String id, String text, String by) {
        long number = requireOpen(file, id);
        write(file, writer -> {
            writer.note(number, new CaseLog.NoteRow(text, now(), by));
            act(writer, number, "noted", "sha256 " + CaseDigest.of(text), by);
        });
    }

    /// Gives it another title.
    public void title(Path file, String id, String title, String by) {
        requireText(title, "A case needs a title.", "Say in a few words what it is about.");
        long number = requireOpen(file, id);
        write(file, writer -> {
            writer.title(number, title.strip());
            act(writer, number, "titled", title.strip(), by);
        });
    }

    /// Closes it.
    ///
    /// - **Errors**: `BAD_USAGE` without an outcome.
    public void close(Path file, String id, String outcome, String by) {
        requireText(outcome, "A case is closed with its outcome.", "Say in a sentence what came of it.");
        long number = requireOpen(file, id);
        write(file, writer -> {
            writer.state(number, "closed", outcome.strip());
            act(writer, number, "closed", outcome.strip(), by);
        });
    }

    /// Opens a closed case again, with why.
    public void reopen(Path file, String id, String reason, String by) {
        requireText(reason, "A case is opened again for a reason.", "Say in a sentence why.");
        long number = requireThere(file, id).number();
        write(file, writer -> {
            writer.state(number, "open", "");
            act(writer, number, "reopened", reason.strip(), by);
        });
    }

    private void act(CaseWriter writer, long number, String what, String detail, String by) {
        long at = now();
        String digest = CaseDigest.of(writer.lastDigest(number), number, what, detail, at, by);
        writer.act(number, new CaseLog.ActRow(what, detail, at, by, digest));
    }

    private void write(Path file, Consumer<CaseWriter> step) {
        try (Store store = stores.open(file)) {
            StoreWriter writer = store.writer();
            writer.conclude(() -> step.accept(writer.cases()));
        } catch (WorkbenchException busy) {
            throw busy.code() == ErrorCode.STORE_BUSY
                    ? new WorkbenchException(
                            ErrorCode.STORE_BUSY,
                            busy.happened(),
                            "Nothing was kept. Stop the capture, do it again, and start the capture: it goes on where it"
                                    + " was.",
                            busy)
                    : busy;
        }
    }

    /// Looked up before anything is opened for writing, so that a wrong id changes no file and makes none.
    private static CaseLog.CaseRow requireThere(Path file, String id) {
        long number = CaseDesk.number(id);
        try (Store store = Store.openForReading(file)) {
            CaseLog log = store.cases();
            return (log.isThere() ? log.find(number) : Optional.<CaseLog.CaseRow>empty())
                    .orElseThrow(() -> CaseDesk.notFound(number));
        }
    }

    private static long requireOpen(Path file, String id) {
        CaseLog.CaseRow row = requireThere(file, id);
        if (!row.state().equals("open")) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, id + " is closed: " + row.outcome(), "Open it again, with a reason.");
        }
        return row.number();
    }

    private static void requireText(String text, String happened, String nextStep) {
        if (text.isBlank()) {
            throw new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
        }
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}

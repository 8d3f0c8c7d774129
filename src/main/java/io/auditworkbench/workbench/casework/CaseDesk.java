package io.auditworkbench.workbench.casework;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.CaseLog;
import io.auditworkbench.store.CaseLog.ActRow;
import io.auditworkbench.store.CaseLog.CaseRow;
import io.auditworkbench.store.CaseLog.ItemRow;
import io.auditworkbench.store.CaseLog.NoteRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the cases of a store.
///
/// - **Threading**: any thread.
public final class CaseDesk {

    private final CaseLog log;

    public CaseDesk(CaseLog log) {
        this.log = log;
    }

    /// All cases, the newest first; none in a store that an earlier program wrote.
    public List<CaseView.Head> all() {
        return log.isThere() ? log.all().stream().map(this::head).toList() : List.of();
    }

    /// Which cases hold what: ids of cases, the oldest first, by the id of what was pinned.
    public Map<String, List<String>> holding() {
        Map<String, List<String>> holding = new HashMap<>();
        if (log.isThere()) {
            for (CaseRow row : log.all().reversed()) {
                for (ItemRow item : log.items(row.number())) {
                    holding.computeIfAbsent(item.subject(), _ -> new ArrayList<>())
                            .add("C" + row.number());
                }
            }
        }
        return holding;
    }

    /// A case with everything in it.
    ///
    /// - **Errors**: `NOT_FOUND` where there is none; `BAD_USAGE` for what is no id of a case.
    public CaseView show(String id) {
        long number = number(id);
        CaseRow row = log.isThere() ? log.find(number).orElse(null) : null;
        if (row == null) {
            throw notFound(number);
        }
        List<NoteRow> notes = log.notes(number);
        List<ActRow> acts = log.acts(number);
        return new CaseView(
                head(row),
                log.items(number).stream().map(CaseDesk::item).toList(),
                notes.isEmpty() ? "" : notes.getFirst().body(),
                notes.stream()
                        .map(note -> new CaseView.Version(note.body(), at(note.writtenMicros()), note.writtenBy()))
                        .toList(),
                acts.stream()
                        .map(act -> new CaseView.Act(act.what(), act.detail(), at(act.actedMicros()), act.actedBy()))
                        .toList(),
                isIntact(number, acts));
    }

    static WorkbenchException notFound(long number) {
        return new WorkbenchException(
                ErrorCode.NOT_FOUND, "There is no C" + number + " in this store.", "The list of cases shows them all.");
    }

    static long number(String id) {
        if (!id.matches("[Cc][0-9]{1,18}")) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "\"" + id + "\" is no case.", "Ids of cases look like C3.");
        }
        return Long.parseLong(id.substring(1));
    }

    private CaseView.Head head(CaseRow row) {
        List<ActRow> acts = log.acts(row.number());
        long changed = acts.isEmpty() ? row.createdMicros() : acts.getLast().actedMicros();
        return new CaseView.Head(
                row.number(),
                row.title(),
                row.state().equals("open"),
                row.outcome(),
                log.items(row.number()).size(),
                at(row.createdMicros()),
                row.createdBy(),
                at(changed));
    }

    private static CaseView.Item item(ItemRow row) {
        return new CaseView.Item(
                row.number(),
                row.kind(),
                row.subject(),
                row.summary(),
                row.remark(),
                row.content(),
                row.sha256(),
                CaseDigest.of(row.content()).equals(row.sha256()),
                at(row.pinnedMicros()),
                row.pinnedBy());
    }

    private static boolean isIntact(long number, List<ActRow> acts) {
        String former = "";
        for (ActRow act : acts) {
            String digest = CaseDigest.of(former, number, act.what(), act.detail(), act.actedMicros(), act.actedBy());
            if (!digest.equals(act.sha256())) {
                return false;
            }
            former = digest;
        }
        return true;
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

package io.auditworkbench.workbench.audit;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.AuditJournalCheck;
import io.auditworkbench.store.JournalHeads;
import io.auditworkbench.store.SqliteAuditJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the self-audit in a file as acts, the newest first, and says whether it is as it was written. Whoever calls
/// this has it recorded before, as any other reading.
///
/// - **Errors**: `STORE_CORRUPT` for an entry that no version wrote, and what SQLite says.
/// - **Threading**: any number of threads.
public final class ActLog {

    private final Path file;
    private final JournalHeads heads;

    ActLog(Path file, JournalHeads heads) {
        this.file = file;
        this.heads = heads;
    }

    /// Which acts are wanted; what is empty leaves nothing out.
    ///
    /// - **Shape**: `actor` is a user or the beginning of a client's name; `kind` a word such as `read`; `limit` is the
    ///   most, 0 for all.
    public record Question(Optional<Instant> since, Optional<String> actor, Optional<String> kind, int limit) {

        boolean isMetBy(ActView act) {
            return actor.map(name -> act.user().equals(name) || act.client().startsWith(name))
                            .orElse(true)
                    && kind.map(word -> act.kind().equals(word)).orElse(true);
        }

        boolean isOver(AuditEntry entry) {
            return since.map(entry.at()::isBefore).orElse(false);
        }
    }

    /// Acts, the newest first; `isCut` when there are more.
    public record Found(List<ActView> acts, boolean isCut) {

        public Found {
            acts = List.copyOf(acts);
        }
    }

    /// Where it is.
    public Path file() {
        return file;
    }

    /// The kinds of acts, as words.
    public static List<String> kinds() {
        return Arrays.stream(AuditAction.Kind.values()).map(ActLog::word).toList();
    }

    /// The acts that are wanted.
    public Found find(Question question) {
        Map<Long, AuditEntry> answers = new HashMap<>();
        List<ActView> acts = new ArrayList<>();
        boolean[] isCut = new boolean[1];
        SqliteAuditJournal.in(file).walkBack(entry -> {
            if (question.isOver(entry)) {
                return false;
            }
            ActView act = act(entry, answers);
            if (act != null && question.isMetBy(act)) {
                isCut[0] = question.limit() > 0 && acts.size() == question.limit();
                if (!isCut[0]) {
                    acts.add(act);
                }
            }
            return !isCut[0];
        });
        return new Found(acts, isCut[0]);
    }

    /// How many acts there are, and the entry up to which they were counted.
    public record Counted(long acts, long throughEntry) {}

    /// Counts the acts after those that were counted before, whose kind begins with `kinds`, and that were begun at
    /// `since` or later; only what came in between is read.
    public Counted count(Counted before, Instant since, String kinds) {
        long[] more = new long[1];
        long[] through = {before.throughEntry()};
        SqliteAuditJournal.in(file).walkBack(entry -> {
            if (entry.number() <= before.throughEntry() || entry.at().isBefore(since)) {
                return false;
            }
            through[0] = Math.max(through[0], entry.number());
            if (entry.action() instanceof Asked asked && word(asked.kind()).startsWith(kinds)) {
                more[0]++;
            }
            return true;
        });
        return new Counted(before.acts() + more[0], through[0]);
    }

    private static @Nullable ActView act(AuditEntry entry, Map<Long, AuditEntry> answers) {
        return switch (entry.action()) {
            case Answered answered -> {
                answers.put(answered.asked(), entry);
                yield null;
            }
            case Asked asked -> asked(entry, asked, answers.remove(entry.number()));
            case Happened act ->
                new ActView(
                        entry.number(),
                        entry.at(),
                        entry.at(),
                        entry.actor().user(),
                        entry.actor().client(),
                        word(act.kind()),
                        act.object(),
                        act.details(),
                        word(act.outcome()),
                        act.count(),
                        0,
                        "");
        };
    }

    private static ActView asked(AuditEntry entry, Asked asked, @Nullable AuditEntry end) {
        @Nullable Answered answered = end == null ? null : (Answered) end.action();
        return new ActView(
                entry.number(),
                entry.at(),
                end == null ? null : end.at(),
                entry.actor().user(),
                entry.actor().client(),
                word(asked.kind()),
                asked.object(),
                asked.details(),
                answered == null ? "open" : word(answered.outcome()),
                answered == null ? 0 : answered.rows(),
                answered == null ? 0 : answered.bytes(),
                answered == null ? "" : answered.sha256());
    }

    private static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What became of the entries.
    ///
    /// - **Shape**: `entries` and `root` are those of an intact log; else `entry` is the first that is not as it was
    ///   written, 0 for none in particular, and `what` a sentence.
    public record Proof(Verdict verdict, long entries, String root, long entry, String what) {

        public boolean isIntact() {
            return verdict == Verdict.INTACT;
        }
    }

    /// Whether a log is as it was written.
    public enum Verdict {
        INTACT,
        ALTERED,
        /// There is none, and none is known to have been there; or its entries have no hashes yet.
        MISSING
    }

    /// Hashes every entry again, and compares with what was kept outside the file of how far it had come.
    public Proof prove() {
        // before the entries, because others may add to both meanwhile
        List<AuditJournalCheck.Known> known = heads.of(file).stream().toList();
        return switch (AuditJournalCheck.of(file, known)) {
            case AuditJournalCheck.Result.Intact(long size, String root) ->
                new Proof(Verdict.INTACT, size, root, 0, "");
            case AuditJournalCheck.Result.Altered(long number, String what) ->
                new Proof(Verdict.ALTERED, 0, "", number, what + wayOut(known));
            case AuditJournalCheck.Result.Missing(String why) -> new Proof(Verdict.MISSING, 0, "", 0, why);
        };
    }

    /// Who removed a self-audit on purpose, together with its store, has to say so once.
    private String wayOut(List<AuditJournalCheck.Known> known) {
        boolean isByItself = known.isEmpty() || AuditJournalCheck.of(file) instanceof AuditJournalCheck.Result.Altered;
        return isByItself
                ? ""
                : " It is known from " + heads.fileOf(file) + "; if somebody removed the self-audit on purpose, remove"
                        + " that too.";
    }
}

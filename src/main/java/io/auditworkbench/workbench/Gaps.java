package io.auditworkbench.workbench;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.GtidSet;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.StoredEvent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words the gaps that the pipeline itself finds, and gives every gap its place in the log.
final class Gaps {

    private Gaps() {}

    /// The log entry of a gap: named by what it is and where, so that reading again does not repeat it.
    static TransactionHeader header(CoverageGap gap, TransactionHeader around) {
        String tables = gap.tables().toString();
        String identity = "gap:" + gap.cause().name() + ":" + around.identity() + ":" + gap.fromPosition() + ":"
                + Integer.toHexString((tables + gap.evidence()).hashCode());
        return new TransactionHeader(
                TransactionKind.GAP,
                identity,
                null,
                around.file(),
                around.offset(),
                around.commitMicros(),
                gap.detectedMicros(),
                around.connectionId(),
                around.serverId(),
                0,
                Attribution.UNKNOWN);
    }

    /// The log entry of a gap that no transaction surrounds.
    static TransactionHeader header(CoverageGap gap) {
        return header(gap, around(gap));
    }

    /// Stands in for a transaction around a gap that has none: named by the gap's own place.
    static TransactionHeader around(CoverageGap gap) {
        return new TransactionHeader(
                TransactionKind.GAP,
                gap.fromPosition() + ".." + gap.untilPosition(),
                null,
                "",
                0,
                gap.detectedMicros(),
                gap.detectedMicros(),
                null,
                0,
                0,
                Attribution.UNKNOWN);
    }

    static CoverageGap countMismatch(TransactionHeader header, long expected, long stored, long nowMicros) {
        return gap(
                header,
                GapCause.COUNT_MISMATCH,
                expected,
                stored,
                "row count",
                nowMicros,
                expected + " rows counted in the binlog, " + stored + " stored",
                "A transaction has another number of rows in the binlog than in the record.");
    }

    static CoverageGap unknownBranch(TransactionHeader header, long nowMicros) {
        return gap(
                header,
                GapCause.XA_UNRESOLVED,
                null,
                null,
                "XA COMMIT",
                nowMicros,
                "XA COMMIT of a branch whose rows were not seen",
                "An XA transaction was prepared before capture began and committed now: its rows are not in the record.");
    }

    static CoverageGap largeBranch(TransactionHeader header, long rows, long nowMicros) {
        return gap(
                header,
                GapCause.XA_UNRESOLVED,
                rows,
                0L,
                "XA COMMIT",
                nowMicros,
                "XA COMMIT of a branch of " + rows + " rows",
                "An XA transaction with more rows than are kept from its prepare to its commit was committed: its rows are"
                        + " not in the record.");
    }

    /// A gap of a prepared branch, which began where it was noticed and took effect with the commit.
    static CoverageGap committedBy(TransactionHeader commit, CoverageGap noticed) {
        return new CoverageGap(
                noticed.cause(),
                noticed.effect(),
                noticed.tables(),
                commit.gtid() == null ? "" : commit.gtid(),
                noticed.fromPosition(),
                commit.file() + ":" + commit.offset(),
                commit.commitMicros(),
                commit.commitMicros(),
                noticed.rowsExpected(),
                noticed.rowsStored(),
                noticed.detectedBy(),
                noticed.detectedMicros(),
                noticed.evidence(),
                noticed.meaning());
    }

    static CoverageGap openBranches(String position, int branches, long nowMicros) {
        return new CoverageGap(
                GapCause.XA_UNRESOLVED,
                GapEffect.UNDETERMINED,
                List.of(),
                "",
                position,
                position,
                null,
                nowMicros,
                null,
                null,
                "XA PREPARE",
                nowMicros,
                branches + " prepared branches",
                "Capture stopped while " + branches
                        + " XA transactions were prepared: their rows are read again when capture goes on.");
    }

    /// The server counts transactions that its log did not show.
    static CoverageGap gtidHole(GtidSet holes, @Nullable BinlogPlace from, BinlogPlace until, long nowMicros) {
        return new CoverageGap(
                GapCause.GTID_HOLE,
                GapEffect.UNDETERMINED,
                List.of(),
                holes.toString(),
                from == null ? "" : from.toString(),
                until.toString(),
                null,
                nowMicros,
                null,
                null,
                "GTID account",
                nowMicros,
                holes.size() + " GTIDs executed and not in the binlog",
                "The server counts " + holes.size() + (holes.size() == 1 ? " transaction" : " transactions")
                        + " as executed that its binlog does not hold, as after loading a backup or setting gtid_purged by"
                        + " hand: what they changed is not in the record.");
    }

    /// Capture stood still, and the log held what happened meanwhile.
    ///
    /// - **Shape**: `missed` are the transactions of that time, empty without GTIDs.
    static CoverageGap trailStopped(
            GtidSet missed, BinlogPlace from, BinlogPlace until, long sinceMicros, long nowMicros) {
        return new CoverageGap(
                GapCause.TRAIL_STOPPED,
                GapEffect.UNWATCHED,
                List.of(),
                missed.toString(),
                from.toString(),
                until.toString(),
                sinceMicros,
                nowMicros,
                null,
                null,
                "position check",
                nowMicros,
                missed.isEmpty() ? "the binlog grew meanwhile" : missed.size() + " transactions meanwhile",
                "Nobody was watching for "
                        + Duration.of(nowMicros - sinceMicros, ChronoUnit.MICROS)
                                .toSeconds()
                        + " s. The binlog still held what was changed meanwhile, so no change is missing by it; accounts"
                        + " behind connections of that time, and how sessions were set, were not seen.");
    }

    /// A change found a row other than the record had it.
    static CoverageGap uncaptured(ImageCheck.Contradictions found, long nowMicros) {
        StoredEvent latter = found.latter();
        TransactionHeader until = latter.transaction().header();
        Optional<TransactionHeader> from =
                found.former().map(event -> event.transaction().header());
        String before = found.former().map(event -> "E" + event.seq()).orElse("the snapshot");
        return new CoverageGap(
                GapCause.UNCAPTURED_CHANGE,
                GapEffect.MISSING,
                List.of(latter.table().name()),
                "",
                from.map(header -> header.file() + ":" + header.offset()).orElse(""),
                until.file() + ":" + until.offset(),
                from.map(TransactionHeader::commitMicros).orElse(null),
                until.commitMicros(),
                null,
                null,
                "image continuity",
                nowMicros,
                "row #" + HexFormat.of().toHexDigits(found.row().hash()) + ": E" + latter.seq() + " against " + before
                        + (found.count() == 1 ? "" : ", and " + (found.count() - 1) + " more"),
                "E" + latter.seq() + " found a row of " + latter.table().name() + " other than " + before
                        + " left it: what changed it between is not in the record. A session may have switched its"
                        + " logging off.");
    }

    private static CoverageGap gap(
            TransactionHeader header,
            GapCause cause,
            @Nullable Long expected,
            @Nullable Long stored,
            String detectedBy,
            long nowMicros,
            String evidence,
            String meaning) {
        String place = header.file() + ":" + header.offset();
        return new CoverageGap(
                cause,
                GapEffect.MISSING,
                List.of(),
                header.gtid() == null ? "" : header.gtid(),
                place,
                place,
                header.commitMicros(),
                header.commitMicros(),
                expected,
                stored,
                detectedBy,
                nowMicros,
                evidence,
                meaning);
    }
}

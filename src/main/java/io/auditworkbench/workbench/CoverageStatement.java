package io.auditworkbench.workbench;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.StoredGap;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.CoverageView.Verdict;
import io.auditworkbench.workbench.view.GapView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what an answer could and could not see.
///
/// - **Shape**: a gap whose place in time or whose tables are not known touches every window and every table: not
///   knowing is never taken for a good sign.
public final class CoverageStatement {

    /// Capture says where it is every few seconds; a record that much behind now still counts as watched.
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final WatchedTime watched;
    private final MomentReader moments;
    private final Clock clock;

    CoverageStatement(WatchedTime watched, MomentReader moments, Clock clock) {
        this.watched = watched;
        this.moments = moments;
        this.clock = clock;
    }

    /// Of everything.
    public CoverageView all() {
        return of(null, null, _ -> true);
    }

    /// Of a window given as people write moments.
    public CoverageView between(Optional<String> since, Optional<String> until) {
        return of(
                since.map(text -> moments.read(text).instant()).orElse(null),
                until.map(text -> moments.read(text).instant()).orElse(null),
                _ -> true);
    }

    /// Of the commit times that a filter can match.
    public CoverageView of(AcceptedFilter filter) {
        return between(filter.from(), filter.until());
    }

    /// Of a window, open where null.
    public CoverageView between(@Nullable Instant from, @Nullable Instant until) {
        return of(from, until, _ -> true);
    }

    /// Of one table, all the time.
    CoverageView ofTable(String schema, String table) {
        TableName name = new TableName(schema, table);
        return of(null, null, gap -> gap.tables().isEmpty() || gap.tables().contains(name));
    }

    /// Of the moment of a transaction.
    CoverageView around(StoredTransaction transaction) {
        Instant moment = EventViews.instant(transaction.header().commitMicros());
        return of(moment, moment, _ -> true);
    }

    /// One gap by its number.
    ///
    /// - **Errors**: `NOT_FOUND` when there is none.
    GapView gap(long number) {
        return views(watched.gaps()).stream()
                .filter(gap -> gap.number() == number)
                .findFirst()
                .orElseThrow(() -> ObjectId.notFound("G" + number, "`coverage` lists the gaps."));
    }

    private CoverageView of(@Nullable Instant from, @Nullable Instant until, Predicate<CoverageGap> isAsked) {
        WatchedTime.Span span = watched.span();
        List<StoredGap> touching = watched.gaps().stream()
                .filter(stored -> isAsked.test(stored.gap()) && touches(stored.gap(), from, until))
                .toList();
        return new CoverageView(
                from,
                until,
                span.from(),
                span.until(),
                verdict(span, from, until, touching),
                views(touching),
                pruned(from));
    }

    private CoverageView.@Nullable Pruned pruned(@Nullable Instant from) {
        return watched.pruned()
                .map(kept -> new CoverageView.Pruned(
                        EventViews.instant(kept.lastMicros()), EventViews.instant(kept.prunedMicros())))
                .filter(pruned -> from == null || !from.isAfter(pruned.until()))
                .orElse(null);
    }

    private Verdict verdict(
            WatchedTime.Span span, @Nullable Instant from, @Nullable Instant until, List<StoredGap> gaps) {
        if (span.from() == null || span.until() == null) {
            return Verdict.NOT_WATCHED;
        }
        Instant now = clock.instant();
        Instant end = until == null || until.isAfter(now) ? now : until;
        boolean beginsEarlier = from != null && from.isBefore(span.from());
        boolean endsLater =
                (from != null || until != null) && end.isAfter(span.until().plus(SLACK));
        if (beginsEarlier || endsLater) {
            return Verdict.PARTLY_WATCHED;
        }
        boolean isWhole =
                gaps.stream().noneMatch(stored -> stored.gap().effect().concernsChanges());
        return isWhole ? Verdict.NO_KNOWN_GAP : Verdict.GAPS;
    }

    private static boolean touches(CoverageGap gap, @Nullable Instant from, @Nullable Instant until) {
        Instant begins = EventViews.instantOrNull(gap.fromMicros());
        Instant ends = EventViews.instantOrNull(gap.untilMicros());
        boolean isBefore = from != null && ends != null && ends.isBefore(from);
        boolean isAfter = until != null && begins != null && begins.isAfter(until);
        return !isBefore && !isAfter;
    }

    private List<GapView> views(List<StoredGap> gaps) {
        Map<Long, Long> resolutions = watched.gaps().stream()
                .filter(gap -> gap.resolves() != null)
                .collect(Collectors.toMap(StoredGap::resolves, StoredGap::gapId, Math::max));
        return gaps.stream().map(gap -> view(gap, resolutions.get(gap.gapId()))).toList();
    }

    private static GapView view(StoredGap stored, @Nullable Long resolvedBy) {
        CoverageGap gap = stored.gap();
        return new GapView(
                stored.gapId(),
                stored.txId(),
                gap.cause().name(),
                EventViews.words(gap.effect()),
                gap.effect().concernsChanges(),
                gap.tables().stream().map(TableName::toString).toList(),
                gap.gtidRange(),
                gap.fromPosition(),
                gap.untilPosition(),
                EventViews.instantOrNull(gap.fromMicros()),
                EventViews.instantOrNull(gap.untilMicros()),
                gap.rowsExpected(),
                gap.rowsStored(),
                gap.detectedBy(),
                EventViews.instant(gap.detectedMicros()),
                gap.evidence(),
                gap.meaning(),
                resolvedBy);
    }
}

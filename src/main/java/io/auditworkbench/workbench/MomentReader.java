package io.auditworkbench.workbench;

import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.Moment;
import io.auditworkbench.filter.NumberMatch;
import io.auditworkbench.filter.NumberTest;
import io.auditworkbench.filter.TimeTest;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.StoredEvent;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a moment as people write it: `2026-11-20 09:00`, `2h` (ago), `yesterday`, `now`, `@E1024` (just after that
/// event).
///
/// - **Shape**: the same words as in filters, in UTC; a day means its beginning.
public final class MomentReader {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Pattern EVENT = Pattern.compile("@?[Ee]([0-9]{1,18})");

    private final ChangeLog log;
    private final Clock clock;

    public MomentReader(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// A moment; where it names an event, the order of events decides, because commit times can run backwards.
    record Point(Instant instant, OptionalLong sequence) {

        /// Whether the event had happened by then.
        boolean includes(StoredEvent event) {
            if (sequence.isPresent()) {
                return event.seq() <= sequence.getAsLong();
            }
            return !EventViews.instant(event.transaction().header().commitMicros())
                    .isAfter(instant);
        }

        /// The term that holds for everything between this moment and a later one, and perhaps for a little more.
        FilterTerm until(Point later) {
            if (sequence.isPresent() && later.sequence.isPresent()) {
                NumberMatch between = new NumberMatch.Between(sequence, later.sequence);
                return new FilterTerm.NumberField(Field.SEQ, new NumberTest.AnyOf(List.of(between)));
            }
            TimeTest.Range range = new TimeTest.Range(
                    Optional.of(new Moment.Exact(instant, MICROSECOND)),
                    Optional.of(new Moment.Exact(later.instant, MICROSECOND)));
            return new FilterTerm.CommitTime(new TimeTest.AnyOf(List.of(range)));
        }
    }

    /// The moment alone.
    ///
    /// - **Errors**: as [#read].
    public Instant instantOf(String text) {
        return read(text).instant();
    }

    /// - **Errors**: `BAD_USAGE` for no moment; `NOT_FOUND` for an event that does not exist.
    Point read(String text) {
        Matcher event = EVENT.matcher(text.strip());
        if (event.matches()) {
            return ofEvent(Long.parseLong(event.group(1)));
        }
        Moment moment = moment(text.strip())
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "\"" + text + "\" is no point in time.",
                        "Write 2026-11-20T09:00, 2h (ago), yesterday, now or @E1024; times are UTC."));
        return new Point(instant(moment), OptionalLong.empty());
    }

    private Point ofEvent(long sequence) {
        StoredEvent event = log.event(sequence).orElseThrow(() -> Absence.ofEvent(log, sequence));
        return new Point(EventViews.instant(event.transaction().header().commitMicros()), OptionalLong.of(sequence));
    }

    /// The filter's own parser knows how moments are written.
    private static Optional<Moment> moment(String text) {
        Optional<FilterExpression> parsed = FilterParser.parse(
                        "since:" + text.replaceFirst("(?<=[0-9]) (?=[0-9])", "T"))
                .expression();
        return parsed.flatMap(expression -> switch (expression) {
            case FilterTerm.CommitTime(TimeTest.AnyOf(var ranges))
            when ranges.size() == 1 -> ranges.getFirst().from();
            case FilterTerm.CommitTime(TimeTest.Compare(var _, Moment moment)) -> Optional.of(moment);
            default -> Optional.empty();
        });
    }

    private Instant instant(Moment moment) {
        return switch (moment) {
            case Moment.Exact exact -> exact.instant();
            case Moment.Local local -> local.time().toInstant(ZoneOffset.UTC);
            case Moment.Day day -> start(day.date());
            case Moment.ClockTime clockTime -> latest(clockTime.time());
            case Moment.Ago ago -> clock.instant().minus(ago.duration());
            case Moment.Named named -> named(named);
        };
    }

    private Instant named(Moment.Named named) {
        return switch (named) {
            case NOW -> clock.instant();
            case TODAY -> start(today());
            case YESTERDAY -> start(today().minusDays(1));
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY ->
                start(today().with(TemporalAdjusters.previousOrSame(DayOfWeek.valueOf(named.name()))));
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Instant latest(LocalTime time) {
        Instant onThisDay = today().atTime(time).toInstant(ZoneOffset.UTC);
        return onThisDay.isAfter(clock.instant())
                ? today().minusDays(1).atTime(time).toInstant(ZoneOffset.UTC)
                : onThisDay;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

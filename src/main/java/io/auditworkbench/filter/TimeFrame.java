package io.auditworkbench.filter;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// When and where a filter is asked, which turns what it says about time into intervals.
///
/// - **Shape**: every moment stands for a stretch, see [Moment]: `<` is before it, `>` behind it, equality inside it. A
///   local time that the clocks skip is the instant of the change; one that occurs twice reaches from the first to the
///   end of the second, so that nothing is missed. `view` is the range on screen, open where there is none.
/// - **Source**: docs/filter-language.md, *Time*.
public record TimeFrame(Instant now, ZoneId zone, TimeInterval view) {

    private static final Duration INSTANT = Duration.ofNanos(1);
    private static final int DAYS_TO_LOOK = 4;

    /// Now, without a range.
    public static TimeFrame of(Clock clock, ZoneId zone) {
        return new TimeFrame(clock.instant(), zone, TimeInterval.ALWAYS);
    }

    /// The same with the zone that the filter names, if it names one.
    public TimeFrame with(Directives directives) {
        return new TimeFrame(now, directives.zone().orElse(zone), view);
    }

    /// The intervals in which the commit time satisfies the test: one or more, which may overlap.
    public List<TimeInterval> intervals(TimeTest test) {
        return switch (test) {
            case TimeTest.AnyOf(List<TimeTest.Range> ranges) ->
                ranges.stream().map(this::interval).toList();
            case TimeTest.Compare(Comparison comparison, Moment moment) -> List.of(compared(comparison, moment));
        };
    }

    /// The stretch that a moment stands for.
    public TimeInterval stretch(Moment moment) {
        return switch (moment) {
            case Moment.Exact(Instant instant, Duration resolution) ->
                TimeInterval.of(instant, instant.plus(resolution));
            case Moment.Local(LocalDateTime time, Duration resolution) -> local(time, resolution);
            case Moment.Day(LocalDate date) -> day(date);
            case Moment.ClockTime(LocalTime time, Duration resolution) -> latest(time, resolution, endOfView());
            case Moment.Ago(Duration duration) -> instant(now.minus(duration));
            case Moment.Named named -> named(named);
        };
    }

    private TimeInterval compared(Comparison comparison, Moment moment) {
        TimeInterval stretch = stretch(moment);
        return switch (comparison) {
            case LESS -> new TimeInterval(Optional.empty(), stretch.from());
            case LESS_OR_EQUAL -> new TimeInterval(Optional.empty(), stretch.to());
            case GREATER -> new TimeInterval(stretch.to(), Optional.empty());
            case GREATER_OR_EQUAL -> new TimeInterval(stretch.from(), Optional.empty());
            case EQUAL, NOT_EQUAL -> throw new IllegalArgumentException("equality is AnyOf");
        };
    }

    /// Clock times at both ends belong together: the end is the first such time after the start.
    private TimeInterval interval(TimeTest.Range range) {
        Optional<TimeInterval> start = range.from().map(from -> startStretch(from, range.to()));
        Optional<Instant> from = start.flatMap(TimeInterval::from);
        Optional<Instant> to = range.to().flatMap(end -> endStretch(end, from).to());
        return new TimeInterval(from, to);
    }

    private TimeInterval startStretch(Moment from, Optional<Moment> to) {
        boolean isBeforeDatedEnd =
                from instanceof Moment.ClockTime && to.isPresent() && !(to.get() instanceof Moment.ClockTime);
        if (!isBeforeDatedEnd) {
            return stretch(from);
        }
        Moment.ClockTime clock = (Moment.ClockTime) from;
        return latest(clock.time(), clock.resolution(), stretch(to.get()).to().orElse(endOfView()));
    }

    private TimeInterval endStretch(Moment to, Optional<Instant> from) {
        return to instanceof Moment.ClockTime(LocalTime time, Duration resolution) && from.isPresent()
                ? firstFrom(time, resolution, from.get())
                : stretch(to);
    }

    private TimeInterval named(Moment.Named named) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (named) {
            case NOW -> instant(now);
            case TODAY -> day(today);
            case YESTERDAY -> day(today.minusDays(1));
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY ->
                day(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.valueOf(named.name()))));
        };
    }

    private TimeInterval latest(LocalTime time, Duration resolution, Instant end) {
        Stream<LocalDate> days = Stream.iterate(LocalDate.ofInstant(end, zone), day -> day.minusDays(1));
        return first(
                days, time, resolution, stretch -> stretch.from().orElseThrow().isBefore(end));
    }

    private TimeInterval firstFrom(LocalTime time, Duration resolution, Instant start) {
        Stream<LocalDate> days = Stream.iterate(LocalDate.ofInstant(start, zone), day -> day.plusDays(1));
        return first(
                days, time, resolution, stretch -> stretch.to().orElseThrow().isAfter(start));
    }

    /// The wanted stretch on the first of the days on which the clocks do not skip it.
    private TimeInterval first(
            Stream<LocalDate> days, LocalTime time, Duration resolution, Predicate<TimeInterval> isWanted) {
        return days.limit(DAYS_TO_LOOK)
                .map(day -> local(day.atTime(time), resolution))
                .filter(stretch -> !stretch.from().equals(stretch.to()))
                .filter(isWanted)
                .findFirst()
                .orElseThrow();
    }

    private TimeInterval local(LocalDateTime time, Duration resolution) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        if (change == null) {
            Instant start = time.atZone(zone).toInstant();
            return TimeInterval.of(start, start.plus(resolution));
        }
        if (change.isGap()) {
            return TimeInterval.of(change.getInstant(), change.getInstant());
        }
        return TimeInterval.of(
                time.toInstant(change.getOffsetBefore()),
                time.toInstant(change.getOffsetAfter()).plus(resolution));
    }

    private TimeInterval day(LocalDate date) {
        return TimeInterval.of(startOf(date), startOf(date.plusDays(1)));
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    private TimeInterval instant(Instant instant) {
        return TimeInterval.of(instant, instant.plus(INSTANT));
    }

    private Instant endOfView() {
        return view.to().orElse(now);
    }
}

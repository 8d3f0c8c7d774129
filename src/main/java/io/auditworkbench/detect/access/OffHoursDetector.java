package io.auditworkbench.detect.access;

import io.auditworkbench.detect.Calendar;
import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.List;

/// Actors that work at an hour at which they never do.
///
/// - **Shape**: of each actor it remembers on how many days it was active, and on how many in each hour of the day,
///   UTC. Its day is the shortest span of hours that holds all of them; what counts is how far an hour is from that
///   span, so that staying on for an hour is nothing, and a pause at noon neither. An hour that was told becomes part
///   of the day when it was told on several days.
public final class OffHoursDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "off-hours",
            "access",
            "Work outside the actor's own hours",
            "An actor with a settled habit changes something hours before or after the day it usually has, or on a"
                    + " day of the week on which it never works. The accounts"
                    + " of programs are left out at a month's end.",
            "transactions",
            List.of(
                    new Parameter("min-days", "active days", 8, "how long an actor must be known"),
                    new Parameter("min-weeks", "weeks", 2, "so many free days of the week show that it is free"),
                    new Parameter("min-hours", "active hours", 16, "in how many hours it must have been seen"),
                    new Parameter("distance", "hours", 3, "how far from its day"),
                    new Parameter("new-habit", "days", 5, "an hour told on so many days is part of the day")));

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int HOURS = 24;

    /// The places of what is remembered of an actor: days active, last hour counted, last day told, then 24 hours; days
    /// of an hour that was told and is not of the habit yet are negative.
    private static final int DAYS = 0;
    private static final int LAST_HOUR = 1;
    private static final int TOLD = 2;
    private static final int FIRST_HOUR = 3;

    /// Behind them: the days active of each day of the week, counted like hours, and the first day known.
    private static final int FIRST_WEEKDAY = FIRST_HOUR + HOURS;

    private static final int BEGIN = FIRST_WEEKDAY + 7;

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.nothing();
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        String actor = Words.actor(slice.transaction());
        if (actor == null
                || !Words.isActivity(slice.transaction())
                || slice.changes().isEmpty()) {
            return;
        }
        examination.looked(slice.isFirst() ? 1 : 0);
        DetectorMemory memory = examination.memory();
        long hour = Math.floorDiv(slice.transaction().commitMicros(), HOUR_MICROS);
        long[] kept = memory.get(actor);
        if (kept != null && kept[LAST_HOUR] == hour) {
            return;
        }
        long[] known = kept == null ? new long[BEGIN + 1] : kept;
        if (kept == null) {
            known[LAST_HOUR] = Long.MIN_VALUE / 2;
            known[TOLD] = Long.MIN_VALUE;
            known[BEGIN] = Math.floorDiv(hour, HOURS);
        }
        judge(slice, actor, hour, known, examination);
        long day = Math.floorDiv(hour, HOURS);
        boolean isNewDay = Math.floorDiv(known[LAST_HOUR], HOURS) != day;
        known[LAST_HOUR] = hour;
        double newHabit = examination.parameter("new-habit");
        count(known, FIRST_HOUR + Math.floorMod(hour, HOURS), known[TOLD] == day, newHabit);
        if (isNewDay) {
            known[DAYS]++;
            count(known, weekday(day), known[TOLD] == day, newHabit);
        }
        memory.put(actor, known);
    }

    /// Counts a day of an hour or a weekday; below zero while it is told and not of the habit yet.
    private static void count(long[] known, int at, boolean isTold, double newHabit) {
        known[at] += known[at] < 0 || (known[at] == 0 && isTold) ? -1 : 1;
        if (-known[at] >= newHabit) {
            known[at] = -known[at];
        }
    }

    private static int weekday(long day) {
        return FIRST_WEEKDAY + Math.floorMod(day, 7);
    }

    /// A day of the week on which it never worked, while it works on most days.
    private static boolean isFreeDay(long[] known, long day, Examination examination) {
        long days = day - known[BEGIN];
        return known[weekday(day)] <= 0
                && days >= 7 * examination.parameter("min-weeks") + 1
                && known[DAYS] * 2 >= days;
    }

    private static void judge(ChangeSlice slice, String actor, long hour, long[] known, Examination examination) {
        long day = Math.floorDiv(hour, HOURS);
        if (known[DAYS] < examination.parameter("min-days") || known[TOLD] == day || isMonthEnd(slice)) {
            return;
        }
        int at = Math.floorMod(hour, HOURS);
        long hours = 0;
        for (int i = 0; i < HOURS; i++) {
            hours += Math.max(0, known[FIRST_HOUR + i]);
        }
        int distance = distance(known, at);
        if (hours >= examination.parameter("min-hours") && distance >= examination.parameter("distance")) {
            known[TOLD] = day;
            raise(slice, actor, at, distance, known, examination);
        } else if (isFreeDay(known, day, examination)) {
            known[TOLD] = day;
            raiseFreeDay(slice, actor, day, known, examination);
        }
    }

    private static void raiseFreeDay(ChangeSlice slice, String actor, long day, long[] known, Examination examination) {
        String weekday = Calendar.weekday(slice.transaction().commitMicros());
        Finding.of(
                        SPEC,
                        slice,
                        Severity.LOW,
                        actor + " changed " + slice.changes().getFirst().rowName() + " on a " + weekday
                                + ", on which it never works.")
                .group(actor)
                .measure(
                        "days active on a " + weekday,
                        Long.toString(Math.max(0, known[weekday(day)])),
                        Long.toString(known[DAYS]),
                        "days",
                        known[DAYS])
                .evidence(slice.changes().getFirst().seq())
                .raise(examination);
    }

    /// How far an hour is from the day: the longest time without any activity is its night.
    private static int distance(long[] known, int at) {
        int nightBegins = 0;
        int longest = 0;
        for (int begin = 0; begin < HOURS; begin++) {
            int length = 0;
            while (length < HOURS && known[FIRST_HOUR + (begin + length) % HOURS] <= 0) {
                length++;
            }
            if (length > longest) {
                longest = length;
                nightBegins = begin;
            }
        }
        int into = Math.floorMod(at - nightBegins, HOURS);
        return into >= longest ? 0 : Math.min(into + 1, longest - into);
    }

    private static boolean isMonthEnd(ChangeSlice slice) {
        return Words.isAccount(slice.transaction())
                && Calendar.isMonthEnd(slice.transaction().commitMicros());
    }

    private static void raise(
            ChangeSlice slice, String actor, int at, int distance, long[] known, Examination examination) {
        Finding.of(
                        SPEC,
                        slice,
                        distance >= 4 ? Severity.MEDIUM : Severity.LOW,
                        actor + " changed " + slice.changes().getFirst().rowName() + " between "
                                + clock(at) + " and " + clock((at + 1) % HOURS) + " UTC, " + distance
                                + " hours from its usual day.")
                .group(actor)
                .measure(
                        "days active in this hour",
                        Long.toString(Math.max(0, known[FIRST_HOUR + at])),
                        Long.toString(known[DAYS]),
                        "days",
                        known[DAYS])
                .measure("distance from the usual day", Integer.toString(distance), "hours")
                .evidence(slice.changes().getFirst().seq())
                .raise(examination);
    }

    private static String clock(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
    }
}

package io.auditworkbench.workbench.daily;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is said of a day, computed in code; the text of it is made from nothing else.
///
/// - **Shape**: the same store, rules and triage make the same facts, whenever they are asked for once the day is over.
///   Names are those of the JSON, in snake case: a field keeps its name and meaning, new ones come at the end. Words in
///   lower case with hyphens.
/// - **Units**: times RFC 3339 in UTC; amounts are decimal texts with every digit.
public record DayFacts(
        String day,
        String zone,
        String from,
        String until,
        long minutes,
        Stage stage,
        Coverage coverage,
        Changes changes,
        Usual usual,
        List<Counted> tables,
        long furtherTables,
        List<Counted> actors,
        long furtherActors,
        boolean concluded,
        List<Business> business,
        List<Shown> shown,
        List<Found> anomalies,
        long furtherAnomalies,
        List<Checked> checks,
        long behind,
        long waiting,
        List<String> troubles) {

    public DayFacts {
        tables = List.copyOf(tables);
        actors = List.copyOf(actors);
        business = List.copyOf(business);
        shown = List.copyOf(shown);
        anomalies = List.copyOf(anomalies);
        checks = List.copyOf(checks);
        troubles = List.copyOf(troubles);
    }

    /// Where now is.
    public enum Stage {
        @JsonProperty("not-begun")
        NOT_BEGUN,
        @JsonProperty("not-over")
        NOT_OVER,
        @JsonProperty("over")
        OVER
    }

    /// What can be said of the day, or of what has passed of it.
    public enum Verdict {
        /// Watched all along, and no gap in the changes is known. It does not say that none exists.
        @JsonProperty("whole")
        WHOLE,
        /// Watched, with gaps.
        @JsonProperty("gaps")
        GAPS,
        /// A part lies before or after what was watched.
        @JsonProperty("partly-watched")
        PARTLY_WATCHED,
        /// Nothing was watched.
        @JsonProperty("not-watched")
        NOT_WATCHED
    }

    /// What could be seen: `watchedFrom` to `watchedUntil` within the day, null when nothing was.
    public record Coverage(
            Verdict verdict,
            @Nullable String watchedFrom,
            @Nullable String watchedUntil,
            List<Gap> gaps,
            List<String> accountsUnwatched) {
        public Coverage {
            gaps = List.copyOf(gaps);
            accountsUnwatched = List.copyOf(accountsUnwatched);
        }
    }

    /// A hole in the changes that touches the day; no tables when they are not known, a bound null when it is not.
    public record Gap(
            String id,
            String cause,
            String effect,
            List<String> tables,
            @Nullable String from,
            @Nullable String until,
            boolean open,
            String meaning) {
        public Gap {
            tables = List.copyOf(tables);
        }
    }

    /// How much changed; rows that a snapshot read are no changes.
    public record Changes(long total, long transactions, long usual, List<Count> byOperation, long snapshotRows) {
        public Changes {
            byOperation = List.copyOf(byOperation);
        }
    }

    /// How often an operation occurred.
    public record Count(String name, long count) {}

    /// With what the day is compared.
    public enum Basis {
        /// The same day of the weeks before.
        @JsonProperty("same-weekday")
        SAME_WEEKDAY,
        /// The days before.
        @JsonProperty("days-before")
        DAYS_BEFORE,
        /// Too few days were watched wholly.
        @JsonProperty("nothing")
        NOTHING
    }

    /// The days that counts are compared with, the newest first; each was watched wholly. `needed` is how many it
    /// takes.
    public record Usual(Basis basis, List<String> days, long needed) {
        public Usual {
            days = List.copyOf(days);
        }
    }

    /// Against the least and the most of the days compared with.
    public enum Standing {
        /// Nothing to compare with.
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("within")
        WITHIN,
        @JsonProperty("above")
        ABOVE,
        @JsonProperty("below")
        BELOW,
        /// It was never seen on any of them.
        @JsonProperty("new")
        NEW
    }

    /// A count against the usual: the median, the least and the most of the days compared with, 0 without any.
    public record Counted(String name, long count, long usual, long least, long most, Standing standing) {}

    /// Business events of a type: how many hold, how many of these were corrected, how many were withdrawn besides.
    public record Business(
            String topic,
            String type,
            long count,
            long corrected,
            long withdrawn,
            long usual,
            long least,
            long most,
            Standing standing,
            List<Sum> sums) {
        public Business {
            sums = List.copyOf(sums);
        }
    }

    /// What a number of the events comes to, exactly: over `events` that have it; `without` have none. `currency` is
    /// empty where no rule says it.
    public record Sum(String attribute, String currency, String sum, long events, long without) {}

    /// A business event that is named: `id` is `B12`.
    public record Shown(
            String id,
            String topic,
            String type,
            String at,
            String actor,
            String grade,
            String standing,
            List<String> objects,
            List<Attribute> attributes) {
        public Shown {
            objects = List.copyOf(objects);
            attributes = List.copyOf(attributes);
        }
    }

    /// A named value; `kind` is `number`, `text`, `time` or `flag`.
    public record Attribute(String name, String kind, String value) {}

    /// A group of findings of which some are of this day: `findings` are those of the day, `what` is of the last of
    /// them, `state` what people say of the group now; `business` are ids of business events.
    public record Found(
            String id,
            String detector,
            String severity,
            String what,
            String who,
            long findings,
            String last,
            String state,
            String reason,
            List<String> business) {
        public Found {
            business = List.copyOf(business);
        }
    }

    /// A check: what became of it, how much it looked at in the hours that the day touches, how many groups it has
    /// findings of that day in.
    public record Checked(String detector, String state, String reason, long lookedAt, long groups) {}

    /// The number of the gaps that nothing closed.
    long openGaps() {
        return coverage.gaps().stream().filter(Gap::open).count();
    }
}

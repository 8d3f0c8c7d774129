package io.auditworkbench.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A growing set of GTIDs, held as intervals: its size depends on its holes and not on its members.
///
/// - **Shape**: an origin is a server's uuid, or uuid and tag as MySQL 8.3 and newer have it: `uuid:tag`.
/// - **Threading**: one thread at a time.
/// - **Source**: MySQL Reference Manual, *GTID Sets* and *Tagged GTIDs*.
public final class GtidSet {

    private final TreeMap<String, Numbers> origins = new TreeMap<>();
    private @Nullable String lastOrigin;
    private Numbers last = new Numbers();

    public GtidSet() {}

    /// The set that `text` names; MySQL may write several tags behind one uuid: `uuid:1-5:tag:1-3`.
    ///
    /// - **Errors**: `IllegalArgumentException` for a text in another form.
    public static GtidSet parse(String text) {
        GtidSet set = new GtidSet();
        for (String entry : text.replaceAll("\\s", "").toLowerCase(Locale.ROOT).split(",")) {
            set.addEntry(List.of(entry.split(":")));
        }
        return set;
    }

    private void addEntry(List<String> parts) {
        String uuid = parts.getFirst();
        String origin = uuid;
        for (String part : parts.subList(1, parts.size())) {
            if (Character.isDigit(part.charAt(0))) {
                int dash = part.indexOf('-');
                long from = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
                numbers(origin).add(from, dash < 0 ? from : Long.parseLong(part.substring(dash + 1)));
            } else {
                origin = uuid + ":" + part;
            }
        }
    }

    private Numbers numbers(String origin) {
        return origins.computeIfAbsent(origin, _ -> new Numbers());
    }

    /// Adds one GTID, `uuid:5` or `uuid:tag:5`.
    public void add(String gtid) {
        int colon = gtid.lastIndexOf(':');
        if (lastOrigin == null || lastOrigin.length() != colon || !gtid.startsWith(lastOrigin)) {
            lastOrigin = gtid.substring(0, colon);
            last = numbers(lastOrigin.toLowerCase(Locale.ROOT));
        }
        long number = Long.parseLong(gtid, colon + 1, gtid.length(), 10);
        last.add(number, number);
    }

    /// Adds all of another set.
    public void add(GtidSet other) {
        other.origins.forEach((origin, numbers) ->
                numbers.runs.forEach((from, until) -> numbers(origin).add(from, until)));
    }

    /// What this set has and `other` has not.
    public GtidSet minus(GtidSet other) {
        GtidSet left = new GtidSet();
        origins.forEach((origin, numbers) -> {
            Numbers taken = other.origins.getOrDefault(origin, new Numbers());
            numbers.runs.forEach((from, until) -> taken.holes(from, until)
                    .forEach(hole -> left.numbers(origin).add(hole.from(), hole.until())));
        });
        return left;
    }

    /// How many GTIDs it has.
    public long size() {
        return origins.values().stream().mapToLong(Numbers::size).sum();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /// As MySQL reads it: `uuid:1-5:7,uuid:tag:1-3`; empty for the empty set.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",");
        origins.forEach((origin, numbers) -> {
            if (!numbers.runs.isEmpty()) {
                text.add(origin + numbers);
            }
        });
        return text.toString();
    }

    /// Numbers of one origin: runs by their first number, none touching the next.
    private static final class Numbers {

        private record Run(long from, long until) {}

        private final TreeMap<Long, Long> runs = new TreeMap<>();

        void add(long from, long until) {
            long begin = from;
            long end = until;
            Map.Entry<Long, Long> below = runs.floorEntry(until);
            while (below != null && below.getValue() >= from - 1) {
                begin = Math.min(begin, below.getKey());
                end = Math.max(end, below.getValue());
                runs.remove(below.getKey());
                below = runs.floorEntry(until);
            }
            Long above = runs.remove(end + 1);
            runs.put(begin, above == null ? end : above);
        }

        /// The runs between `from` and `until` that are not in it.
        List<Run> holes(long from, long until) {
            List<Run> holes = new ArrayList<>();
            long next = from;
            Map.Entry<Long, Long> run = runs.floorEntry(from);
            if (run != null) {
                next = Math.max(next, run.getValue() + 1);
            }
            for (run = runs.higherEntry(from); next <= until; run = runs.higherEntry(run.getKey())) {
                if (run == null || run.getKey() > until) {
                    holes.add(new Run(next, until));
                    return holes;
                }
                if (run.getKey() > next) {
                    holes.add(new Run(next, run.getKey() - 1));
                }
                next = Math.max(next, run.getValue() + 1);
            }
            return holes;
        }

        long size() {
            return runs.entrySet().stream()
                    .mapToLong(run -> run.getValue() - run.getKey() + 1)
                    .sum();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            runs.forEach((from, until) -> {
                text.append(':').append(from);
                if (until > from) {
                    text.append('-').append(until);
                }
            });
            return text.toString();
        }
    }
}

package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterSubject;
import io.auditworkbench.filter.GroupField;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.StatsView;
import io.auditworkbench.workbench.view.StatsView.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The counts while events come.
///
/// - **Shape**: stretches of time begin at the epoch, weeks on a Monday, in UTC.
/// - **Threading**: one thread.
final class GroupCounts {

    /// More groups than this are no answer that anybody reads, and would fill the memory.
    static final int MOST_GROUPS = 100_000;

    /// The same for groups times stretches of time.
    static final int MOST_CELLS = 400_000;

    private static final int MOST_STRETCHES = 10_000;
    private static final long WEEK_MICROS = 7 * 86_400_000_000L;
    /// The epoch was a Thursday.
    private static final long MONDAY_MICROS = 3 * 86_400_000_000L;

    private static final List<String> OTHER = List.of();

    private final StatsQuestion question;
    private final ZoneId zone;
    private final long bucketMicros;
    private final Map<List<String>, TreeMap<Long, Cell>> groups = new HashMap<>();
    private int cells;
    private long events;
    private boolean isCut;
    private boolean isShared;

    private static final class Cell {
        private long events;
        private long summed;
        private BigDecimal sum = BigDecimal.ZERO;

        private void add(Cell other) {
            events += other.events;
            summed += other.summed;
            sum = sum.add(other.sum);
        }
    }

    GroupCounts(StatsQuestion question) {
        this.question = question;
        zone = question.filter().directives().zone().orElse(ZoneOffset.UTC);
        bucketMicros = question.bucket().map(length -> length.toNanos() / 1_000).orElse(0L);
    }

    /// Counts one event in each of its groups.
    void add(FilterSubject event) {
        events++;
        long bucket = bucket(event.commitTime());
        Optional<BigDecimal> number = question.sum().flatMap(field -> field.numberOf(event));
        List<List<String>> keys = keys(event);
        isShared |= keys.size() > 1;
        for (List<String> key : keys) {
            Cell cell = cell(key, bucket);
            cell.events++;
            number.ifPresent(value -> {
                cell.sum = cell.sum.add(value);
                cell.summed++;
            });
        }
    }

    private long bucket(Instant time) {
        if (bucketMicros == 0) {
            return 0;
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        long shift = bucketMicros % WEEK_MICROS == 0 ? MONDAY_MICROS : 0;
        return Math.floorDiv(micros + shift, bucketMicros) * bucketMicros - shift;
    }

    /// Every combination of the values of the fields; an empty text for a field that the event does not have.
    private List<List<String>> keys(FilterSubject event) {
        List<List<String>> keys = List.of(List.of());
        for (GroupField field : question.by()) {
            List<String> values = field.valuesOf(event, zone);
            List<String> all =
                    values.isEmpty() ? List.of("") : values.stream().distinct().toList();
            List<List<String>> longer = new ArrayList<>();
            for (List<String> key : keys) {
                for (String value : all) {
                    List<String> next = new ArrayList<>(key);
                    next.add(value);
                    longer.add(next);
                }
            }
            keys = longer;
        }
        return keys;
    }

    private Cell cell(List<String> key, long bucket) {
        TreeMap<Long, Cell> group = groups.get(key);
        boolean hasRoom = cells < MOST_CELLS && groups.size() < MOST_GROUPS;
        if (group == null && !hasRoom && !question.by().isEmpty()) {
            isCut = true;
            return groups.computeIfAbsent(OTHER, _ -> new TreeMap<>()).computeIfAbsent(bucket, _ -> new Cell());
        }
        TreeMap<Long, Cell> known = groups.computeIfAbsent(key, _ -> new TreeMap<>());
        Cell cell = known.get(bucket);
        if (cell == null) {
            if (cells >= 2 * MOST_CELLS) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There are more than " + 2 * MOST_CELLS + " groups in so short stretches of time.",
                        "Choose a longer --bucket, fewer fields or a shorter range.");
            }
            cell = new Cell();
            known.put(bucket, cell);
            cells++;
        }
        return cell;
    }

    /// What was counted.
    StatsView view(boolean isPartial, CoverageView coverage) {
        Map<List<String>, Cell> totals = new HashMap<>();
        groups.forEach((key, byTime) -> {
            Cell total = new Cell();
            byTime.values().forEach(total::add);
            totals.put(key, total);
        });
        boolean isOneGroup = question.by().isEmpty();
        List<List<String>> ranked = totals.entrySet().stream()
                .filter(entry -> isOneGroup || !entry.getKey().equals(OTHER))
                .sorted(Comparator.comparingLong((Map.Entry<List<String>, Cell> entry) -> entry.getValue().events)
                        .reversed()
                        .thenComparing(entry -> String.join("\0", entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        int top = question.top() == 0 ? ranked.size() : Math.min(question.top(), ranked.size());
        List<List<String>> shown = ranked.subList(0, top);
        return new StatsView(
                rows(shown, ranked.subList(top, ranked.size())),
                ranked.size(),
                events,
                isPartial,
                isCut,
                isShared,
                coverage);
    }

    private List<Row> rows(List<List<String>> shown, List<List<String>> hidden) {
        TreeMap<Long, Cell> others = new TreeMap<>();
        List<List<String>> rest = new ArrayList<>(hidden);
        if (!question.by().isEmpty() && groups.containsKey(OTHER)) {
            rest.add(OTHER);
        }
        rest.forEach(key -> groups.get(key)
                .forEach((bucket, cell) ->
                        others.computeIfAbsent(bucket, _ -> new Cell()).add(cell)));
        List<Row> rows = new ArrayList<>();
        shown.forEach(key -> groups.get(key).forEach((bucket, cell) -> rows.add(row(bucket, key, false, cell))));
        others.forEach((bucket, cell) -> rows.add(row(bucket, OTHER, true, cell)));
        if (bucketMicros > 0 && question.by().isEmpty()) {
            addSilence(rows);
        }
        if (bucketMicros > 0) {
            rows.sort(Comparator.comparing(Row::bucket, Comparator.nullsFirst(Comparator.naturalOrder())));
        }
        return rows;
    }

    /// Stretches without events belong to a histogram, unless they are so many that nobody reads them.
    private void addSilence(List<Row> rows) {
        TreeMap<Long, Cell> all = groups.getOrDefault(List.<String>of(), new TreeMap<>());
        if (all.isEmpty() || (all.lastKey() - all.firstKey()) / bucketMicros > MOST_STRETCHES) {
            return;
        }
        for (long bucket = all.firstKey(); bucket < all.lastKey(); bucket += bucketMicros) {
            if (!all.containsKey(bucket)) {
                rows.add(row(bucket, List.of(), false, new Cell()));
            }
        }
    }

    private Row row(long bucket, List<String> key, boolean isOther, Cell cell) {
        @Nullable Instant begins = bucketMicros == 0 ? null : EventViews.instant(bucket);
        return new Row(begins, key, isOther, cell.events, question.sum().isPresent() ? cell.sum : null, cell.summed);
    }
}

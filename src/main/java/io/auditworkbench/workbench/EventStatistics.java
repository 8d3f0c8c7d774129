package io.auditworkbench.workbench;

import io.auditworkbench.filter.ColumnFamily;
import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.DurationText;
import io.auditworkbench.filter.GroupField;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.FacetView;
import io.auditworkbench.workbench.view.StatsView;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Counts events by groups and stretches of time, one by one: what it says is exact, unless it says that it is not.
///
/// - **Errors**: `BAD_USAGE` for fields, columns and lengths of time that cannot be.
/// - **Threading**: any thread.
public final class EventStatistics {

    private static final Duration LONGEST_BUCKET = Duration.ofDays(3_660);

    private final EventScanner scanner;
    private final EventMarks marks;
    private final EventSurroundings surroundings;
    private final FilterFacts facts;
    private final CoverageStatement coverage;

    EventStatistics(
            EventScanner scanner,
            EventMarks marks,
            EventSurroundings surroundings,
            FilterFacts facts,
            CoverageStatement coverage) {
        this.scanner = scanner;
        this.marks = marks;
        this.surroundings = surroundings;
        this.facts = facts;
        this.coverage = coverage;
    }

    /// The fields that a list of names means.
    public List<GroupField> fields(String option, List<String> names) {
        List<GroupField> fields = new ArrayList<>();
        for (String name : names) {
            GroupField field = GroupField.parse(name)
                    .orElseThrow(() -> usage(
                            option + ": there are no groups of \"" + name.strip() + "\".",
                            "Group by " + GroupField.allowed() + ", or by a column such as status or orders.status."));
            field.column().ifPresent(column -> new ColumnChoice(facts).require(option, column));
            fields.add(field);
        }
        return fields;
    }

    /// The column whose numbers are to be added up.
    public GroupField summed(String name) {
        GroupField field = fields("--sum", List.of(name)).getFirst();
        ColumnName column = field.column()
                .orElseThrow(() -> usage(
                        "--sum: " + field.text() + " is no column.",
                        "Name a column that holds numbers, as in --sum total or --sum delta.total."));
        boolean hasNumbers = facts.vocabulary().families(column).contains(ColumnFamily.NUMBER);
        if (!hasNumbers && !facts.vocabulary().tables().isEmpty()) {
            throw usage(
                    "--sum: " + field.text() + " holds no numbers.",
                    "Name a column that does, as in --sum total or --sum delta.total.");
        }
        return field;
    }

    /// A length of time to count in.
    public static Duration bucket(String text) {
        Optional<Duration> read = DurationText.read(text.strip());
        if (read.isEmpty() || read.get().isZero() || read.get().compareTo(LONGEST_BUCKET) > 0) {
            throw usage("\"" + text + "\" is no length of time to count in.", "Write 10m, 1h, 1d or 1w.");
        }
        return read.get();
    }

    /// Counts; `progress` hears at which event it is, `stop` may end it early.
    public StatsView count(StatsQuestion question, LongConsumer progress, BooleanSupplier stop) {
        if (question.filter().directives().limit().isPresent()
                || !question.filter().directives().sort().isEmpty()) {
            throw usage(
                    "limit: and sort: choose among events, and here all of them are counted.",
                    "Leave them out; --top says how many groups are shown.");
        }
        GroupCounts counts = new GroupCounts(question);
        boolean isAll = scanner.oldestFirst(question.filter())
                .run(
                        event -> {
                            counts.add(new StoredSubject(event, surroundings));
                            return !stop.getAsBoolean();
                        },
                        at -> {
                            progress.accept(at);
                            return !stop.getAsBoolean();
                        });
        return counts.view(!isAll, coverage.of(question.filter()));
    }

    /// Counts by each of the fields on its own, in one go; every group of each.
    ///
    /// - **Shape**: one answer for each of `fields`, in their order.
    public List<StatsView> countEach(AcceptedFilter filter, List<GroupField> fields, BooleanSupplier stop) {
        List<GroupCounts> counts = fields.stream()
                .map(field -> new GroupCounts(
                        new StatsQuestion(filter, List.of(field), Optional.empty(), Optional.empty(), 0)))
                .toList();
        boolean isAll = scanner.oldestFirst(filter)
                .run(
                        event -> {
                            StoredSubject subject = new StoredSubject(event, surroundings);
                            counts.forEach(each -> each.add(subject));
                            return !stop.getAsBoolean();
                        },
                        _ -> !stop.getAsBoolean());
        CoverageView seen = coverage.of(filter);
        return counts.stream().map(each -> each.view(!isAll, seen)).toList();
    }

    /// What there is to choose from among the events that a filter selects, the newest of them first where `stop` ends
    /// it early.
    ///
    /// - **Shape**: of each facet its `most` largest groups.
    public List<FacetView> facets(AcceptedFilter filter, int most, BooleanSupplier stop) {
        FacetCounts counts = new FacetCounts(filter.directives().zone().orElse(ZoneOffset.UTC));
        boolean isAll = marks.read(
                filter,
                EventOrder.NEWEST_FIRST,
                mark -> {
                    counts.add(mark);
                    return !stop.getAsBoolean();
                },
                _ -> !stop.getAsBoolean());
        return counts.views(most, isAll ? FacetView.Basis.ALL : FacetView.Basis.SAMPLE);
    }

    private static WorkbenchException usage(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }
}

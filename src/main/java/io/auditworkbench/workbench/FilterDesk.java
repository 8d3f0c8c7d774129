package io.auditworkbench.workbench;

import io.auditworkbench.filter.Canonicalizer;
import io.auditworkbench.filter.CapturedTable;
import io.auditworkbench.filter.Comparison;
import io.auditworkbench.filter.CompletionCandidate;
import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterCompletion;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.Moment;
import io.auditworkbench.filter.ParsedFilter;
import io.auditworkbench.filter.TimeTest;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.view.RowAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads filters against the tables of a store: what they mean, or what is wrong with them.
public final class FilterDesk {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Pattern EVENT = Pattern.compile("@?[Ee]([0-9]{1,18})");

    private final FilterFacts facts;
    private final RowFinder rows;
    private final Basis basis;

    FilterDesk(FilterFacts facts, RowFinder rows, Basis basis) {
        this.facts = facts;
        this.rows = rows;
        this.basis = basis;
    }

    /// Reads a filter; nothing in it is ever left out silently.
    ///
    /// - **Errors**: `NOT_FOUND` for an event that it names and that is not there, or a row of no captured table.
    public FilterReading read(FilterRequest request) {
        List<ParsedFilter> parts = new ArrayList<>();
        parts.add(FilterParser.parse(request.text()));
        part("since", request.since()).ifPresent(parts::add);
        part("until", request.until()).ifPresent(parts::add);
        part("on", request.on()).ifPresent(parts::add);
        List<ParsedFilter> checked = parts.stream().map(facts::check).toList();
        return checked.stream()
                .filter(part -> part.expression().isEmpty())
                .findFirst()
                .<FilterReading>map(FilterDesk::refused)
                .orElseGet(() -> new FilterReading.Accepted(accept(checked)));
    }

    /// The captured tables with their columns, as the newest of their definitions has them.
    public List<CapturedTable> tables() {
        return facts.vocabulary().tables();
    }

    /// What could be written at `caret`, in the order to show it.
    ///
    /// - **Units**: `caret` in UTF-16 units; outside the text it counts as the nearer end.
    public List<CompletionCandidate> complete(String text, int caret) {
        return new FilterCompletion(facts.vocabulary()).candidates(text, caret);
    }

    /// Refuses names that are no column of any captured table; `option` is where they were given.
    ///
    /// - **Errors**: `BAD_USAGE` with the names that are near.
    public void requireColumns(String option, List<String> names) {
        new ColumnChoice(facts).require(option, names);
    }

    /// The same filter for the time before its range, as long as that.
    ///
    /// - **Errors**: `BAD_USAGE` for a filter without a beginning.
    public AcceptedFilter before(AcceptedFilter filter) {
        Instant from = filter.from();
        if (from == null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is no time before a range without a beginning.",
                    "Say from when with --since or --on.");
        }
        Instant until = filter.until() == null ? facts.now() : filter.until();
        Instant former = from.minus(Duration.between(from, until.isBefore(from) ? from : until));
        return between(filter, former, from);
    }

    /// The same stretch of time, so many weeks before, one filter for each.
    ///
    /// - **Errors**: `BAD_USAGE` for a range without a beginning, or longer than a week.
    public List<AcceptedFilter> weeksBefore(AcceptedFilter filter, int weeks) {
        Instant from = filter.from();
        Instant until = filter.until() == null ? facts.now() : filter.until();
        if (from == null || Duration.between(from, until).compareTo(WEEK) > 0) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "Only a range of a week or less can be compared with the same time of other weeks.",
                    "Say from when to when with --since and --until, or with --on.");
        }
        List<AcceptedFilter> all = new ArrayList<>();
        for (int week = 1; week <= weeks; week++) {
            Duration distance = WEEK.multipliedBy(week);
            all.add(between(filter, from.minus(distance), until.minus(distance)));
        }
        return all;
    }

    private AcceptedFilter between(AcceptedFilter filter, Instant from, Instant until) {
        List<FilterExpression> all = new ArrayList<>(FilterFacts.operands(filter.expression()).stream()
                .filter(operand -> !(operand instanceof FilterTerm.CommitTime))
                .toList());
        all.add(commitTime(Comparison.GREATER_OR_EQUAL, from));
        all.add(commitTime(Comparison.LESS, until));
        return accepted(filter.text(), FilterExpression.and(all), filter.directives(), List.of());
    }

    private static FilterTerm commitTime(Comparison comparison, Instant time) {
        return new FilterTerm.CommitTime(
                new TimeTest.Compare(comparison, new Moment.Exact(time, Duration.ofNanos(1_000))));
    }

    private static FilterReading refused(ParsedFilter part) {
        return new FilterReading.Refused(
                part.text(),
                part.problems().stream()
                        .filter(problem -> problem.weight() != FilterProblem.Weight.WARNING)
                        .toList());
    }

    private AcceptedFilter accept(List<ParsedFilter> parts) {
        ParsedFilter main = parts.getFirst();
        FilterExpression expression = new RowTerms(rows).withSchemas(joined(parts));
        expression.terms().forEach(this::requireEvents);
        return accepted(main.text(), expression, main.directives(), main.problems());
    }

    /// Nothing is near, or the same as, an event that does not exist: that would look like an answer.
    private void requireEvents(FilterTerm term) {
        switch (term) {
            case FilterTerm.Near(long sequence, Duration _) -> facts.requireEvent(sequence);
            case FilterTerm.Same(FilterTerm.Aspect _, long sequence) -> facts.requireEvent(sequence);
            default -> {}
        }
    }

    private static FilterExpression joined(List<ParsedFilter> parts) {
        List<FilterExpression> expressions = parts.stream()
                .flatMap(part -> part.expression().stream())
                .filter(expression -> !(expression instanceof FilterExpression.Everything))
                .toList();
        return expressions.isEmpty() ? new FilterExpression.Everything() : FilterExpression.and(expressions);
    }

    private AcceptedFilter accepted(
            String text, FilterExpression expression, Directives directives, List<FilterProblem> warnings) {
        FilterFacts.Window window = facts.window(expression, directives);
        return new AcceptedFilter(
                text,
                Canonicalizer.canonical(expression, directives),
                expression,
                directives,
                warnings,
                window.from(),
                window.until());
    }

    /// A range given beside the filter, as the term it stands for.
    private Optional<ParsedFilter> part(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        Matcher event = EVENT.matcher(value.strip());
        if (event.matches()) {
            long sequence = facts.requireEvent(Long.parseLong(event.group(1)));
            String range = field.equals("until") ? ".." + sequence : sequence + "..";
            return Optional.of(FilterParser.parse("seq:" + range));
        }
        return Optional.of(FilterParser.parse(field + ":" + value.strip().replaceFirst("(?<=[0-9]) (?=[0-9])", "T")));
    }

    /// The filter for what an id names; empty for a text that is no id.
    ///
    /// - **Errors**: `NOT_FOUND` when nothing has the id.
    public Optional<AcceptedFilter> ofId(String text) {
        return ObjectId.find(text).map(id -> accept(List.of(FilterParser.parse(filterOf(id)))));
    }

    private String filterOf(ObjectId id) {
        return switch (id) {
            case ObjectId.Event(long sequence) -> "seq:" + facts.requireEvent(sequence);
            case ObjectId.Transaction(long number) -> "tx:T" + facts.requireTransaction(number);
            case ObjectId.Gtid(String gtid) -> "tx:T" + facts.requireTransaction(gtid);
            case ObjectId.Row(String address) -> "seq:" + events(address);
            case ObjectId.Finding(long number) -> "seq:" + numbers(basis.ofFinding(number));
            case ObjectId.Business(long number) -> "seq:" + numbers(basis.ofBusiness(number));
            case ObjectId.Gap(long number) ->
                throw ObjectId.notFound(
                        "change called G" + number, "A gap has no changes; `show G" + number + "` says what is known.");
        };
    }

    private static String numbers(List<Long> changes) {
        return changes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private String events(String address) {
        RowAddress row = rows.resolve(address);
        String events = rows.events(row).stream()
                .map(event -> Long.toString(event.seq()))
                .collect(Collectors.joining(","));
        if (events.isEmpty()) {
            throw ObjectId.notFound("change of " + row, "Check the key with `events`.");
        }
        return events;
    }
}

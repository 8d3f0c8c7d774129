package io.auditworkbench.workbench.report;

import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.StatsQuestion;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.export.ChangeWords;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.finding.SummaryQuestion;
import io.auditworkbench.workbench.report.Document.TableColumn;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.GapView;
import io.auditworkbench.workbench.view.StatsView;
import io.auditworkbench.workbench.view.SummaryView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Makes reports of a store: each is a document that says what it is of and what could not be seen.
///
/// - **Threading**: any thread.
public final class Reports {

    /// A list is cut there, and says so: an export has all of it.
    static final int MOST_EVENTS = 2_000;

    private final StoreReading reading;
    private final Data data;
    private final Instant made;

    /// Whose data it is.
    public enum Data {
        RECORD,
        DEMO
    }

    public Reports(StoreReading reading, Data data, Instant made) {
        this.reading = reading;
        this.data = data;
        this.made = made.truncatedTo(ChronoUnit.SECONDS);
    }

    /// A report of what the filter chooses; `stop` is looked at now and then. That of a day takes of it only where it
    /// begins.
    public Document of(ReportKind kind, AcceptedFilter filter, BooleanSupplier stop) {
        return kind == ReportKind.DAY ? day(dayOf(filter)) : ofRange(kind, filter, stop);
    }

    /// The day that a report of a day is of: that on which the range begins, else the last that is over and was
    /// watched; in UTC.
    public LocalDate dayOf(AcceptedFilter filter) {
        LocalDate yesterday = LocalDate.ofInstant(made, ZoneOffset.UTC).minusDays(1);
        if (filter.from() != null) {
            return LocalDate.ofInstant(filter.from(), ZoneOffset.UTC);
        }
        Instant watched = reading.coverage().all().watchedUntil();
        LocalDate last = watched == null ? yesterday : LocalDate.ofInstant(watched.minusNanos(1_000), ZoneOffset.UTC);
        return last.isBefore(yesterday) ? last : yesterday;
    }

    /// The day as `summary --day` tells it, with whose data it is.
    private Document day(LocalDate day) {
        Document told = reading.days().document(day, ZoneOffset.UTC);
        Document document = new Document().heading(1, ReportKind.DAY.title() + ": " + told.title());
        boolean isHead = true;
        for (Document.Block block : told.blocks()) {
            switch (block) {
                case Document.Heading(int level, String text) -> {
                    if (level > 1) {
                        if (isHead) {
                            document.sentence("Of", mark() + reading.name());
                            isHead = false;
                        }
                        document.heading(level, text);
                    }
                }
                case Document.Sentence(String label, String text) -> document.sentence(label, text);
                case Document.Table(var columns, var rows) -> document.table(columns, rows);
            }
        }
        return document;
    }

    private String mark() {
        return data == Data.DEMO ? "DEMO DATA · " : "";
    }

    private Document ofRange(ReportKind kind, AcceptedFilter filter, BooleanSupplier stop) {
        Document document = head(kind, filter);
        switch (kind) {
            case DAY -> throw new IllegalArgumentException("a day is told from its facts");
            case DAILY_SUMMARY -> {
                summary(document, filter, stop);
                anomalies(document, filter, stop);
            }
            case ANOMALY_REGISTER -> anomalies(document, filter, stop);
            case ACTIVITY_BY_ACTOR -> actors(document, filter, stop);
            case CHANGE_LOG, DELETIONS, OUT_OF_HOURS, SCHEMA_CHANGES -> events(document, filter, stop);
            case COVERAGE_CERTIFICATE -> coverage(document, reading.coverage().of(filter));
        }
        return document;
    }

    private Document head(ReportKind kind, AcceptedFilter filter) {
        Document document = new Document().heading(1, kind.title());
        String asked = filter.canonical().isEmpty() ? "no filter" : filter.canonical();
        String coverage = CoverageText.sentence(reading.coverage().of(filter));
        document.sentence(mark() + reading.name() + " · " + asked + " · " + coverage);
        document.sentence("From", filter.from() == null ? "the beginning" : TimeText.people(filter.from()) + " UTC");
        document.sentence("Until", filter.until() == null ? "the end" : TimeText.people(filter.until()) + " UTC");
        document.sentence(
                "Made by", "audit-workbench " + ProgramVersion.text() + ", " + TimeText.people(made) + " UTC");
        return document;
    }

    private void summary(Document document, AcceptedFilter filter, BooleanSupplier stop) {
        SummaryView view = reading.summary()
                .of(new SummaryQuestion(reading.events().chosen(filter, stop), Optional.empty(), List.of()), stop);
        counts(document, "By operation", view.counts().operations());
        counts(document, "By table", view.counts().tables());
        counts(document, "By actor", view.counts().actors());
        counts(document, "Business events", view.counts().business());
        document.heading(2, "What was checked");
        document.table(
                List.of(
                        TableColumn.text("check"),
                        TableColumn.text("state"),
                        TableColumn.number("looked at"),
                        TableColumn.number("groups found")),
                view.checks().stream()
                        .map(check -> List.of(
                                check.detector(),
                                check.reason().isEmpty() ? check.state() : check.state() + ": " + check.reason(),
                                Long.toString(check.looked()),
                                Long.toString(check.groups())))
                        .toList());
        if (view.behind() > 0) {
            document.sentence("Partial", view.behind() + " transactions are not looked at yet");
        }
    }

    private static void counts(Document document, String heading, List<SummaryView.Count> counts) {
        document.heading(2, heading);
        if (counts.isEmpty()) {
            document.sentence("None.");
            return;
        }
        document.table(
                List.of(TableColumn.text("what"), TableColumn.number("count")),
                counts.stream()
                        .map(count -> List.of(count.name(), Long.toString(count.count())))
                        .toList());
    }

    private void anomalies(Document document, AcceptedFilter filter, BooleanSupplier stop) {
        AnomalyList found = reading.findings()
                .list(new AnomalyQuestion(
                        reading.events().chosen(filter, stop),
                        List.of(TriageState.values()),
                        List.of(),
                        AnomalyQuestion.Muted.SHOW));
        document.heading(2, "What was found");
        found.troubles().forEach(trouble -> document.sentence("Partial", trouble));
        if (found.groups().isEmpty()) {
            document.sentence("Nothing; " + found.checks() + " checks looked.");
            return;
        }
        document.table(
                List.of(
                        TableColumn.text("id"),
                        TableColumn.text("severity"),
                        TableColumn.text("what"),
                        TableColumn.text("who"),
                        TableColumn.number("findings"),
                        TableColumn.text("last (UTC)"),
                        TableColumn.text("state"),
                        TableColumn.text("reason")),
                found.groups().stream()
                        .map(group -> List.of(
                                group.id(),
                                group.severity().name().toLowerCase(Locale.ROOT),
                                group.what().text(),
                                group.who(),
                                Long.toString(group.hits()),
                                TimeText.people(group.last()),
                                group.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                group.reason()))
                        .toList());
    }

    private void actors(Document document, AcceptedFilter filter, BooleanSupplier stop) {
        List<String> fields = List.of("actor", "table", "op");
        StatsView view = reading.statistics()
                .count(
                        new StatsQuestion(
                                filter,
                                reading.statistics().fields("--by", fields),
                                Optional.empty(),
                                Optional.empty(),
                                0),
                        _ -> {},
                        stop);
        document.heading(2, "Who changed what");
        document.table(
                List.of(
                        TableColumn.text("actor"),
                        TableColumn.text("table"),
                        TableColumn.text("operation"),
                        TableColumn.number("events")),
                view.rows().stream()
                        .filter(row -> !row.isOther())
                        .map(row -> List.of(
                                row.group().get(0).isEmpty()
                                        ? "unknown"
                                        : row.group().get(0),
                                row.group().get(1),
                                row.group().get(2),
                                Long.toString(row.events())))
                        .toList());
    }

    private void events(Document document, AcceptedFilter filter, BooleanSupplier stop) {
        Listing listing = new Listing(stop);
        reading.events()
                .search(
                        new EventQuery(filter, MOST_EVENTS + 1, EventQuery.Order.OLDEST_FIRST, Optional.empty()),
                        listing);
        document.heading(2, "Changes");
        if (listing.rows.isEmpty()) {
            document.sentence("None.");
            return;
        }
        if (listing.rows.size() > MOST_EVENTS) {
            document.sentence("Cut", "there are more than " + MOST_EVENTS + "; an export has all of them");
        }
        document.table(
                List.of(
                        TableColumn.text("event"),
                        TableColumn.text("time (UTC)"),
                        TableColumn.text("who"),
                        TableColumn.text("operation"),
                        TableColumn.text("row"),
                        TableColumn.text("change")),
                listing.rows.stream().limit(MOST_EVENTS).toList());
    }

    /// Takes events as rows of a table.
    private static final class Listing implements EventSink {

        private final BooleanSupplier stop;
        private final List<List<String>> rows = new ArrayList<>();

        private Listing(BooleanSupplier stop) {
            this.stop = stop;
        }

        @Override
        public void take(EventView event) {
            rows.add(List.of(
                    event.id(),
                    TimeText.people(event.committedAt()),
                    ChangeWords.who(event),
                    event.kind().word(),
                    event.row() == null
                            ? event.schema() + "." + event.table()
                            : event.row().toString(),
                    ChangeWords.change(event)));
        }

        @Override
        public void scanned(long events, long of) {
            // nobody is told
        }

        @Override
        public boolean isWanted() {
            return !stop.getAsBoolean();
        }
    }

    private static void coverage(Document document, CoverageView coverage) {
        document.heading(2, "What can be said");
        document.sentence(
                switch (coverage.verdict()) {
                    case NO_KNOWN_GAP -> "The whole range was watched, and no gap in the changes is known.";
                    case GAPS -> "The range was watched, with the gaps below.";
                    case PARTLY_WATCHED -> "A part of the range lies before or after what was watched.";
                    case NOT_WATCHED -> "Nothing was watched in this range.";
                });
        document.sentence(
                "Limits",
                "it tells of what the server wrote into its binary log. Statements run with sql_log_bin=0, filters of the"
                        + " log, and changes made to files below the server leave no trace there.");
        document.heading(2, "Gaps");
        if (coverage.gaps().isEmpty()) {
            document.sentence("None is known.");
            return;
        }
        document.table(
                List.of(
                        TableColumn.text("id"),
                        TableColumn.text("from (UTC)"),
                        TableColumn.text("until (UTC)"),
                        TableColumn.text("cause"),
                        TableColumn.text("tables"),
                        TableColumn.text("state"),
                        TableColumn.text("meaning")),
                coverage.gaps().stream().map(Reports::gap).toList());
    }

    private static List<String> gap(GapView gap) {
        return List.of(
                gap.id(),
                gap.from() == null ? "not known" : TimeText.people(gap.from()),
                gap.until() == null ? "not known" : TimeText.people(gap.until()),
                gap.cause(),
                gap.tables().isEmpty() ? "not known" : String.join(", ", gap.tables()),
                gap.isOpen() ? "open" : "closed by G" + gap.resolvedBy(),
                gap.meaning());
    }
}

package io.auditworkbench.workbench.daily;

import io.auditworkbench.workbench.daily.DayFacts.Basis;
import io.auditworkbench.workbench.daily.DayFacts.Business;
import io.auditworkbench.workbench.daily.DayFacts.Changes;
import io.auditworkbench.workbench.daily.DayFacts.Checked;
import io.auditworkbench.workbench.daily.DayFacts.Counted;
import io.auditworkbench.workbench.daily.DayFacts.Found;
import io.auditworkbench.workbench.daily.DayFacts.Shown;
import io.auditworkbench.workbench.daily.DayFacts.Stage;
import io.auditworkbench.workbench.daily.DayFacts.Sum;
import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.report.Document.TableColumn;
import io.auditworkbench.workbench.text.TimeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Tells a day from its facts, by a template: what could not be seen comes first.
///
/// - **Shape**: the same facts make the same text.
public final class DayText {

    private final DayFacts facts;
    private final ZoneId zone;
    private final Document document = new Document();

    private DayText(DayFacts facts) {
        this.facts = facts;
        zone = ZoneId.of(facts.zone());
    }

    /// The day as a document, with which version of it this is.
    public static Document of(KeptDay day) {
        DayText text = new DayText(day.facts());
        text.title();
        new DayWarnings(day.facts(), text.document).tell();
        text.version(day);
        if (day.facts().stage() != Stage.NOT_BEGUN) {
            text.tell();
        }
        return text.document;
    }

    private void tell() {
        changes();
        business();
        counted("Changes by table", "table", facts.tables(), facts.furtherTables());
        counted("Changes by actor", "actor", facts.actors(), facts.furtherActors());
        found();
        checks();
    }

    private void title() {
        LocalDate day = LocalDate.parse(facts.day());
        String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        document.heading(1, weekday + " " + day + " (" + facts.zone() + ")" + DayWarnings.inTitle(facts));
    }

    private void version(KeptDay day) {
        String made = TimeText.people(day.madeAt()) + " UTC from the log up to T" + day.logTransaction() + " (E"
                + day.logEvent() + ")";
        if (!day.isKept()) {
            document.sentence("Version", "not kept, made " + made);
            return;
        }
        String newest = day.newest() > day.version()
                ? "; the newest is version " + day.newest()
                : day.version() > 1 ? "; it replaces version " + (day.version() - 1) : "";
        document.sentence(
                "Version",
                day.version() + ", made " + made + newest + "; facts "
                        + day.sha256().substring(0, 16));
    }

    private void changes() {
        Changes changes = facts.changes();
        document.heading(2, "What happened");
        String usual = isCompared() ? ", usually " + Exactly.of(changes.usual()) : "";
        String operations = changes.byOperation().stream()
                .map(count -> count.name() + " " + Exactly.of(count.count()))
                .collect(Collectors.joining(", "));
        document.sentence(
                Exactly.of(changes.total(), "change") + " in " + Exactly.of(changes.transactions(), "transaction")
                        + usual + (operations.isEmpty() ? "" : ": " + operations) + ".");
        if (changes.snapshotRows() > 0) {
            document.sentence(Exactly.of(changes.snapshotRows(), "row")
                    + " that a snapshot read are no changes and not counted.");
        }
        document.sentence("Usual", compared());
    }

    private boolean isCompared() {
        return facts.usual().basis() != Basis.NOTHING;
    }

    private String compared() {
        List<String> days = facts.usual().days();
        return switch (facts.usual().basis()) {
            case SAME_WEEKDAY ->
                "that of the same day of the weeks before, " + days.size() + " that were watched wholly: "
                        + String.join(", ", days);
            case DAYS_BEFORE ->
                "that of the days before, " + days.size() + " that were watched wholly: " + days.getLast() + " to "
                        + days.getFirst();
            case NOTHING ->
                facts.stage() == Stage.OVER
                        ? "nothing to compare with: fewer than " + facts.usual().needed()
                                + " days before were watched wholly"
                        : "nothing to compare with: the day is not over";
        };
    }

    private void business() {
        document.heading(2, "Business events");
        if (!facts.concluded()) {
            document.sentence("Nothing was ever concluded in this store: `scan` looks through it.");
            return;
        }
        for (DayTopic topic : DayTopic.values()) {
            List<Business> types = facts.business().stream()
                    .filter(type -> type.topic().equals(topic.word()))
                    .toList();
            if (types.isEmpty() && topic != DayTopic.OTHER) {
                document.sentence(topic.title(), "none was concluded");
            }
            types.forEach(type -> document.sentence(topic.title(), sentence(type)));
            if (topic.isTold()) {
                facts.shown().stream()
                        .filter(event -> event.topic().equals(topic.word()))
                        .forEach(event -> document.sentence(event.id(), sentence(event)));
            }
        }
        boolean isMoney =
                facts.business().stream().flatMap(type -> type.sums().stream()).anyMatch(DayText::lacksCurrency);
        if (isMoney) {
            document.sentence(
                    "Currency", "not known of every sum: the rules tell none, so amounts of several may be added up");
        }
    }

    private static boolean lacksCurrency(Sum sum) {
        return sum.currency().isEmpty()
                && !sum.attribute().equals("quantity")
                && !sum.attribute().equals("change");
    }

    private String sentence(Business type) {
        StringBuilder text = new StringBuilder(type.type() + " " + Exactly.of(type.count()));
        text.append(against(type.standing(), type.usual(), type.least(), type.most()));
        type.sums().forEach(sum -> text.append("; ").append(sentence(sum)));
        if (type.corrected() > 0) {
            text.append("; ").append(Exactly.of(type.corrected())).append(" of them corrected later");
        }
        if (type.withdrawn() > 0) {
            text.append("; ").append(Exactly.of(type.withdrawn())).append(" more withdrawn, not counted");
        }
        return text.toString();
    }

    private static String sentence(Sum sum) {
        String what = sum.attribute() + " " + sum.sum() + (sum.currency().isEmpty() ? "" : " " + sum.currency());
        return sum.without() == 0
                ? what
                : what + " without " + Exactly.of(sum.without()) + " whose " + sum.attribute() + " is not known";
    }

    /// ` (usually 12, 9 to 14)`, and whether that is more or less than on any of the days compared with.
    private static String against(DayFacts.Standing standing, long usual, long least, long most) {
        String range = " (usually " + Exactly.of(usual) + ", " + Exactly.of(least) + " to " + Exactly.of(most) + ")";
        return switch (standing) {
            case UNKNOWN -> "";
            case NEW -> " (NEW: on none of the days compared with)";
            case WITHIN -> range;
            case ABOVE -> range + " MORE than on any of them";
            case BELOW -> range + " LESS than on any of them";
        };
    }

    private String sentence(Shown event) {
        String attributes = event.attributes().stream()
                .filter(attribute -> !attribute.value().isEmpty())
                .map(attribute -> attribute.name() + " " + attribute.value())
                .collect(Collectors.joining(", "));
        return clock(event.at()) + " " + event.type() + " by " + event.actor() + ": "
                + String.join(", ", event.objects()) + (attributes.isEmpty() ? "" : "; " + attributes);
    }

    private void counted(String heading, String what, List<Counted> all, long further) {
        document.heading(2, heading);
        if (all.isEmpty()) {
            document.sentence("None.");
            return;
        }
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.text(what), TableColumn.number("changes")));
        if (isCompared()) {
            columns.addAll(List.of(
                    TableColumn.number("usually"),
                    TableColumn.number("least"),
                    TableColumn.number("most"),
                    TableColumn.text("against the usual")));
        }
        document.table(columns, all.stream().map(this::row).toList());
        if (further > 0) {
            document.sentence("Cut", Exactly.of(further) + " more are not listed");
        }
    }

    private List<String> row(Counted one) {
        String name = one.name().equals("?") ? "unknown" : one.name();
        List<String> row = new ArrayList<>(List.of(name, Long.toString(one.count())));
        if (isCompared()) {
            row.addAll(List.of(
                    Long.toString(one.usual()),
                    Long.toString(one.least()),
                    Long.toString(one.most()),
                    switch (one.standing()) {
                        case UNKNOWN, WITHIN -> "";
                        case NEW -> "new";
                        case ABOVE -> "more than on any";
                        case BELOW -> "less than on any";
                    }));
        }
        return row;
    }

    private void found() {
        document.heading(2, "What is odd");
        facts.troubles().forEach(trouble -> document.sentence("Partial", trouble));
        if (facts.anomalies().isEmpty()) {
            document.sentence(facts.checks().isEmpty() ? "Nothing was looked for." : "Nothing was found of this day.");
            return;
        }
        document.table(
                List.of(
                        TableColumn.text("id"),
                        TableColumn.text("severity"),
                        TableColumn.text("state"),
                        TableColumn.text("what"),
                        TableColumn.text("who"),
                        TableColumn.number("findings"),
                        TableColumn.text("last")),
                facts.anomalies().stream().map(this::row).toList());
        facts.anomalies().stream()
                .filter(group -> !group.reason().isEmpty())
                .forEach(group -> document.sentence(group.id(), group.state() + ": " + group.reason()));
        if (facts.furtherAnomalies() > 0) {
            document.sentence("Cut", Exactly.of(facts.furtherAnomalies()) + " more are not listed");
        }
    }

    private List<String> row(Found group) {
        return List.of(
                group.id(),
                group.severity(),
                group.state(),
                group.what(),
                group.who(),
                Long.toString(group.findings()),
                clock(group.last()));
    }

    private void checks() {
        if (!facts.concluded()) {
            return;
        }
        document.heading(2, "What was checked");
        if (facts.checks().isEmpty()) {
            document.sentence("Nothing: no check has run.");
            return;
        }
        String quiet = facts.checks().stream()
                .filter(check -> check.state().equals("running") && check.groups() == 0)
                .map(check -> check.detector() + " (" + Exactly.of(check.lookedAt()) + " looked at)")
                .collect(Collectors.joining(", "));
        document.sentence(quiet.isEmpty() ? "Every check that runs found something." : "Nothing in " + quiet + ".");
        facts.checks().stream()
                .filter(check -> !check.state().equals("running"))
                .forEach(check -> document.sentence(word(check), check.detector() + ": " + check.reason()));
    }

    private static String word(Checked check) {
        return check.state().equals("failed") ? "Failed" : "Not run";
    }

    private String clock(String time) {
        return TimeText.in(zone, Instant.parse(time)).substring("2026-11-20T".length(), "2026-11-20T02:13:07".length());
    }
}

package io.auditworkbench.desktop.health;

import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.SkippedChecks;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import io.auditworkbench.workbench.view.StatusView;
import io.auditworkbench.workbench.view.StoreView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts what the store and capture say into words.
///
/// - **Threading**: any thread.
final class HealthWords {

    private static final double BYTES_PER_MB = 1_000_000;

    private final DesktopContext context;

    HealthWords(DesktopContext context) {
        this.context = context;
    }

    /// - **Shape**: `capture` is that of this window, which may write into another store, or none.
    Health of(OpenStore store, StatusView status, StoreView report, Capturing.State capture) {
        boolean isOurs =
                capture.store().filter(store.file().toAbsolutePath()::equals).isPresent();
        CoverageView coverage = status.coverage();
        return new Health(
                isOurs ? ourState(capture) : state(store, status),
                isOurs ? ourDetail(capture) : "",
                isOurs ? tone(capture) : status.isWriterActive() ? Health.Tone.GOOD : Health.Tone.NEUTRAL,
                isOurs && capture.isRunning(),
                facts(status, report, isOurs ? capture.tables() : ""),
                status.sources().stream().map(this::source).toList(),
                sentence(coverage),
                coverage.openGaps() > 0,
                coverage.watchedFrom(),
                coverage.watchedUntil(),
                coverage.gaps().stream().map(this::gap).toList());
    }

    private String state(OpenStore store, StatusView status) {
        if (store.isDemo()) {
            return context.text("health.state.demo");
        }
        return context.text(status.isWriterActive() ? "health.state.elsewhere" : "health.state.none");
    }

    private String ourState(Capturing.State capture) {
        String lag = TimeShown.length(capture.lag());
        return context.text("health.state." + capture.word(), capture.eventsStored(), lag);
    }

    private static String ourDetail(Capturing.State capture) {
        return capture.problem().map(HealthWords::inOne).orElse(capture.detail());
    }

    private static String inOne(Problem problem) {
        return (problem.happened() + " " + problem.nextStep()).strip();
    }

    private static Health.Tone tone(Capturing.State capture) {
        return switch (capture.word()) {
            case "live", "snapshotting" -> Health.Tone.GOOD;
            case "connecting", "reconnecting", "paused" -> Health.Tone.WAITING;
            case "failed" -> Health.Tone.BAD;
            default -> Health.Tone.NEUTRAL;
        };
    }

    private List<Health.Fact> facts(StatusView status, StoreView report, String tables) {
        List<Health.Fact> facts = new ArrayList<>();
        add(facts, "health.fact.store", report.file());
        add(facts, "health.fact.events", context.text("health.count", status.events()));
        add(
                facts,
                "health.fact.last",
                report.last() == null
                        ? ""
                        : context.text(
                                "health.last",
                                status.lastSequence(),
                                context.times().moment(report.last())));
        add(facts, "health.fact.transactions", context.text("health.count", report.transactions()));
        add(facts, "health.fact.tables", context.text("health.count", report.tables()));
        add(
                facts,
                "health.fact.size",
                context.text("health.size", report.sizeBytes() / BYTES_PER_MB, report.journalBytes() / BYTES_PER_MB));
        add(facts, "health.fact.only", tables);
        return facts;
    }

    private void add(List<Health.Fact> facts, String nameKey, String value) {
        if (!value.isEmpty()) {
            facts.add(new Health.Fact(context.text(nameKey), value));
        }
    }

    private Health.Source source(StatusView.SourceStatus source) {
        return new Health.Source(
                source.name(),
                source.position().isEmpty() ? context.text("health.position.none") : position(source.position()),
                source.savedAt() == null ? "" : context.times().second(source.savedAt()),
                source.age() == null ? "" : context.text("health.age", TimeShown.length(source.age())),
                skipped(source.name()));
    }

    private String skipped(String source) {
        return String.join(
                "\n",
                SkippedChecks.of(context.settings(), source).stream()
                        .map(one -> context.text("health.skipped", one.check(), one.reason()))
                        .toList());
    }

    /// A saved position is a text of JSON; its file, place and GTIDs are what people ask for.
    private String position(String saved) {
        String file = part(saved, "file");
        String place = part(saved, "pos");
        String gtids = part(saved, "gtids");
        if (file.isEmpty() || place.isEmpty()) {
            return saved;
        }
        return file + ":" + place + (gtids.isEmpty() ? "" : "\n" + context.text("health.gtids", gtids));
    }

    private static String part(String json, String name) {
        var found = java.util.regex.Pattern.compile("\"" + name + "\":\\s*\"?([^\",}]*(?:,[^\",}:]*:[^\",}]*)*)")
                .matcher(json);
        return found.find() ? found.group(1).strip() : "";
    }

    /// The statement of coverage; never more than is known.
    private String sentence(CoverageView coverage) {
        String key = "health.coverage." + coverage.verdict().name().toLowerCase(Locale.ROOT);
        return context.text(
                key,
                moment(coverage.watchedFrom()),
                moment(coverage.watchedUntil()),
                coverage.gapsInChanges().size(),
                coverage.openGaps(),
                coverage.unwatched().size());
    }

    private String moment(@Nullable Instant at) {
        return at == null ? "" : context.times().second(at);
    }

    private Health.Gap gap(GapView gap) {
        return new Health.Gap(
                gap.id(),
                gap.cause(),
                gap.effect(),
                gap.meaning(),
                gap.tables().isEmpty() ? context.text("health.gap.tables.unknown") : String.join(", ", gap.tables()),
                gap.from() == null ? context.text("health.gap.unknown") : moment(gap.from()),
                gap.until() == null ? context.text("health.gap.unknown") : moment(gap.until()),
                gap.isOpen()
                        ? context.text("health.gap.open")
                        : context.text("health.gap.closed", String.valueOf(gap.resolvedBy())),
                gap.isOpen(),
                gap.concernsChanges(),
                gap.from(),
                gap.until(),
                details(gap));
    }

    private List<Health.Fact> details(GapView gap) {
        List<Health.Fact> details = new ArrayList<>();
        add(details, "health.gap.evidence", gap.evidence());
        add(details, "health.gap.gtids", gap.gtidRange());
        add(details, "health.gap.positions", positions(gap));
        add(
                details,
                "health.gap.rows",
                gap.rowsExpected() == null || gap.rowsStored() == null
                        ? ""
                        : context.text("health.gap.rows.of", gap.rowsStored(), gap.rowsExpected()));
        add(
                details,
                "health.gap.detected",
                context.text("health.gap.detected.by", gap.detectedBy(), moment(gap.detectedAt())));
        add(details, "health.gap.transaction", "T" + gap.transaction());
        return details;
    }

    private static String positions(GapView gap) {
        if (gap.fromPosition().isEmpty() && gap.untilPosition().isEmpty()) {
            return "";
        }
        return gap.fromPosition() + " – " + gap.untilPosition();
    }
}

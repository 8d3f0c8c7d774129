package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.audit.ActLog;
import io.auditworkbench.workbench.audit.ActView;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what the workbench itself was used for.
@Recorded(AuditAction.Kind.SELF_AUDIT)
@Command(
        name = "selfaudit",
        description = "List what this workbench was used for: who asked for what, and how much left.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "Reading it is an act too, and stands in it. Without a store it is that of settings.",
            "An act that is open is under way, or was cut off."
        })
public final class SelfAuditCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.selfaudit/1";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "from then on: 2h, 3d, 2026-11-20 or an instant (UTC)")
    private @Nullable String since;

    @Option(names = "--actor", paramLabel = "NAME", description = "only of this user, or of clients that begin so")
    private @Nullable String actor;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "only acts of this kind: read, export, mcp-call, login …")
    private @Nullable String kind;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many; 0 for all (default: 100)")
    private int limit = 100;

    private final Output output;
    private final Clock clock;
    private final Function<@Nullable Path, ActLog> log;

    private SelfAuditCommand(Output output, Clock clock, Function<@Nullable Path, ActLog> log) {
        this.output = output;
        this.clock = clock;
        this.log = log;
    }

    /// The command with its part; `log` takes the store named on the command line.
    public static CommandLine with(Output output, Clock clock, Function<@Nullable Path, ActLog> log) {
        return new CommandLine(new SelfAuditCommand(output, clock, log))
                .addSubcommand(new SelfAuditVerifyCommand(output, log));
    }

    @Override
    public Integer call() {
        ActLog.Question question = new ActLog.Question(
                Optional.ofNullable(since).map(this::instant),
                Optional.ofNullable(actor),
                Optional.ofNullable(kind).map(SelfAuditCommand::known),
                AtLeast.zero("--limit", limit));
        ListWriter<ActView> list = output.list(shape());
        ActLog read = log.apply(output.options().store());
        ActLog.Found found = read.find(question);
        found.acts().forEach(list::add);
        Ending ending = new Ending(
                read.file().toString(),
                "",
                Map.of(),
                found.isCut() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                List.of(
                        Quantity.of(found.acts().size(), "act") + (found.isCut() ? ", more with --limit 0" : ""),
                        output.hint("selfaudit verify")));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return ExitCode.DONE.number();
    }

    private static String known(String word) {
        if (!ActLog.kinds().contains(word)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is no kind of act \"" + word + "\".",
                    "Choose from: " + String.join(" ", ActLog.kinds()) + ".");
        }
        return word;
    }

    private Instant instant(String text) {
        try {
            if (text.matches("[0-9]{1,6}(ms|s|m|h|d)")) {
                return clock.instant().minus(DurationWord.read("--since", text));
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException unknown) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + text + "\" is no time for --since.",
                    "Write 2h, 3d, 2026-11-20 or 2026-11-20T09:05:00Z.",
                    unknown);
        }
    }

    private static Shape<ActView> shape() {
        return new Shape<>(
                SCHEMA,
                List.of(
                        Column.number("act", act -> Cell.of(act.number())),
                        Column.text("time", (ActView act) -> Cell.of(TimeText.people(act.at())))
                                .whole(),
                        Column.text("user", (ActView act) -> Cell.of(act.user())),
                        Column.text("client", act -> Cell.of(act.client())),
                        Column.text("kind", (ActView act) -> Cell.of(act.kind()))
                                .whole(),
                        Column.text("object", act -> Cell.of(act.object())),
                        Column.text("details", act -> Cell.of(act.details())),
                        Column.text("outcome", (ActView act) -> Cell.of(act.outcome()))
                                .whole(),
                        Column.number("rows", act -> Cell.of(act.rows())),
                        Column.number("bytes", act -> Cell.of(act.bytes())),
                        Column.text("sha256", (ActView act) -> Cell.of(act.sha256()))
                                .whenWide()),
                SelfAuditCommand::json,
                act -> Long.toString(act.number()));
    }

    private static Map<String, @Nullable Object> json(ActView act) {
        return Trees.map(
                "act", act.number(),
                "at", TimeText.data(act.at()),
                "ended_at", TimeText.data(act.endedAt()),
                "user", act.user(),
                "client", act.client(),
                "kind", act.kind(),
                "object", act.object(),
                "details", act.details(),
                "outcome", act.outcome(),
                "rows", act.rows(),
                "bytes", act.bytes(),
                "sha256", act.sha256().isEmpty() ? null : act.sha256());
    }
}

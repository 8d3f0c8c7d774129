package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.finding.FindingTriage;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Keeps what somebody says of a group of findings.
@Recorded(AuditAction.Kind.TRIAGE)
@Command(name = "set", description = "Say what a group of findings is, and why; it is kept with the group.")
public final class AnomaliesSetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "the group, as A17")
    private String id = "";

    @Option(
            names = "--state",
            required = true,
            paramLabel = "STATE",
            description = "new, in-review, explained, confirmed or muted")
    private String state = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason = "";

    @Option(names = "--mute-until", paramLabel = "TIME", description = "for muted: show it again from then on")
    private @Nullable String muteUntil;

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<FindingTriage> triage;

    public AnomaliesSetCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<FindingTriage> triage) {
        this.output = output;
        this.storePath = storePath;
        this.triage = triage;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON);
        Path file = Objects.requireNonNull(storePath.apply(output.options().store()));
        FindingTriage.Act act = new FindingTriage.Act(
                id,
                FindingDesk.state(state),
                reason,
                Optional.ofNullable(muteUntil),
                System.getProperty("user.name", "?"));
        triage.get().keep(file, act);
        if (format == OutputFormat.JSON) {
            output.document(
                    format,
                    "auditctl.anomalies.set/1",
                    new Ending(file.toString(), "", Trees.map(), Ending.Completeness.ALL, null, List.of()),
                    List.of(Trees.map("id", id, "state", act.state().word(), "reason", reason, "by", act.by())));
        } else {
            output.line(id + " is " + act.state().word() + ": " + ScreenText.tame(reason));
        }
        return ExitCode.DONE.number();
    }
}

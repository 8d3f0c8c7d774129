package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.WhyView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Says why a business event was concluded: rule, conditions, changes down to the binlog.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "why",
        description = "Say why a business event was concluded: the rule, each condition, the changes, the binlog.")
public final class WhyCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.why/1";

    @Parameters(paramLabel = "ID", description = "the business event, as in B12")
    private String id = "";

    private final Output output;
    private final ConclusionDoor conclusions;

    public WhyCommand(Output output, ConclusionDoor conclusions) {
        this.output = output;
        this.conclusions = conclusions;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        return conclusions.read(desk -> answer(desk, format)).number();
    }

    private ExitCode answer(ConclusionDesk desk, OutputFormat format) {
        WhyView why = desk.why(id);
        if (format == OutputFormat.TABLE) {
            print(why);
            output.flush();
        } else {
            Ending ending = new Ending(desk.name(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, SCHEMA, ending, List.of(json(why)));
        }
        return ExitCode.DONE;
    }

    private void print(WhyView why) {
        BusinessView event = why.event();
        Page page = new Page(output);
        page.heading(event.id() + " " + event.type(), BusinessShape.objects(event), event.standing());
        page.line("when", TimeText.data(event.at()));
        page.line("who", event.actor() + " (" + event.actorGrade() + ")");
        page.line("says", BusinessShape.details(event));
        page.line("because", event.because());
        page.line("rule", event.rule() + (why.ruleTitle().isEmpty() ? "" : ": " + why.ruleTitle()));
        page.line("confidence", event.confidence());
        page.space();
        BusinessShape.print(event.conditions(), page);
        page.space();
        page.table(
                List.of(
                        Column.text("event", (WhyView.Change change) -> Cell.of(change.id()))
                                .whole(),
                        Column.text("tx", change -> Cell.of(change.transaction())),
                        Column.text("time", change -> Cell.of(TimeText.data(change.at()))),
                        Column.text("op", change -> Cell.of(change.operation())),
                        Column.text("row", change -> Cell.of(change.row())),
                        Column.text("binlog", change -> Cell.of(change.position()))),
                why.changes());
        for (BusinessView former : why.former()) {
            page.space();
            page.line(
                    "before",
                    "revision " + former.revision() + ", " + former.standing()
                            + (former.rule().equals(why.event().rule()) ? "" : ", by " + former.rule()) + ": "
                            + BusinessShape.details(former));
        }
    }

    private static Map<String, @Nullable Object> json(WhyView why) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("event", BusinessShape.json(why.event()));
        tree.put("rule_title", why.ruleTitle());
        tree.put("changes", why.changes().stream().map(WhyCommand::json).toList());
        tree.put("former", why.former().stream().map(BusinessShape::json).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> json(WhyView.Change change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", change.id());
        tree.put("transaction", change.transaction());
        tree.put("time", TimeText.data(change.at()));
        tree.put("op", change.operation());
        tree.put("row", change.row());
        tree.put("position", change.position());
        return tree;
    }
}

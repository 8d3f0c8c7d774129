package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.view.DetectorView;
import io.auditworkbench.workbench.view.RuleView;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the rules.
@Recorded(AuditAction.Kind.READ)
@Command(name = "list", description = "List the rules, whether they are used, and how much each has concluded.")
final class RulesListCommand implements Callable<Integer> {

    @Option(names = "--detectors", description = "list the detectors instead, and what is set for them")
    private boolean detectors;

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<RuleDesk> desk;

    RulesListCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<RuleDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Path store = storePath.apply(output.options().store());
        RuleDesk rules = desk.get();
        return detectors ? detectors(rules, store) : rules(rules, store);
    }

    private int detectors(RuleDesk rules, Path store) {
        List<DetectorView> all = rules.detectors(store);
        ListWriter<DetectorView> list = output.list(DetectorShape.list());
        all.forEach(list::add);
        finish(
                list,
                store,
                rules,
                all.size() + " detectors",
                output.hint("rules show " + all.getFirst().id()));
        return ExitCode.DONE.number();
    }

    private int rules(RuleDesk rules, Path store) {
        List<RuleView> all = rules.list(store);
        ListWriter<RuleView> list =
                output.list(new Shape<>("auditctl.rules/1", columns(), RulesListCommand::json, RuleView::id));
        all.forEach(list::add);
        finish(list, store, rules, all.size() + " rules", output.hint("rules list --detectors"));
        all.stream().filter(rule -> !rule.failed().isEmpty()).forEach(rule -> output.warn("PARTIAL: " + rule.failed()));
        return ExitCode.DONE.number();
    }

    private void finish(ListWriter<?> list, Path store, RuleDesk rules, String count, String hint) {
        long broken = rules.lint(List.of()).size();
        List<String> notes = broken == 0
                ? List.of(count, hint)
                : List.of(count + "; " + broken + " problems in files of your own", output.hint("rules lint"));
        Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, notes);
        list.finish(ending);
        output.flush();
        output.notes(ending);
    }

    private static List<Column<RuleView>> columns() {
        return List.of(
                Column.text("id", (RuleView rule) -> Cell.of(rule.id())).whole(),
                Column.number("version", rule -> Cell.of(Integer.toString(rule.version()))),
                Column.text(
                        "state", rule -> Cell.of(rule.failed().isEmpty() ? rule.state() : rule.state() + ", broke")),
                Column.number("events", rule -> Cell.of(Long.toString(rule.events()))),
                Column.text("title", rule -> Cell.of(rule.title())),
                Column.text("not mapped", rule -> Cell.of(String.join(" ", rule.needs()))),
                Column.text("level", (RuleView rule) -> Cell.of(rule.level())).whenWide(),
                Column.text("status", (RuleView rule) -> Cell.of(rule.status())).whenWide(),
                Column.text("origin", (RuleView rule) -> Cell.of(rule.origin())).whenWide());
    }

    static Map<String, @Nullable Object> json(RuleView rule) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", rule.id());
        tree.put("version", rule.version());
        tree.put("title", rule.title());
        tree.put("level", rule.level());
        tree.put("status", rule.status());
        tree.put("origin", rule.origin());
        tree.put("state", rule.state());
        tree.put("not_mapped", rule.needs());
        tree.put("events", rule.events());
        tree.put("failed", rule.failed().isEmpty() ? null : rule.failed());
        return tree;
    }
}

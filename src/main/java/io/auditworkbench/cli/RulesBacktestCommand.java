package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.view.BacktestView;
import io.auditworkbench.workbench.view.BacktestView.Difference;
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
import picocli.CommandLine.Parameters;

/// Tries a version of a rule on history, and keeps nothing.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "backtest",
        description =
                "Run a rule, or a changed one in a file, over the history, and show what would differ from what is"
                        + " stored; nothing is kept.")
final class RulesBacktestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RULE|FILE", description = "a rule in force, or a file with a version of one")
    private String rule = "";

    @Option(names = "--sample", paramLabel = "N", description = "how many examples of each difference (default: 5)")
    private int samples = 5;

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<RuleDesk> desk;

    RulesBacktestCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<RuleDesk> desk) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        interruption.onRequest(() -> {});
        Path store = storePath.apply(output.options().store());
        BacktestView view = desk.get().backtest(store, rule, samples, interruption::isRequested);
        if (format == OutputFormat.TABLE) {
            print(view);
        } else {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, "auditctl.backtest/1", ending, List.of(json(view)));
        }
        output.flush();
        return (view.isPartial() ? ExitCode.INCOMPLETE : ExitCode.DONE).number();
    }

    private void print(BacktestView view) {
        Page page = new Page(output);
        page.heading(view.rule(), Quantity.of(view.changes()) + " changes", view.isPartial() ? "stopped" : "");
        page.line("concludes", Quantity.of(view.concluded()));
        page.line("same", Quantity.of(view.same()));
        page.line("gained", Quantity.of(view.gained()));
        samples(page, view.gainedSamples());
        page.line("lost", Quantity.of(view.lost()));
        samples(page, view.lostSamples());
        page.line("changed", Quantity.of(view.changed()));
        samples(page, view.changedSamples());
    }

    private static void samples(Page page, List<Difference> differences) {
        for (Difference difference : differences) {
            String between = difference.stored().isEmpty() || difference.now().isEmpty() ? "" : " -> ";
            page.line("", difference.id() + "  " + difference.stored() + between + difference.now());
        }
    }

    private static Map<String, @Nullable Object> json(BacktestView view) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("rule", view.rule());
        tree.put("changes", view.changes());
        tree.put("concluded", view.concluded());
        tree.put("same", view.same());
        tree.put("gained", view.gained());
        tree.put("lost", view.lost());
        tree.put("changed", view.changed());
        tree.put("gained_samples", trees(view.gainedSamples()));
        tree.put("lost_samples", trees(view.lostSamples()));
        tree.put("changed_samples", trees(view.changedSamples()));
        tree.put("partial", view.isPartial());
        return tree;
    }

    private static List<Map<String, @Nullable Object>> trees(List<Difference> differences) {
        return differences.stream()
                .map(difference -> {
                    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
                    tree.put("id", difference.id());
                    tree.put("stored", difference.stored());
                    tree.put("now", difference.now());
                    return tree;
                })
                .toList();
    }
}
